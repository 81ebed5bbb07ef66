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

    /// <summary>A file, or standard input.</summary>
    public static PendingDocument At(string location) => new(location, cancel => ReadDocument.FromAsync(location, cancel));

    /// <summary>Bytes that are already here: an upload, a paste.</summary>
    public static PendingDocument Of(string location, ReadOnlyMemory<byte> bytes, string? contentType = null) =>
        new(location, cancel => Task.FromResult(ReadDocument.Of(location, bytes, contentType, cancel))) { Bytes = bytes, ContentType = contentType };
}
