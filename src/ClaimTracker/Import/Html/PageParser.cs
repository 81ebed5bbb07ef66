using System.Collections.Frozen;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace ClaimTracker.Import.Html;

/// <summary>Parses a page with limits on nesting and time.</summary>
internal static class PageParser
{
    private const int MaximumDepth = 400;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(4);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Attributes = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "class", "id", "lang", "style", "hidden", "aria-hidden", "role", "rel", "href", "type",
        "content", "property", "name", "itemprop", "datetime").GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly HtmlParserOptions Options = new()
    {
        // With IsScripting the parser copies the text, for document.write, and takes twice as long.
        SkipComments = true,
        SkipRawText = true,
        ShouldEmitAttribute = static (ref _, name) => Attributes.Contains(name.Span),
        DisableElementPositionTracking = true,
        MaximumDepth = MaximumDepth,
    };

    /// <exception cref="UnreadableDocumentException">The page takes too long to parse: unclosed elements make that quadratic.</exception>
    public static IDocument Parse(string html, string location, CancellationToken cancel)
    {
        using var clock = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        clock.CancelAfter(Longest);
        try
        {
            // A text that is all there is parsed on this thread; only this overload can be cancelled.
            return new HtmlParser(Options).ParseDocumentAsync(html, clock.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new UnreadableDocumentException(
                location, $"the page took longer than {Longest.TotalSeconds:0} seconds to read: its elements are nested without end", "Save the article as plain text and import that file.");
        }
    }
}
