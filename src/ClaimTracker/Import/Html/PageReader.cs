using ClaimTracker.Extraction;
using ClaimTracker.Import.Blocks;
using ClaimTracker.Import.Dates;
using ClaimTracker.Import.Metadata;
using ClaimTracker.Model;

namespace ClaimTracker.Import.Html;

/// <summary>Reads a page: its metadata, its article, and what was cut.</summary>
internal static class PageReader
{
    /// <exception cref="UnreadableDocumentException">The page holds no article.</exception>
    public static ImportedArticle Read(ReadOnlyMemory<char> html, string location, CancellationToken cancel)
    {
        using var document = PageParser.Parse(html, location, cancel);
        var page = PageWalk.Of(document, cancel);
        var metadata = PageMetadata.Of(page, WebAddress.Clean(location));
        BodyModel.Default.Score(page, Hints(metadata));
        return new ArticleBuilder(page, metadata).Build(location);
    }

    internal static PageHints Hints(PageMetadata metadata) => new(
        metadata.Title.Value,
        metadata.Description,
        metadata.JsonLd?.Body is { Length: > 200 } body ? PageHints.Letters(body) : null,
        metadata.Byline.Value);
}
