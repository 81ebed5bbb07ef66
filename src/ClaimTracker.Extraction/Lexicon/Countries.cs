using System.Collections.Frozen;

namespace ClaimTracker.Extraction.Lexicon;

/// <summary>Names of countries: other names, capitals that stand for them, and what their people are called.</summary>
public static class Countries
{
    private static readonly FrozenDictionary<string, string> Names = Load(withPeople: false);
    private static readonly FrozenDictionary<string, string> All = Load(withPeople: true);

    /// <summary>The country that a name or its capital stands for ("Tehran", "the U.S."); null where none.</summary>
    public static string? ByName(string name) => Names.GetValueOrDefault(name);

    /// <summary>The country of a name, a capital or an adjective ("Iranian"); null where none.</summary>
    public static string? ByAnyWord(string word) => All.GetValueOrDefault(word);

    private static FrozenDictionary<string, string> Load(bool withPeople)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in WordLists.Read("countries.txt"))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var country = line[..colon];
            var parts = line[(colon + 1)..].Split(';');
            names[country] = country;
            foreach (var name in (withPeople ? parts : parts[..1]).SelectMany(part => part.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
                names[name] = country;
        }
        return names.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
