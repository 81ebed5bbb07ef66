using System.Collections.Frozen;

namespace ClaimTracker.Extraction.Lexicon;

/// <summary>Words of which one speaks against the other: who is alive is not dead.</summary>
public static class Opposites
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> Words = Load();

    /// <summary>The lemmas that speak against a lemma; none for most.</summary>
    public static FrozenSet<string> Of(string lemma) => Words.GetValueOrDefault(lemma, FrozenSet<string>.Empty);

    private static FrozenDictionary<string, FrozenSet<string>> Load()
    {
        var words = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var line in WordLists.Read("opposites.txt"))
        {
            var sides = line.Split('|').Select(side => side.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToArray();
            Add(words, sides[0], sides[1]);
            Add(words, sides[1], sides[0]);
        }
        return words.ToFrozenDictionary(w => w.Key, w => w.Value.ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    private static void Add(Dictionary<string, HashSet<string>> words, string[] left, string[] right)
    {
        foreach (var word in left)
        {
            if (!words.TryGetValue(word, out var opposed))
                words[word] = opposed = new(StringComparer.Ordinal);
            opposed.UnionWith(right.Where(r => r != word));
        }
    }
}
