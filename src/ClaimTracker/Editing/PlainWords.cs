using System.Text;

namespace ClaimTracker.Editing;

/// <summary>Says the name of a type, field or value in words: <c>ResponseLink</c> is "response link".</summary>
public static class PlainWords
{
    public static string Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var words = new StringBuilder(name.Length + 4);
        foreach (var c in name)
        {
            if (char.IsUpper(c) && words.Length > 0) words.Append(' ');
            words.Append(char.ToLowerInvariant(c));
        }
        return words.ToString();
    }

    /// <inheritdoc cref="Of(string)"/>
    public static string Of(Enum value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Of(value.ToString());
    }
}
