using System.Text.Json;

namespace ClaimTracker.Export.Tables;

/// <summary>Reads the ranges of stored passages without making objects of them.</summary>
internal static class Passages
{
    /// <summary>The range of one passage.</summary>
    public static (int Start, int End) Of(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        return Next(ref reader);
    }

    /// <summary>From the start of the first passage of a list to the end of the last; null for an empty list.</summary>
    public static (int Start, int End)? Hull(ReadOnlySpan<byte> json)
    {
        (int Start, int End)? hull = null;
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            var (start, end) = Next(ref reader);
            hull = hull is { } so ? (Math.Min(so.Start, start), Math.Max(so.End, end)) : (start, end);
        }
        return hull;
    }

    // Stands on the opening brace before, on the closing one after.
    private static (int Start, int End) Next(ref Utf8JsonReader reader)
    {
        int start = 0, end = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isStart = reader.ValueTextEquals("Start"u8);
            var isEnd = reader.ValueTextEquals("End"u8);
            reader.Read();
            if (isStart) start = reader.GetInt32();
            else if (isEnd) end = reader.GetInt32();
            else reader.Skip();
        }
        return (start, end);
    }
}
