using System.IO.Pipelines;
using System.Text;
using ClaimTracker.Export.Csv;
using ClaimTracker.Export.Rows;
using ClaimTracker.Export.Tables;
using ClaimTracker.Store;

namespace ClaimTracker.Export.Package;

/// <summary>
/// Writes a data package: every table as CSV, <c>codebook.md</c>, <c>datapackage.json</c> (Frictionless) with counts and hashes, and, where
/// allowed, the texts. The same data give the same bytes.
/// </summary>
public sealed class DataPackage
{
    /// <summary>Name of the format, in <c>datapackage.json</c>.</summary>
    public const string Format = "claimtracker-package/1";

    private readonly Snapshot snapshot;
    private readonly IPackageFiles files;
    private readonly PackageOptions options;
    private readonly ExportPlace place;

    private DataPackage(Snapshot snapshot, IPackageFiles files, PackageOptions options)
    {
        (this.snapshot, this.files, this.options) = (snapshot, files, options);
        place = new ExportPlace(options.Address, snapshot.Texts);
    }

    /// <summary>Writes a zip.</summary>
    public static async Task WriteZipAsync(ContextFactory factory, PackageOptions options, Stream to, CancellationToken cancellationToken = default)
    {
        await using var zip = await ZipFiles.CreateAsync(to, cancellationToken);
        await WriteAsync(factory, options, zip, cancellationToken);
    }

    /// <summary>Writes into a folder, which must be empty or missing.</summary>
    /// <exception cref="IOException">The folder holds something.</exception>
    public static async Task WriteFolderAsync(ContextFactory factory, PackageOptions options, string folder, CancellationToken cancellationToken = default)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new IOException($"{folder} is not empty; name a new folder, so that no file of another export stays among these");
        await using var files = new FolderFiles(folder);
        await WriteAsync(factory, options, files, cancellationToken);
    }

    private static async Task WriteAsync(ContextFactory factory, PackageOptions options, IPackageFiles files, CancellationToken cancellationToken)
    {
        await using var snapshot = await Snapshot.OpenAsync(factory, cancellationToken);
        await new DataPackage(snapshot, files, options).WriteAsync(cancellationToken);
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        await WriteAsync("codebook.md", Encoding.UTF8.GetBytes(Codebook.Of(options.Tables, options.WithPrivate)), cancellationToken);
        var resources = new List<PackageResource>();
        foreach (var table in options.Tables) resources.Add(await TableAsync(options.Query(table), cancellationToken));
        if (options.WithTexts) await new PackageTexts(snapshot, WriteAsync, options).WriteAsync(cancellationToken);
        var state = await PackageStates.ReadAsync(snapshot, cancellationToken);
        await WriteAsync("datapackage.json", PackageDescriptor.Of(options, resources, state), cancellationToken);
    }

    private async Task<PackageResource> TableAsync(TableQuery query, CancellationToken cancellationToken)
    {
        await using var stream = new HashedStream(await files.CreateAsync(query.Table.Name + ".csv", cancellationToken));
        var pipe = PipeWriter.Create(stream, new StreamPipeWriterOptions(leaveOpen: true));
        var rows = await snapshot.WriteCsvAsync(query, place, pipe, CsvOptions.Lossless, cancellationToken);
        await pipe.CompleteAsync();
        return new PackageResource(query, rows, stream.Bytes, stream.Sha256);
    }

    private async Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        await using var stream = await files.CreateAsync(path, cancellationToken);
        await stream.WriteAsync(content, cancellationToken);
    }
}
