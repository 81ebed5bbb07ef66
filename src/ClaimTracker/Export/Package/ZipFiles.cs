using System.IO.Compression;

namespace ClaimTracker.Export.Package;

/// <summary>A zip whose bytes depend on nothing but names and contents.</summary>
internal sealed class ZipFiles : IPackageFiles
{
    // The earliest time that a zip can hold.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly ZipArchive zip;

    private ZipFiles(ZipArchive zip) => this.zip = zip;

    public static async Task<ZipFiles> CreateAsync(Stream to, CancellationToken cancellationToken) =>
        new(await ZipArchive.CreateAsync(to, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken));

    public async ValueTask<Stream> CreateAsync(string path, CancellationToken cancellationToken)
    {
        var already = path.EndsWith(".br", StringComparison.Ordinal);
        var entry = zip.CreateEntry(path, already ? CompressionLevel.NoCompression : CompressionLevel.Optimal);
        entry.LastWriteTime = NoTime;
        return await entry.OpenAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => zip.DisposeAsync();
}
