namespace ClaimTracker.Extraction;

/// <summary>What a stretch of an article's text is.</summary>
public enum BlockKind
{
    Headline,
    Paragraph,
    Subheading,
    Caption,

    /// <summary>Text of the page that is not the article: share links, link boxes, newsletter boxes, front matter.</summary>
    Boilerplate,
}

/// <summary>One classified stretch of an article's text; blocks do not overlap and stand in text order.</summary>
/// <param name="Kind">What the stretch is.</param>
/// <param name="Span">Where it stands, without the line breaks around it.</param>
public readonly record struct TextBlock(BlockKind Kind, Span Span);

/// <summary>The extractor's input: a text that is never altered, and its blocks.</summary>
/// <param name="Text">The stored text of the article version.</param>
/// <param name="Blocks">Its blocks in text order. Boilerplate is not read.</param>
public sealed record ArticleText(string Text, IReadOnlyList<TextBlock> Blocks);
