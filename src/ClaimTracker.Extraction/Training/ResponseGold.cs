using System.Text.Json;

namespace ClaimTracker.Extraction.Training;

/// <summary>One response as the annotators marked it, with its strings placed in the text.</summary>
/// <param name="Source">Who answers; null where the outlet does.</param>
/// <param name="Cue">The words that signal the act.</param>
/// <param name="Content">What is said; null where the text gives none.</param>
/// <param name="Kinds">The kinds that count as right.</param>
/// <param name="To">Ids of the claims it answers.</param>
/// <param name="Required">False where only one annotator marked it.</param>
public sealed record GoldResponse(Span? Source, Span? Cue, Span? Content, IReadOnlyList<ResponseKind> Kinds, IReadOnlyList<string> To, bool Required)
{
    /// <summary>Cue and content together.</summary>
    public Span? Hull => Cue is { } cue ? Content is { } content ? cue.Hull(content) : cue : Content;
}

/// <summary>One unnamed source as the annotators marked it.</summary>
/// <param name="Mentions">Every place where its description or a later mention stands.</param>
/// <param name="Types">The types that count as right.</param>
/// <param name="Required">False where only one annotator marked it.</param>
public sealed record GoldUnnamed(IReadOnlyList<Span> Mentions, IReadOnlyList<string> Types, bool Required);

/// <summary>The annotations of one article.</summary>
/// <param name="Claims">Every place where a claim is stated or named, by the claim's id.</param>
/// <param name="Responses">The responses.</param>
/// <param name="Unnamed">The unnamed sources.</param>
public sealed record ResponseGold(
    IReadOnlyDictionary<string, IReadOnlyList<Span>> Claims, IReadOnlyList<GoldResponse> Responses, IReadOnlyList<GoldUnnamed> Unnamed)
{
    /// <summary>Reads one annotation file and places its strings in the article's text.</summary>
    public static ResponseGold Read(Stream json, string text)
    {
        using var document = JsonDocument.Parse(json);
        return Of(document.RootElement, text);
    }

    /// <summary>Places the strings of one annotation in the article's text.</summary>
    internal static ResponseGold Of(JsonElement root, string text)
    {
        var claims = root.GetProperty("claims").EnumerateArray().ToDictionary(
            claim => Text(claim, "id"),
            claim => (IReadOnlyList<Span>)Everywhere(text, [Text(claim, "content"), .. Strings(claim, "mentions")]));
        var responses = root.GetProperty("responses").EnumerateArray().Select(response => ReadResponse(response, text)).ToList();
        var unnamed = root.GetProperty("unnamed").EnumerateArray().Select(source => new GoldUnnamed(
            Everywhere(text, [Text(source, "text"), .. Strings(source, "mentions")]), Strings(source, "type"), source.GetProperty("required").GetBoolean())).ToList();
        return new(claims, responses, unnamed);
    }

    /// <summary>The kind by its name in the gold files, e.g. <c>counter_claim</c>.</summary>
    public static ResponseKind Kind(string name) => Enum.Parse<ResponseKind>(name.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);

    /// <summary>The kind's name in the gold files.</summary>
    internal static string Name(ResponseKind kind) => JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString());

    /// <summary>Where a string stands first; null where it is empty or stands nowhere.</summary>
    internal static Span? First(string text, string wanted) => Occurrences(text, wanted) is [var first, ..] ? first : null;

    private static GoldResponse ReadResponse(JsonElement response, string text)
    {
        var (source, cue, content) = Place(text, Text(response, "source"), Text(response, "cue"), Text(response, "content"));
        var kinds = Strings(response, "kinds").Select(Kind).ToList();
        return new(source, cue, content, kinds, Strings(response, "to"), response.GetProperty("required").GetBoolean());
    }

    private static (Span? Source, Span? Cue, Span? Content) Place(string text, string source, string cue, string content)
    {
        var sources = Occurrences(text, source);
        var cues = Occurrences(text, cue);
        var contents = Occurrences(text, content);
        (double Cost, Span? Cue, Span? Content)? best = null;
        foreach (var c in contents.Select(s => (Span?)s).DefaultIfEmpty(null))
            foreach (var u in cues.Select(s => (Span?)s).DefaultIfEmpty(null))
            {
                var anchor = u ?? c;
                var near = anchor is { } place && sources.Count > 0 ? sources.Min(s => Gap(s, place)) : 0;
                var cost = (c is { } x && u is { } y ? Gap(x, y) : 0) + near / 10.0 + ((c ?? u)?.Start ?? 0) / 1e7;
                if (best is null || cost < best.Value.Cost)
                    best = (cost, u, c);
            }
        var at = best!.Value.Cue ?? best.Value.Content;
        Span? from = sources.Count == 0 ? null : at is { } there ? sources.MinBy(s => (Gap(s, there), s.Start)) : sources[0];
        return (from, best.Value.Cue, best.Value.Content);
    }

    private static int Gap(Span a, Span b) => Math.Max(0, Math.Max(a.Start - b.End, b.Start - a.End));

    private static List<Span> Everywhere(string text, IEnumerable<string> strings) => strings.SelectMany(s => Occurrences(text, s)).ToList();

    private static List<Span> Occurrences(string text, string wanted)
    {
        var found = new List<Span>();
        if (wanted.Length == 0)
            return found;
        for (var i = text.IndexOf(wanted, StringComparison.Ordinal); i >= 0; i = text.IndexOf(wanted, i + 1, StringComparison.Ordinal))
            found.Add(new(i, i + wanted.Length));
        return found;
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";

    private static List<string> Strings(JsonElement element, string name) =>
        element.TryGetProperty(name, out var list) ? list.EnumerateArray().Select(item => item.GetString() ?? "").ToList() : [];
}
