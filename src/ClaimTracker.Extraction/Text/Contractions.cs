namespace ClaimTracker.Extraction.Text;

/// <summary>Words that the Penn Treebank writes as two tokens.</summary>
internal static class Contractions
{
    /// <summary>True for the letters of a clitic behind its apostrophe.</summary>
    public static bool IsClitic(ReadOnlySpan<char> letters) => letters switch
    {
        [var one] => one is 's' or 'S' or 'd' or 'D' or 'm' or 'M',
        [var one, var two] => (char.ToLowerInvariant(one), char.ToLowerInvariant(two)) is ('r', 'e') or ('v', 'e') or ('l', 'l'),
        _ => false,
    };

    /// <summary>Length of the first of two tokens written as one ("can|not", "gon|na"); 0 for every other word.</summary>
    public static int Cut(ReadOnlySpan<char> word)
    {
        if (word.Length is < 5 or > 6 || !char.IsAsciiLetter(word[0])) return 0;
        if (word.Equals("cannot", StringComparison.OrdinalIgnoreCase)) return 3;
        return word.Length == 5 && (Is(word, "gonna") || Is(word, "wanna") || Is(word, "gotta") || Is(word, "lemme") || Is(word, "gimme")) ? 3 : 0;
    }

    private static bool Is(ReadOnlySpan<char> word, string other) => word.Equals(other, StringComparison.OrdinalIgnoreCase);
}
