using System.Collections.Concurrent;
using System.Text.Json;

namespace ClaimTracker.Export;

/// <summary>Names of enum members as the formats write them: <c>counter_claim</c>.</summary>
public static class SnakeCase
{
    private static readonly ConcurrentDictionary<Enum, string> Names = new();

    /// <summary>The member's name in lower case with underscores.</summary>
    public static string Of(Enum value) => Names.GetOrAdd(value, v => JsonNamingPolicy.SnakeCaseLower.ConvertName(v.ToString()));
}
