using System.Collections.Frozen;

namespace ClaimTracker.Import.Html;

/// <summary>
/// Adds up the work that a page is to a parser before one meets it: for a tag the parser may look at every element that is open. So the same
/// page is refused on every machine, however busy.
/// </summary>
internal static class NestingCheck
{
    /// <summary>Open elements, summed over the tags. Large news pages come to 230,000; the slowest page below the limit takes a second.</summary>
    private const int MostWork = 2_000_000;

    /// <summary>Tags that cannot come to <see cref="MostWork"/>, each one inside the one before.</summary>
    private const int Harmless = 1_990;

    /// <summary>Elements that hold nothing, or that the next one closes.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Closed = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
        "p", "li", "dt", "dd", "tr", "td", "th", "option", "optgroup", "thead", "tbody", "tfoot", "colgroup", "html", "head", "body", "path").GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>True where the page is more work than any article.</summary>
    public static bool IsTooMuch(ReadOnlySpan<char> html)
    {
        if (html.Count('<') <= Harmless) return false;
        var (depth, work) = (0, 0);
        for (var at = html.IndexOf('<'); at >= 0 && at + 1 < html.Length; at = Next(html, at + 1))
        {
            var rest = html[(at + 1)..];
            if ((work += depth + 1) > MostWork) return true;
            if (rest.StartsWith("!--")) at += Length(rest, "-->");
            else if (rest[0] == '/') depth -= depth > 0 && IsCounted(rest[1..]) ? 1 : 0;
            else if (rest.StartsWith("script", StringComparison.OrdinalIgnoreCase)) at += Length(rest, "</script");
            else if (rest.StartsWith("style", StringComparison.OrdinalIgnoreCase)) at += Length(rest, "</style");
            else if (IsCounted(rest)) depth++;
        }
        return false;
    }

    private static int Next(ReadOnlySpan<char> html, int from) => html[from..].IndexOf('<') is var next && next < 0 ? -1 : from + next;

    private static int Length(ReadOnlySpan<char> rest, string end) => rest.IndexOf(end, StringComparison.OrdinalIgnoreCase) is var at && at < 0 ? rest.Length : at;

    private static bool IsCounted(ReadOnlySpan<char> rest)
    {
        var length = 0;
        while (length < rest.Length && char.IsAsciiLetterOrDigit(rest[length])) length++;
        return length > 0 && char.IsAsciiLetter(rest[0]) && !Closed.Contains(rest[..length]);
    }
}
