using System.Collections.Frozen;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace ClaimTracker.Import.Html;

/// <summary>Parses a page that is not too much work.</summary>
internal static class PageParser
{
    private const int MaximumDepth = 400;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Attributes = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "class", "id", "lang", "style", "hidden", "aria-hidden", "role", "rel", "href", "type",
        "content", "property", "name", "itemprop", "datetime").GetAlternateLookup<ReadOnlySpan<char>>();

    private const int CheckedElements = 256;

    /// <exception cref="UnreadableDocumentException">The elements are too many, or nested without end.</exception>
    public static IDocument Parse(ReadOnlyMemory<char> html, string location, CancellationToken cancel)
    {
        if (NestingCheck.IsTooMuch(html.Span))
            throw new UnreadableDocumentException(location, "the page's elements are too many or nested without end", "Save the article as plain text and import that file.");
        return new HtmlParser(Options(cancel)).ParseDocument(html);
    }

    private static HtmlParserOptions Options(CancellationToken cancel)
    {
        var elements = 0;
        return new()
        {
            // With IsScripting the parser copies the text, for document.write, and takes twice as long.
            SkipComments = true,
            SkipRawText = true,
            ShouldEmitAttribute = static (ref _, name) => Attributes.Contains(name.Span),
            DisableElementPositionTracking = true,
            MaximumDepth = MaximumDepth,
            OnCreated = (_, _) =>
            {
                if (++elements % CheckedElements == 0) cancel.ThrowIfCancellationRequested();
            },
        };
    }
}
