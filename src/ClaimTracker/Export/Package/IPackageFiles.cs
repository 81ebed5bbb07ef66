namespace ClaimTracker.Export.Package;

/// <summary>Where the files of a data package go, one behind the other.</summary>
internal interface IPackageFiles : IAsyncDisposable
{
    /// <summary>Begins a file; dispose the stream before the next.</summary>
    /// <param name="path">Relative path with forward slashes.</param>
    /// <param name="cancellationToken">Stops writing.</param>
    ValueTask<Stream> CreateAsync(string path, CancellationToken cancellationToken);
}
