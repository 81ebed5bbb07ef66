namespace ClaimTracker.Import;

/// <summary>What became of one document of a file, or of one entry of an archive.</summary>
/// <param name="Location">File, <c>archive.zip!entry</c>, or address.</param>
/// <param name="Bytes">The bytes of the document, to be kept.</param>
/// <param name="Articles">The articles that it holds.</param>
/// <param name="Addresses">Addresses that it asks to be fetched: the lines of a list, the entries of a feed without text.</param>
/// <param name="Failure">Why nothing was read; null where it was.</param>
/// <param name="ContentType">The Content-Type that came with it; null where none did.</param>
public sealed record ReadResult(
    string Location,
    ReadOnlyMemory<byte> Bytes,
    IReadOnlyList<ImportedArticle> Articles,
    IReadOnlyList<string> Addresses,
    UnreadableDocumentException? Failure,
    string? ContentType = null);
