using System.Net;
using System.Text.Json;

namespace ClaimTracker.Import.Metadata;

/// <summary>What a schema.org article object of a page says.</summary>
internal sealed record JsonLdArticle
{
    public string? Headline { get; init; }
    public string? AlternativeHeadline { get; init; }
    public string? Published { get; init; }
    public string? Modified { get; init; }
    public IReadOnlyList<string> Authors { get; init; } = [];
    public string? Publisher { get; init; }
    public string? Body { get; init; }
    public string? Description { get; init; }
    public string? Language { get; init; }
    public string? Url { get; init; }

    /// <summary>False where the page says that it costs money; null where it says nothing.</summary>
    public bool? IsFree { get; init; }

    /// <summary>True for a live blog.</summary>
    public bool IsLive { get; init; }

    /// <summary>The entries of a live blog, as the page gives them.</summary>
    public IReadOnlyList<LiveEntry> Entries { get; init; } = [];

    /// <summary>Number of words that the page says the article has; null where it says nothing.</summary>
    public int? WordCount { get; init; }

    /// <summary>Reads the scripts of a page; null where none holds an article.</summary>
    public static JsonLdArticle? Read(IReadOnlyList<string> scripts)
    {
        var graph = new JsonLdGraph();
        foreach (var script in scripts) graph.Add(script);
        return graph.Best is { } best ? From(best, graph) : null;
    }

    private static JsonLdArticle From(JsonElement node, JsonLdGraph graph) => new()
    {
        Headline = Text(node, "headline") ?? Text(node, "name"),
        AlternativeHeadline = Text(node, "alternativeHeadline"),
        Published = Text(node, "datePublished") ?? Text(node, "dateCreated"),
        Modified = Text(node, "dateModified"),
        Authors = graph.Names(node, "author") is { Count: > 0 } authors ? authors : graph.Names(node, "creator"),
        Publisher = graph.Names(node, "publisher").FirstOrDefault(),
        Body = Text(node, "articleBody"),
        Description = Text(node, "description"),
        Language = Text(node, "inLanguage"),
        Url = Text(node, "url") ?? (node.TryGetProperty("mainEntityOfPage", out var page) ? page.ValueKind == JsonValueKind.Object ? Text(page, "@id") : AsText(page) : null),
        IsFree = Flag(node, "isAccessibleForFree"),
        IsLive = JsonLdGraph.Types(node).Contains("LiveBlogPosting"),
        Entries = LiveEntry.Of(node),
        WordCount = node.TryGetProperty("wordCount", out var words) && int.TryParse(words.ValueKind == JsonValueKind.Number ? words.GetRawText() : AsText(words), out var count) ? count : null,
    };

    private static string? Text(JsonElement node, string name) => node.TryGetProperty(name, out var value) ? AsText(value) : null;

    internal static string? AsText(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => WebUtility.HtmlDecode(JsonLdGraph.StringOf(value)).Trim() is { Length: > 0 } text ? text : null,
        JsonValueKind.Array when value.GetArrayLength() > 0 => AsText(value[0]),
        JsonValueKind.Object => Text(value, "@value") ?? Text(value, "name"),
        _ => null,
    };

    private static bool? Flag(JsonElement node, string name) => !node.TryGetProperty(name, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => AsText(value)?.ToUpperInvariant() switch { "TRUE" or "YES" => true, "FALSE" or "NO" => false, _ => null },
    };
}
