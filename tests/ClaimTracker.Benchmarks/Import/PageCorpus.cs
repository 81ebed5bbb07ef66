using System.IO.Compression;
using System.Text.Json;

namespace ClaimTracker.Benchmarks.Import;

/// <summary>A saved page with what is known to be true of it.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Url">Its address.</param>
/// <param name="Text">The article's true text.</param>
/// <param name="Bytes">The page as saved.</param>
internal sealed record SavedPage(string Id, string Url, string Text, byte[] Bytes)
{
    public string Host => new Uri(Url).Host is var host && host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : new Uri(Url).Host;
}

/// <summary>Reads a folder with <c>truth.jsonl</c> and <c>pages/ID.html.gz</c>.</summary>
internal static class PageCorpus
{
    public static List<SavedPage> Load(string folder) => File.ReadLines(Path.Combine(folder, "truth.jsonl")).Select(line =>
    {
        using var document = JsonDocument.Parse(line);
        var id = document.RootElement.GetProperty("id").GetString()!;
        return new SavedPage(id, document.RootElement.GetProperty("url").GetString()!, document.RootElement.GetProperty("text").GetString()!, Unpack(Path.Combine(folder, "pages", id + ".html.gz")));
    }).ToList();

    private static byte[] Unpack(string path)
    {
        using var gzip = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var memory = new MemoryStream();
        gzip.CopyTo(memory);
        return memory.ToArray();
    }
}
