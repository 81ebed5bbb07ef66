using System.IO.Compression;

namespace ClaimTracker.Export.Package;

/// <summary>Where the files of a data package are read from: a zip or a folder.</summary>
internal sealed class PackageSource : IDisposable
{
    private readonly string path;
    private readonly ZipArchive? zip;

    private PackageSource(string path, ZipArchive? zip) => (this.path, this.zip) = (path, zip);

    /// <summary>Opens the package at <paramref name="path"/>.</summary>
    /// <exception cref="InvalidDataException">It is neither a folder nor a zip.</exception>
    public static PackageSource Open(string path)
    {
        if (Directory.Exists(path)) return new PackageSource(path, null);
        try
        {
            return new PackageSource(path, ZipFile.OpenRead(path));
        }
        catch (InvalidDataException)
        {
            throw new InvalidDataException($"{path}: neither a folder nor a zip; a data package is made with export --format package");
        }
    }

    /// <summary>Opens a file of the package.</summary>
    /// <exception cref="InvalidDataException">It is missing.</exception>
    public Stream File(string name) => TryFile(name) ?? throw new InvalidDataException($"{path}: {name} is missing");

    /// <summary>Opens a file of the package; null where it is missing.</summary>
    public Stream? TryFile(string name)
    {
        if (zip is not null) return zip.GetEntry(name)?.Open();
        var file = Path.Combine(path, name);
        return System.IO.File.Exists(file) ? System.IO.File.OpenRead(file) : null;
    }

    public void Dispose() => zip?.Dispose();
}
