namespace ClaimTracker.Export;

/// <summary>Makes text that any reader of UTF-8 accepts.</summary>
public static class WellFormed
{
    /// <summary>The text with every lone surrogate replaced by U+FFFD, so that lengths stay as they are.</summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1])) i++;
            else return Repaired(text);
        }
        return text;
    }

    private static string Repaired(string text) => string.Concat(text.EnumerateRunes().Select(rune => rune.ToString()));
}
