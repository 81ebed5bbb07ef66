namespace ClaimTracker.Export.Package;

/// <summary>A folder.</summary>
internal sealed class FolderFiles(string folder) : IPackageFiles
{
    public ValueTask<Stream> CreateAsync(string path, CancellationToken cancellationToken)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        return ValueTask.FromResult<Stream>(File.Create(file));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
