using ClaimTracker.Extraction;
using ClaimTracker.Import.Blocks;
using ClaimTracker.Import.Dates;
using ClaimTracker.Import.Metadata;

namespace ClaimTracker.Import.Html;

/// <summary>Joins the blocks that belong to the article to its text, and records the rest as cuts.</summary>
internal sealed class ArticleBuilder(Page page, PageMetadata metadata)
{
    /// <summary>Probability from which the model's word stands against the rules on single lines.</summary>
    private const float Sure = 0.7f;

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
            IsStub = StubRule.IsStub(page, metadata, paragraphs),
            Text = text,
            Blocks = _joined.Blocks,
            Origins = Origins(),
            Cuts = _cuts,
        };
    }

    private void Body(string? title)
    {
        if (metadata.JsonLd is { IsLive: true, Entries.Count: >= 2 } live) Entries(live.Entries);
        else Page(title);
    }

    /// <summary>A live blog keeps its entries with their times.</summary>
    private void Entries(IReadOnlyList<LiveEntry> entries)
    {
        foreach (var entry in entries)
        {
            _joined.Add(BlockKind.Subheading, entry.Heading);
            foreach (var block in FragmentReader.Candidates(entry.Body, "", CancellationToken.None)) _joined.Add(BlockKind.Paragraph, block.Text);
        }
    }

    private void Page(string? title)
    {
        var threshold = BodyDecision.Of(page, title);
        var repeats = RepeatRule.Find(page.Blocks, threshold);
        var last = page.Blocks.FindLastIndex(b => b.Final >= threshold);
        var kept = new List<(BlockKind? Kind, BlockCandidate Candidate)>();
        for (var i = 0; i < page.Blocks.Count; i++)
        {
            var block = page.Blocks[i];
            var candidate = new BlockCandidate(block.Text, Hint(block), block.LinkShare);
            if (repeats.Contains(block)) _cuts.Add(new(RepeatRule.Name, block.Text));
            else if (block.Final >= threshold) kept.Add((Kind(candidate, title, block.Final >= Sure), candidate));
            else if (kept.Count > 0 && i < last && CutRule.IsCaption(block)) kept.Add((BlockKind.Caption, candidate));
            else if (block.Text.Length >= 20) _cuts.Add(new(CutRule.Of(block), block.Text));
        }
        var verdicts = BlockClassifier.Classify(kept.ConvertAll(k => k.Candidate), headline: -1);
        for (var i = 0; i < kept.Count; i++)
            _joined.Add(kept[i].Kind ?? (verdicts[i].Kind == BlockKind.Subheading ? BlockKind.Subheading : BlockKind.Paragraph), kept[i].Candidate.Text);
    }

    /// <summary>What the page itself leaves no doubt of; null for text that may be a paragraph or a subheading.</summary>
    private static BlockKind? Kind(BlockCandidate candidate, string? title, bool isSure)
    {
        if (candidate.Hint == MarkupHint.Heading) return BlockKind.Subheading;
        if (candidate.Hint == MarkupHint.Caption || CaptionRules.EndsWithAgencyCredit(candidate.Text)) return BlockKind.Caption;
        if (PointerRule.IsPointer(candidate.Text)) return BlockKind.Boilerplate;
        if (title is not null && candidate.Text == title) return BlockKind.Boilerplate;
        return isSure || BlockClassifier.BoilerplateRule(candidate, 0, 1) is null ? null : BlockKind.Boilerplate;
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
