using System.Collections.Frozen;

namespace ClaimTracker.Import.Html;

/// <summary>
/// Adds up the work that a page is to a parser before one meets it: for a tag the parser may look at every element that is open. So the same
/// page is refused on every machine, however busy.
/// </summary>
internal sealed class NestingCheck
{
    /// <summary>Open elements, summed over the tags. Large news pages come to 300,000; the slowest page below the limit takes a second.</summary>
    private const int MostWork = 2_000_000;

    /// <summary>Tags that cannot come to <see cref="MostWork"/>, each one inside the one before.</summary>
    private const int Harmless = 1_990;

    /// <summary>Elements that hold nothing, or that a page has one of.</summary>
    private static readonly FrozenSet<ulong> Void = Names(
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "colgroup", "html", "head", "body", "path");

    /// <summary>Elements whose end may be left out, with the open ones that their start ends.</summary>
    private static readonly FrozenDictionary<ulong, FrozenSet<ulong>> Implied = new Dictionary<string, FrozenSet<ulong>>
    {
        ["p"] = Names("p"), ["li"] = Names("p", "li"), ["dt"] = Names("p", "dt", "dd"), ["dd"] = Names("p", "dt", "dd"), ["option"] = Names("option"), ["optgroup"] = Names("option", "optgroup"),
        ["td"] = Names("p", "td", "th"), ["th"] = Names("p", "td", "th"), ["tr"] = Names("p", "td", "th", "tr"), ["thead"] = Names("p", "td", "th", "tr", "thead"),
        ["tbody"] = Names("p", "td", "th", "tr", "thead", "tbody"), ["tfoot"] = Names("p", "td", "th", "tr", "tbody", "tfoot"),
    }.ToFrozenDictionary(pair => NameOf(pair.Key), pair => pair.Value);

    private readonly List<ulong> open = [];

    /// <summary>True where the page is more work than any article.</summary>
    public static bool IsTooMuch(ReadOnlySpan<char> html) => html.Count('<') > Harmless && new NestingCheck().Exceeds(html);

    private bool Exceeds(ReadOnlySpan<char> html)
    {
        var work = 0;
        string? raw = null;
        for (var at = html.IndexOf('<'); at >= 0 && at + 1 < html.Length; at = Next(html, at + 1))
        {
            var rest = html[(at + 1)..];
            if (raw is not null && !rest.StartsWith(raw, StringComparison.OrdinalIgnoreCase)) continue;
            raw = null;
            if ((work += open.Count + 1) > MostWork) return true;
            if (rest[0] == '/') End(NameOf(rest[1..]));
            else if (rest.StartsWith("!--")) at += Length(rest, "-->");
            else if ((rest[0] | 0x20) == 's' && RawEnd(rest) is { } end) raw = end;
            else if (char.IsAsciiLetter(rest[0])) Start(NameOf(rest));
        }
        return false;
    }

    private void Start(ulong name)
    {
        if (Void.Contains(name)) return;
        if (Implied.TryGetValue(name, out var ended))
        {
            while (open.Count > 0 && ended.Contains(open[^1])) open.RemoveAt(open.Count - 1);
        }
        open.Add(name);
    }

    // An end without its start ends nothing, and an end in the wrong place only its own element: the parser has to put the others right.
    private void End(ulong name)
    {
        var at = open.LastIndexOf(name);
        if (at < 0) return;
        for (var i = open.Count - 1; i > at; i--)
        {
            if (Implied.ContainsKey(open[i])) open.RemoveAt(i);
        }
        open.RemoveAt(at);
    }

    private static int Next(ReadOnlySpan<char> html, int from) => html[from..].IndexOf('<') is var next && next < 0 ? -1 : from + next;

    private static int Length(ReadOnlySpan<char> rest, string end) => rest.IndexOf(end) is var at && at < 0 ? rest.Length : at;

    /// <summary>What ends an element that holds no elements.</summary>
    private static string? RawEnd(ReadOnlySpan<char> rest) =>
        rest.StartsWith("script", StringComparison.OrdinalIgnoreCase) ? "/script" : rest.StartsWith("style", StringComparison.OrdinalIgnoreCase) ? "/style" : null;

    private static FrozenSet<ulong> Names(params string[] names) => names.Select(name => NameOf(name)).ToFrozenSet();

    /// <summary>64-bit FNV-1a of the name that the text starts with, in lower case.</summary>
    private static ulong NameOf(ReadOnlySpan<char> text)
    {
        var hash = 14695981039346656037UL;
        for (var i = 0; i < text.Length && (char.IsAsciiLetterOrDigit(text[i]) || text[i] is '-' or '_' or ':'); i++) hash = (hash ^ (uint)(text[i] | 0x20)) * 1099511628211UL;
        return hash;
    }
}
