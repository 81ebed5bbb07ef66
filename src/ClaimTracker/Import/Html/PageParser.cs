using System.Collections.Frozen;
using System.Diagnostics;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace ClaimTracker.Import.Html;

/// <summary>Parses a page with limits on nesting and time.</summary>
internal static class PageParser
{
    private const int MaximumDepth = 400;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(3);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Attributes = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "class", "id", "lang", "style", "hidden", "aria-hidden", "role", "rel", "href", "type",
        "content", "property", "name", "itemprop", "datetime").GetAlternateLookup<ReadOnlySpan<char>>();

    private const int CheckedElements = 256;

    /// <exception cref="UnreadableDocumentException">The elements are nested without end, or take too long to parse.</exception>
    public static IDocument Parse(ReadOnlyMemory<char> html, string location, CancellationToken cancel)
    {
        if (NestingCheck.IsTooDeep(html.Span)) throw Refusal(location, "the page's elements are nested without end");
        return new HtmlParser(Options(location, cancel)).ParseDocument(html);
    }

    private static HtmlParserOptions Options(string location, CancellationToken cancel)
    {
        var start = Stopwatch.GetTimestamp();
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
                if (++elements % CheckedElements != 0) return;
                cancel.ThrowIfCancellationRequested();
                if (Stopwatch.GetElapsedTime(start) > Longest) throw Refusal(location, $"the page took longer than {Longest.TotalSeconds:0} seconds to read: its elements are nested without end");
            },
        };
    }

    private static UnreadableDocumentException Refusal(string location, string reason) => new(location, reason, "Save the article as plain text and import that file.");
}
