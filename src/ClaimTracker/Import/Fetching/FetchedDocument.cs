namespace ClaimTracker.Import.Fetching;

/// <summary>A document as it was fetched, unpacked.</summary>
/// <param name="Requested">The address that was asked for.</param>
/// <param name="Final">The address that answered, after redirects.</param>
/// <param name="Status">200, or 304 where nothing changed since the given validators.</param>
/// <param name="ContentType">The Content-Type header.</param>
/// <param name="Bytes">The body; empty for 304.</param>
/// <param name="ETag">The ETag header as written.</param>
/// <param name="LastModified">The Last-Modified header as written.</param>
public sealed record FetchedDocument(
    Uri Requested, Uri Final, int Status, string? ContentType, ReadOnlyMemory<byte> Bytes, string? ETag, string? LastModified)
{
    /// <summary>True where the server says that nothing changed.</summary>
    public bool NotModified => Status == 304;
}

/// <summary>What an earlier fetch of the same address knew, for a conditional request.</summary>
/// <param name="ETag">The earlier ETag.</param>
/// <param name="LastModified">The earlier Last-Modified.</param>
public sealed record FetchValidators(string? ETag, string? LastModified);
