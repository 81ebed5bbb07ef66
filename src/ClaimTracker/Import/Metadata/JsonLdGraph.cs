using System.Collections.Frozen;
using System.Text;
using System.Text.Json;

namespace ClaimTracker.Import.Metadata;

/// <summary>The JSON-LD objects of a page, read as leniently as publishers write them.</summary>
internal sealed class JsonLdGraph
{
    private const int LongestScript = 4_000_000;
    private const int MostNodes = 5000;

    private static readonly FrozenSet<string> ArticleTypes = FrozenSet.Create(
        StringComparer.Ordinal, "NewsArticle", "Article", "ReportageNewsArticle", "BlogPosting", "LiveBlogPosting", "OpinionNewsArticle",
        "AnalysisNewsArticle", "ReviewNewsArticle", "BackgroundNewsArticle", "AskPublicNewsArticle", "Report", "TechArticle",
        "ScholarlyArticle", "SocialMediaPosting", "MedicalScholarlyArticle", "SatiricalArticle", "AdvertiserContentArticle");

    private static readonly JsonDocumentOptions Options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    private readonly Dictionary<string, JsonElement> _byId = new(StringComparer.Ordinal);
    private JsonElement? _best;
    private double _bestScore;
    private int _nodes;

    /// <summary>The article object that says most; null where there is none.</summary>
    public JsonElement? Best => _best;

    public void Add(string script)
    {
        if (script.Length > LongestScript || script.IndexOf('{', StringComparison.Ordinal) < 0) return;
        if (Parse(script) is { } root) Visit(root, 0, false);
    }

    /// <summary>The names of the persons or organizations of a member: strings, objects, arrays of these, or references.</summary>
    public List<string> Names(JsonElement node, string member)
    {
        var names = new List<string>();
        if (node.TryGetProperty(member, out var value)) Collect(value, names, 0);
        return names;
    }

    /// <summary>The types of an object; a type may be an array or a full address.</summary>
    public static IEnumerable<string> Types(JsonElement node)
    {
        if (!node.TryGetProperty("@type", out var type)) return [];
        return type.ValueKind == JsonValueKind.Array
            ? type.EnumerateArray().Where(t => t.ValueKind == JsonValueKind.String).Select(t => Last(StringOf(t)))
            : type.ValueKind == JsonValueKind.String ? [Last(StringOf(type))] : [];
    }

    /// <summary>A string value; empty where it holds half a surrogate pair.</summary>
    public static string StringOf(JsonElement value)
    {
        try { return value.GetString() ?? ""; }
        catch (InvalidOperationException) { return ""; }
    }

    private static string Last(string type) => type[(type.LastIndexOfAny(['/', '#', ':']) + 1)..];

    private void Collect(JsonElement value, List<string> names, int depth)
    {
        if (depth > 4 || names.Count > 30) return;
        switch (value.ValueKind)
        {
            case JsonValueKind.String when JsonLdArticle.AsText(value) is { } text:
                names.Add(text);
                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray()) Collect(item, names, depth + 1);
                break;
            case JsonValueKind.Object when value.TryGetProperty("name", out var name):
                Collect(name, names, depth + 1);
                break;
            case JsonValueKind.Object when value.TryGetProperty("@id", out var id) && id.ValueKind == JsonValueKind.String
                && _byId.TryGetValue(StringOf(id), out var target) && target.TryGetProperty("name", out var targetName):
                Collect(targetName, names, depth + 1);
                break;
        }
    }

    private void Visit(JsonElement node, int depth, bool inArticle)
    {
        if (depth > 12 || ++_nodes > MostNodes) return;
        if (node.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in node.EnumerateArray()) Visit(item, depth + 1, inArticle);
            return;
        }
        if (node.ValueKind != JsonValueKind.Object) return;
        if (node.TryGetProperty("@id", out var id) && id.ValueKind == JsonValueKind.String && node.TryGetProperty("name", out _)) _byId.TryAdd(StringOf(id), node);
        // The entries of a live blog are articles too, but not the article of the page.
        if (!inArticle) inArticle = Judge(node, depth);
        foreach (var member in node.EnumerateObject())
        {
            if (member.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array) Visit(member.Value, depth + 1, inArticle);
        }
    }

    private bool Judge(JsonElement node, int depth)
    {
        if (!Types(node).Any(ArticleTypes.Contains)) return false;
        var score = 10.0 - depth;
        foreach (var name in (ReadOnlySpan<string>)["headline", "datePublished", "author", "articleBody", "publisher", "description"])
        {
            if (node.TryGetProperty(name, out _)) score += 2;
        }
        if (score > _bestScore) (_best, _bestScore) = (node, score);
        return true;
    }

    private static JsonElement? Parse(string script)
    {
        var text = script.AsSpan().Trim().TrimEnd(';').ToString();
        if (text.StartsWith("<!--", StringComparison.Ordinal) || text.StartsWith("//", StringComparison.Ordinal) || text.StartsWith("/*", StringComparison.Ordinal))
        {
            var start = text.AsSpan().IndexOfAny('{', '[');
            var end = text.AsSpan().LastIndexOfAny('}', ']');
            if (start < 0 || end <= start) return null;
            text = text[start..(end + 1)];
        }
        return TryParse(text) ?? TryParse(WithoutControls(text));
    }

    private static JsonElement? TryParse(string text)
    {
        try
        {
            return JsonElement.Parse(WithoutHalves(text), Options);
        }
        catch (JsonException) { return null; }
        catch (ArgumentException) { return null; }
    }

    /// <summary>Half a surrogate pair (<c>\ud800</c> alone) would make every look at the object fail; it becomes U+FFFD.</summary>
    private static string WithoutHalves(string text)
    {
        if (!text.Contains("\\ud", StringComparison.OrdinalIgnoreCase)) return text;
        var fixedText = new StringBuilder(text);
        for (var i = 0; i + 5 < fixedText.Length; i++)
        {
            if (fixedText[i] != '\\') continue;
            var half = Half(fixedText, i);
            if (half == 'h' && i + 11 < fixedText.Length && Half(fixedText, i + 6) == 'l') i += 11;
            else if (half != ' ') fixedText.Remove(i + 2, 4).Insert(i + 2, "fffd");
            else i++;
        }
        return fixedText.ToString();
    }

    /// <summary><c>h</c> for the escape of a high half, <c>l</c> for a low one, a space for anything else.</summary>
    private static char Half(StringBuilder text, int at) =>
        text[at] != '\\' || text[at + 1] != 'u' || text[at + 2] is not ('d' or 'D') ? ' '
        : text[at + 3] is '8' or '9' or 'a' or 'b' or 'A' or 'B' ? 'h'
        : text[at + 3] is 'c' or 'd' or 'e' or 'f' or 'C' or 'D' or 'E' or 'F' ? 'l' : ' ';

    /// <summary>Publishers leave raw line breaks in strings and backslashes before quotes that need none.</summary>
    private static string WithoutControls(string text) =>
        string.Create(text.Length, text, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++) span[i] = source[i] < ' ' ? ' ' : source[i];
        }).Replace("\\'", "'", StringComparison.Ordinal);
}
