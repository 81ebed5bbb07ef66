using ClaimTracker.Import;
using ClaimTracker.Import.Fetching;

namespace ClaimTracker.Ingest;

/// <summary>A document that waits to be read.</summary>
/// <param name="Location">Path or address, for messages and for knowing it again.</param>
/// <param name="ReadAsync">Reads it; a document that cannot be read gives a problem, not an exception.</param>
public sealed record PendingDocument(string Location, Func<CancellationToken, Task<ReadDocument>> ReadAsync)
{
    /// <summary>The bytes that are here already; null for what is read when its turn comes.</summary>
    public ReadOnlyMemory<byte>? Bytes { get; init; }

    /// <summary>The Content-Type that <see cref="Bytes"/> came with; null where none is known.</summary>
    public string? ContentType { get; init; }

    /// <summary>A file, an address, or standard input.</summary>
    /// <param name="location">Where it is.</param>
    /// <param name="reader">What reads it; null for <see cref="DocumentReader.Default"/>.</param>
    public static PendingDocument At(string location, DocumentReader? reader = null) =>
        new(location, cancel => ReadDocument.FromAsync(location, reader ?? DocumentReader.Default, fetcher: null, cancel));

    internal static PendingDocument At(string address, SafeFetcher fetcher) =>
        new(address, cancel => ReadDocument.FromAsync(address, DocumentReader.Default, fetcher, cancel));

    /// <summary>Bytes that are already here: an upload, a paste.</summary>
    public static PendingDocument Of(string location, ReadOnlyMemory<byte> bytes, string? contentType = null) =>
        new(location, cancel => Task.FromResult(ReadDocument.Of(location, bytes, contentType, cancel))) { Bytes = bytes, ContentType = contentType };
}
