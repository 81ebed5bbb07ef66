using ClaimTracker.Import.Blocks;

namespace ClaimTracker.Import.Html;

/// <summary>What the metadata says that helps to tell the article's blocks apart.</summary>
/// <param name="Title">The headline as chosen; null where none.</param>
/// <param name="Description">The page's description; null where none.</param>
/// <param name="Body">The article's text as the metadata gives it, letters and digits only; null where none.</param>
/// <param name="Byline">The authors; null where none.</param>
internal sealed record PageHints(string? Title, string? Description, string? Body, string? Byline)
{
    /// <summary>Lower-case letters and digits, for comparing texts that differ in marks and spaces.</summary>
    public static string Letters(string text)
    {
        var kept = text.Length <= 1024 ? stackalloc char[text.Length] : new char[text.Length];
        var length = 0;
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c)) kept[length++] = char.ToLowerInvariant(c);
        }
        return new string(kept[..length]);
    }
}
