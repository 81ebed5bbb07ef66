using System.Collections.Frozen;

namespace ClaimTracker.Import.Html;

/// <summary>Finds elements nested without end before a parser meets them: it looks at all open elements for each new one.</summary>
internal static class NestingCheck
{
    private const int Deepest = 5_000;

    /// <summary>Elements that hold nothing, or that the next one closes.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Closed = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
        "p", "li", "dt", "dd", "tr", "td", "th", "option", "optgroup", "thead", "tbody", "tfoot", "colgroup", "html", "head", "body", "path").GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>True where thousands more elements are opened than closed.</summary>
    public static bool IsTooDeep(ReadOnlySpan<char> html)
    {
        if (html.Count('<') <= Deepest) return false;
        var depth = 0;
        for (var at = html.IndexOf('<'); at >= 0 && at + 1 < html.Length; at = Next(html, at + 1))
        {
            var rest = html[(at + 1)..];
            if (rest.StartsWith("!--")) at += Length(rest, "-->");
            else if (rest[0] == '/') depth -= depth > 0 && IsCounted(rest[1..]) ? 1 : 0;
            else if (rest.StartsWith("script", StringComparison.OrdinalIgnoreCase)) at += Length(rest, "</script");
            else if (rest.StartsWith("style", StringComparison.OrdinalIgnoreCase)) at += Length(rest, "</style");
            else if (IsCounted(rest) && ++depth > Deepest) return true;
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
