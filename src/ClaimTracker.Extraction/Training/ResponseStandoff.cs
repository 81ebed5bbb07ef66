using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ClaimTracker.Extraction.Training;

/// <summary>
/// Annotations of claims, responses and unnamed sources apart from their texts: one article a JSON line, every string as <c>[start, end)</c> in Unicode
/// code points of a text whose SHA-256 (of its UTF-8 bytes) stands beside it.
/// </summary>
public static class ResponseStandoff
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes one annotation file (<c>gold/GUIDELINES.md</c>) as a line without any of the article's words.</summary>
    /// <exception cref="FormatException">A string of the annotation does not stand in the text.</exception>
    public static string Write(string name, JsonElement annotation, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var offsets = new CodePoints(text);
        var gold = ResponseGold.Of(annotation, text);
        JsonArray? Pair(Span? span) => span is { } s ? [offsets.CodePoint(s.Start), offsets.CodePoint(s.End)] : null;
        JsonArray? First(JsonElement element, string property) => Pair(ResponseGold.First(text, element.GetProperty(property).GetString() ?? ""));
        JsonArray All(IEnumerable<Span> spans) => [.. spans.Select(s => Pair(s))];
        var line = new JsonObject
        {
            ["article"] = name,
            ["textSha256"] = Hash(text),
            ["story"] = annotation.TryGetProperty("story", out var story) ? story.GetString() : null,
            ["claims"] = new JsonArray([.. annotation.GetProperty("claims").EnumerateArray().Select(claim => new JsonObject
            {
                ["id"] = claim.GetProperty("id").GetString(),
                ["source"] = First(claim, "source"),
                ["mentions"] = All(Placed(gold.Claims[claim.GetProperty("id").GetString()!], name, claim)),
            })]),
            ["responses"] = new JsonArray([.. gold.Responses.Select(r => new JsonObject
            {
                ["source"] = Pair(r.Source),
                ["cue"] = Pair(r.Cue ?? throw new FormatException($"{name}: the cue of a response does not stand in the text.")),
                ["content"] = Pair(r.Content),
                ["to"] = new JsonArray([.. r.To]),
                ["kinds"] = new JsonArray([.. r.Kinds.Select(k => ResponseGold.Name(k))]),
                ["required"] = r.Required,
            })]),
            ["unnamed"] = new JsonArray([.. annotation.GetProperty("unnamed").EnumerateArray().Select((source, u) => new JsonObject
            {
                ["mentions"] = All(Placed(gold.Unnamed[u].Mentions, name, source)),
                ["type"] = JsonNode.Parse(source.GetProperty("type").GetRawText()),
                ["count"] = JsonNode.Parse(source.GetProperty("count").GetRawText()),
                ["affiliation"] = First(source, "affiliation"),
                ["basis"] = JsonNode.Parse(source.GetProperty("basis").GetRawText()),
                ["anonymity_condition"] = JsonNode.Parse(source.GetProperty("anonymity_condition").GetRawText()),
                ["reason"] = First(source, "reason"),
                ["required"] = gold.Unnamed[u].Required,
            })]),
        };
        return line.ToJsonString(Compact);
    }

    /// <summary>The article's name, the disputed story that it tells (null where it is about anything), and its annotations, placed in the text that <paramref name="read"/> gives for the name.</summary>
    /// <exception cref="FormatException">The text is not the one that was annotated.</exception>
    public static (string Name, string? Story, ResponseGold Gold) Read(string line, Func<string, string> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        var name = root.GetProperty("article").GetString()!;
        var text = read(name);
        if (Hash(text) != root.GetProperty("textSha256").GetString())
            throw new FormatException($"{name}: the text is not the one that was annotated (its SHA-256 differs).");
        var offsets = new CodePoints(text);
        return (name, root.TryGetProperty("story", out var story) ? story.GetString() : null, new(
            root.GetProperty("claims").EnumerateArray().ToDictionary(c => c.GetProperty("id").GetString()!, c => Spans(c.GetProperty("mentions"), offsets)),
            [.. root.GetProperty("responses").EnumerateArray().Select(r => ReadResponse(r, offsets))],
            [.. root.GetProperty("unnamed").EnumerateArray().Select(u => new GoldUnnamed(Spans(u.GetProperty("mentions"), offsets), Strings(u.GetProperty("type")), u.GetProperty("required").GetBoolean()))]));
    }

    private static GoldResponse ReadResponse(JsonElement response, CodePoints offsets) => new(
        Of(response.GetProperty("source"), offsets), Of(response.GetProperty("cue"), offsets), Of(response.GetProperty("content"), offsets),
        [.. Strings(response.GetProperty("kinds")).Select(ResponseGold.Kind)], Strings(response.GetProperty("to")), response.GetProperty("required").GetBoolean());

    private static IReadOnlyList<Span> Placed(IReadOnlyList<Span> spans, string name, JsonElement annotation) =>
        spans.Count > 0 ? spans : throw new FormatException($"{name}: no string of this annotation stands in the text: {annotation.GetRawText()}");

    private static IReadOnlyList<Span> Spans(JsonElement pairs, CodePoints offsets) => [.. pairs.EnumerateArray().Select(pair => Of(pair, offsets)!.Value)];

    private static Span? Of(JsonElement pair, CodePoints offsets) =>
        pair.ValueKind == JsonValueKind.Null ? null : new(offsets.Utf16(pair[0].GetInt32()), offsets.Utf16(pair[1].GetInt32()));

    private static List<string> Strings(JsonElement list) => [.. list.EnumerateArray().Select(item => item.GetString()!)];

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
