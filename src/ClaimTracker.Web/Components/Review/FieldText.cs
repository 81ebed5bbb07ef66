using System.Text.Json;
using ClaimTracker.Editing;

namespace ClaimTracker.Web.Components.Review;

/// <summary>Says the value of a recorded field in words.</summary>
public static class FieldText
{
    private const int Longest = 160;

    /// <summary>The value without JSON's marks; a dash for nothing.</summary>
    public static string Of(string? json)
    {
        if (json is null or "null") return "–";
        var value = JsonDocument.Parse(json).RootElement;
        var text = value.ValueKind == JsonValueKind.String ? Spoken(value.GetString()!) : Parts(value);
        return text.Length <= Longest ? text : string.Concat(text.AsSpan(0, Longest), "…");
    }

    // One capitalised word is a value of a list, such as ConditionOfAnonymity.
    private static string Spoken(string text) =>
        text.Length > 0 && char.IsUpper(text[0]) && text.All(char.IsLetter) && text.Skip(1).Any(char.IsLower) ? PlainWords.Of(text) : text;

    private static string Parts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => string.Join(" | ", value.EnumerateArray().Select(Parts)),
        JsonValueKind.Object when value.TryGetProperty("Text", out var words) => $"“{words.GetString()}”",
        JsonValueKind.String => value.GetString()!,
        _ => value.GetRawText(),
    };
}
