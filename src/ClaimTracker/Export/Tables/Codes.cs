namespace ClaimTracker.Export.Tables;

/// <summary>The codes that stand for enumeration values in exports: <c>CounterClaim</c> is <c>counter_claim</c>.</summary>
public static class Codes
{
    /// <summary>The codes of all values, in their order.</summary>
    public static IReadOnlyList<string> All(Type type) => [.. Enum.GetValues(type).Cast<Enum>().Select(SnakeCase.Of)];

    /// <summary>The value that a code stands for; false for a code that stands for none.</summary>
    public static bool TryParse<T>(string code, out T value) where T : struct, Enum
    {
        foreach (var candidate in Enum.GetValues<T>())
            if (SnakeCase.Of(candidate) == code) { value = candidate; return true; }
        value = default;
        return false;
    }
}
