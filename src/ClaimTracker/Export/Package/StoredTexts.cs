using System.Security.Cryptography;
using System.Text;

namespace ClaimTracker.Export.Package;

/// <summary>The texts of a package, by version and by hash.</summary>
internal sealed class StoredTexts(PackageSource source)
{
    private const int Kept = 64;
    private readonly Dictionary<long, string> hashes = [];
    private readonly Dictionary<string, (string Text, CodePointOffsets Points)> texts = [];

    /// <summary>Remembers the text of a version.</summary>
    public string Add(long versionId, string hash)
    {
        hashes[versionId] = hash;
        return Read(hash).Text;
    }

    /// <summary>The text of a version and its offsets.</summary>
    public (string Text, CodePointOffsets Points) Of(long versionId) => hashes.TryGetValue(versionId, out var hash)
        ? Read(hash)
        : throw new InvalidDataException($"version {versionId} is not in versions.csv");

    private (string Text, CodePointOffsets Points) Read(string hash)
    {
        if (texts.TryGetValue(hash, out var known)) return known;
        if (texts.Count >= Kept) texts.Clear();
        using var stream = source.File($"texts/{hash}.txt");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        if (Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray())) != hash) throw new InvalidDataException($"texts/{hash}.txt: the text does not have the hash of its name; the file was changed");
        var text = Encoding.UTF8.GetString(bytes.ToArray());
        return texts[hash] = (text, new CodePointOffsets(text));
    }
}
