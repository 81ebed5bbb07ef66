using System.Collections.Frozen;
using ClaimTracker.Model;

namespace ClaimTracker.Ingest.Places;

/// <summary>Countries with the words that stand for them: inhabitants, capital, seat of government.</summary>
public static class Countries
{
    private const int LongestName = 4;
    private static readonly FrozenDictionary<string, string> Names = Load(withSeats: false);
    private static readonly FrozenDictionary<string, string> Governments = Load(withSeats: true);

    /// <summary>
    /// The country whose government a name stands for: <c>Tehran</c> and <c>the Iranian government</c> give Iran; null for any other name.
    /// The White House and the like keep their own name, as an office is more than a country.
    /// </summary>
    public static string? Government(string name)
    {
        var key = NameKey.Of(name);
        foreach (var tail in (ReadOnlySpan<string>)[" government", " authorities", " officials"])
        {
            if (key.EndsWith(tail, StringComparison.Ordinal)) return Names.GetValueOrDefault(key[..^tail.Length]);
        }
        return Offices.Contains(key) ? null : Governments.GetValueOrDefault(key);
    }

    /// <summary>The first country that a description speaks of by name, inhabitants or seat of government; null where none.</summary>
    public static string? In(string? description)
    {
        if (string.IsNullOrEmpty(description)) return null;
        var words = NameKey.Of(description).Split(' ');
        for (var i = 0; i < words.Length; i++)
        {
            for (var n = Math.Min(LongestName, words.Length - i); n > 0; n--)
            {
                if (Governments.TryGetValue(string.Join(' ', words, i, n), out var country)) return country;
            }
        }
        return null;
    }

    /// <summary>The country that one folded word or phrase stands for; null where none.</summary>
    public static string? OfKey(string key) => Governments.GetValueOrDefault(key);

    private static readonly FrozenSet<string> Offices = new[]
    {
        "white house", "kremlin", "downing street", "whitehall", "no 10", "number 10", "elysee", "quai d orsay", "quai dorsay", "blue house", "moncloa",
        "miraflores", "malacanang", "casa rosada", "zhongnanhai", "american", "british", "us", "english",
    }.ToFrozenSet();

    private static FrozenDictionary<string, string> Load(bool withSeats)
    {
        using var stream = typeof(Countries).Assembly.GetManifestResourceStream("Places/countries.txt")!;
        using var reader = new StreamReader(stream);
        var names = new Dictionary<string, string>();
        while (reader.ReadLine() is { } line)
        {
            var parts = line.Split('|');
            var words = parts[1].Split(',').Concat(withSeats ? parts[2].Split(',') : []).Prepend(parts[0]);
            foreach (var key in words.Select(NameKey.Of).Where(k => k.Length > 0)) names.TryAdd(key, parts[0]);
        }
        return names.ToFrozenDictionary();
    }
}
