using ClaimTracker.Extraction;
using ClaimTracker.Import.Blocks;
using ClaimTracker.Import.Dates;
using ClaimTracker.Import.Metadata;

namespace ClaimTracker.Import.Html;

/// <summary>Joins the blocks that belong to the article to its text, and records the rest as cuts.</summary>
internal sealed class ArticleBuilder(Page page, PageMetadata metadata)
{
    private readonly JoinedText _joined = new();
    private readonly List<CutBlock> _cuts = [];

    /// <exception cref="UnreadableDocumentException">No block belongs to an article.</exception>
    public ImportedArticle Build(string location)
    {
        var title = metadata.Title.Value;
        if (title is not null) _joined.Add(BlockKind.Headline, title);
        Body(title);
        if (!_joined.Blocks.Exists(b => b.Kind == BlockKind.Paragraph))
            throw new UnreadableDocumentException(location, "the page holds no article", "Open it in a browser, save the whole article, and import that file.");
        var text = _joined.Text;
        var paragraphs = _joined.Blocks.Where(b => b.Kind == BlockKind.Paragraph).Select(b => b.Span.Cut(text)).ToList();
        var mark = WireMark.Find(paragraphs);
        var published = metadata.PublishedDate;
        return new ImportedArticle
        {
            Title = title ?? paragraphs[0][..Math.Min(120, paragraphs[0].Length)],
            Byline = metadata.Byline.Value,
            Outlet = metadata.Outlet.Value,
            Agency = mark?.Agency,
            Dateline = mark?.Place,
            Url = metadata.Url.Value,
            Language = metadata.Language.Value ?? LanguageGuess.Of(paragraphs),
            Published = published,
            Updated = metadata.UpdatedDate,
            NotBefore = published.IsKnown ? null : DateReader.LatestIn(text),
            Text = text,
            Blocks = _joined.Blocks,
            Origins = Origins(),
            Cuts = _cuts,
        };
    }

    private void Body(string? title)
    {
        var kept = new List<(PageBlock Block, BlockCandidate Candidate)>();
        var threshold = BodyModel.ThresholdOf(page);
        foreach (var block in page.Blocks)
        {
            if (block.Final >= threshold) kept.Add((block, new(block.Text, Hint(block), block.LinkShare)));
            else if (block.Text.Length >= 20) _cuts.Add(new("outside of the article", block.Text));
        }
        foreach (var (block, candidate) in kept)
        {
            var kind = candidate.Hint == MarkupHint.Heading ? BlockKind.Subheading : BlockKind.Paragraph;
            _joined.Add(kind, block.Text);
        }
    }

    internal static MarkupHint Hint(PageBlock block) => block.Frame.Tag switch
    {
        ['h', >= '1' and <= '6'] => MarkupHint.Heading,
        "li" or "dt" or "dd" or "td" or "th" => MarkupHint.ListItem,
        "figcaption" => MarkupHint.Caption,
        "blockquote" => MarkupHint.Quote,
        _ => MarkupHint.None,
    };

    private List<FieldOrigin> Origins() =>
        new[] { metadata.Title, metadata.Byline, metadata.Outlet, metadata.Url, metadata.Language, metadata.Published, metadata.Updated }
            .Select(c => c.Origin).OfType<FieldOrigin>().ToList();
}
