using System.Text;

namespace ClaimTracker.Export.Tables;

/// <summary>The codes that stand for enumeration values in exports: <c>CounterClaim</c> is <c>counter_claim</c>.</summary>
public static class Codes
{
    /// <summary>The code of one value.</summary>
    public static string Of(Enum value) => Snake(value?.ToString() ?? throw new ArgumentNullException(nameof(value)));

    /// <summary>The codes of all values, in their order.</summary>
    public static IReadOnlyList<string> All(Type type) => [.. Enum.GetNames(type).Select(Snake)];

    /// <summary>The value that a code stands for; false for a code that stands for none.</summary>
    public static bool TryParse<T>(string code, out T value) where T : struct, Enum
    {
        foreach (var name in Enum.GetNames<T>())
            if (Snake(name) == code) { value = Enum.Parse<T>(name); return true; }
        value = default;
        return false;
    }

    private static string Snake(string name)
    {
        var code = new StringBuilder(name.Length + 4);
        foreach (var c in name)
        {
            if (char.IsUpper(c) && code.Length > 0) code.Append('_');
            code.Append(char.ToLowerInvariant(c));
        }
        return code.ToString();
    }
}
