using System.Text;
using ClaimTracker.Extraction;
using ClaimTracker.Import.Blocks;
using ClaimTracker.Import.Dates;
using ClaimTracker.Import.Metadata;

namespace ClaimTracker.Import.Html;

/// <summary>Joins the blocks that belong to the article to its text, and records the rest as cuts.</summary>
internal sealed class ArticleBuilder(Page page, PageMetadata metadata)
{
    private readonly StringBuilder _text = new();
    private readonly List<TextBlock> _blocks = [];
    private readonly List<CutBlock> _cuts = [];

    /// <exception cref="UnreadableDocumentException">No block belongs to an article.</exception>
    public ImportedArticle Build(string location)
    {
        var title = metadata.Title.Value;
        if (title is not null) Append(BlockKind.Headline, title);
        Body(title);
        if (!_blocks.Exists(b => b.Kind == BlockKind.Paragraph))
            throw new UnreadableDocumentException(location, "the page holds no article", "Open it in a browser, save the whole article, and import that file.");
        var text = _text.ToString();
        var paragraphs = _blocks.Where(b => b.Kind == BlockKind.Paragraph).Select(b => b.Span.Cut(text)).ToList();
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
            Blocks = _blocks,
            Origins = Origins(),
            Cuts = _cuts,
        };
    }

    private void Body(string? title)
    {
        var kept = new List<(PageBlock Block, BlockCandidate Candidate)>();
        foreach (var block in page.Blocks)
        {
            if (block.Final >= BodyModel.Threshold) kept.Add((block, new(block.Text, Hint(block), block.LinkShare)));
            else if (block.Text.Length >= 20) _cuts.Add(new("outside of the article", block.Text));
        }
        foreach (var (block, candidate) in kept)
        {
            var kind = candidate.Hint == MarkupHint.Heading ? BlockKind.Subheading : BlockKind.Paragraph;
            Append(kind, block.Text);
        }
    }

    private static MarkupHint Hint(PageBlock block) => block.Frame.Tag switch
    {
        ['h', >= '1' and <= '6'] => MarkupHint.Heading,
        "li" or "dt" or "dd" or "td" or "th" => MarkupHint.ListItem,
        "figcaption" => MarkupHint.Caption,
        "blockquote" => MarkupHint.Quote,
        _ => MarkupHint.None,
    };

    private void Append(BlockKind kind, string text)
    {
        if (_text.Length > 0) _text.Append("\n\n");
        var start = _text.Length;
        _text.Append(text);
        _blocks.Add(new(kind, new Span(start, _text.Length)));
    }

    private List<FieldOrigin> Origins() =>
        new[] { metadata.Title, metadata.Byline, metadata.Outlet, metadata.Url, metadata.Language, metadata.Published, metadata.Updated }
            .Select(c => c.Origin).OfType<FieldOrigin>().ToList();
}
