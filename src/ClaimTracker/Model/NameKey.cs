using System.Globalization;
using System.Text;

namespace ClaimTracker.Model;

/// <summary>Folds a name so that spellings of one name compare equal: case, accents, punctuation and a leading article are dropped.</summary>
public static class NameKey
{
    /// <summary>The folded name; empty for a name without letters or digits.</summary>
    public static string Of(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var c in Wellformed(name).Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark || c is '.' or '\'' or '’') continue;
            if (char.IsLetterOrDigit(c)) folded.Append(char.ToLowerInvariant(c));
            else if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
        }
        var key = folded.ToString().Trim();
        return key.StartsWith("the ", StringComparison.Ordinal) ? key[4..] : key;
    }

    private static string Wellformed(string name) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(name));
}
