using ClaimTracker.Import.Html;
using ClaimTracker.Import.PlainText;

namespace ClaimTracker.Import;

/// <summary>Turns the bytes of one document into articles. Immutable and thread-safe.</summary>
public sealed class DocumentReader
{
    /// <summary>The reader with the limits that <see cref="ReadLimits.Default"/> names.</summary>
    public static DocumentReader Default { get; } = new(ReadLimits.Default);

    private readonly ReadLimits _limits;

    /// <summary>A reader that refuses what is larger than <paramref name="limits"/>.</summary>
    public DocumentReader(ReadLimits limits) => _limits = limits;

    /// <summary>Name and version of the readers; a change means that <c>reimport</c> can give another result.</summary>
    public static string Version => "claimtracker-import/1";

    /// <summary>Reads the articles of one document.</summary>
    /// <param name="bytes">The document as it was stored or fetched.</param>
    /// <param name="location">File path or address, for messages and for telling the format.</param>
    /// <param name="contentType">The Content-Type header it came with, if any.</param>
    /// <param name="cancellationToken">Stops a long read.</param>
    /// <exception cref="UnreadableDocumentException">The document is empty, too large, not text or holds no article.</exception>
    public IReadOnlyList<ImportedArticle> Read(
        ReadOnlyMemory<byte> bytes, string location, string? contentType = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(location);
        cancellationToken.ThrowIfCancellationRequested();
        DocumentCheck.Refuse(bytes.Span, location, _limits);
        var text = TextDecoder.Decoded(bytes.Span, location, contentType);
        if (DocumentFormat.IsPage(text, location, contentType)) return [PageReader.Read(text, location, cancellationToken)];
        TextDecoder.RefuseBinary(text, location);
        return [PlainTextReader.Read(text, location)];
    }
}
