using System.Text.RegularExpressions;

namespace ClaimTracker.Editing;

/// <summary>Finds words in an editor's free text that look like a person's name, so that the form can warn before they are kept.</summary>
public static partial class NameLikeText
{
    /// <summary>Stretches that look like a name, each once, in text order. A guess for a warning; never a reason to refuse.</summary>
    /// <param name="text">What the editor typed.</param>
    /// <param name="published">The article's text: names that stand in it were published and draw no warning.</param>
    public static IReadOnlyList<string> Find(string? text, string published = "")
    {
        if (string.IsNullOrWhiteSpace(text)) return [];
        var found = Titled().Matches(text).Concat(Paired().Matches(text)).OrderBy(m => m.Index).Select(m => m.Value.Trim()).Distinct();
        return [.. found.Where(name => !published.Contains(name, StringComparison.Ordinal) && !IsCommon(name))];
    }

    private static bool IsCommon(string name) => name.Split(' ') is [var first, ..] && Common.Contains(first);

    // Words that begin a sentence or a body, not a person.
    private static readonly HashSet<string> Common = new(StringComparer.OrdinalIgnoreCase)
    {
        "The", "A", "An", "This", "That", "These", "One", "Two", "No", "See", "Same", "Both", "Foreign", "White", "State", "United", "European", "Security", "Supreme", "Prime",
        "New", "North", "South", "East", "West", "Central", "National", "Ministry", "Department", "Associated", "Not", "According", "In", "On", "At", "From",
    };

    [GeneratedRegex(@"\b(?:Mr|Mrs|Ms|Dr|Prof|Sir|Lady|Gen|Col|Sgt|Sen|Rep)\.?\s+\p{Lu}[\p{L}'’-]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Titled();

    [GeneratedRegex(@"\b\p{Lu}(?:\.|[\p{L}'’-]+)(?:\s+\p{Lu}\.)*\s+(?:(?:van|von|de|del|al|bin|ibn|el|da)\s+)?\p{Lu}[\p{Ll}'’-][\p{L}'’-]*", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Paired();
}
