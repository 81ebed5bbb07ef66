using System.Collections.Frozen;
using System.Globalization;

namespace ClaimTracker.Ingest.Matching;

/// <summary>How much a word tells: inverse document frequency over a reference body of English news, the same on every machine.</summary>
internal static class WordWeights
{
    private static readonly (FrozenDictionary<long, double> Weights, double Unseen) Loaded = Load();

    /// <summary>Weight of a term; highest for words that the reference does not know.</summary>
    public static double Of(long term) => Loaded.Weights.GetValueOrDefault(term, Loaded.Unseen);

    private static (FrozenDictionary<long, double>, double) Load()
    {
        using var stream = typeof(WordWeights).Assembly.GetManifestResourceStream("Matching/word-frequency.txt")!;
        using var reader = new StreamReader(stream);
        var articles = double.Parse(reader.ReadLine()!, CultureInfo.InvariantCulture);
        var weights = new Dictionary<long, double>();
        while (reader.ReadLine() is { } line)
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            weights[MatchTerms.Hash(line.AsSpan(0, tab))] = Math.Log((articles + 1) / (double.Parse(line.AsSpan(tab + 1), CultureInfo.InvariantCulture) + 0.5));
        }
        return (weights.ToFrozenDictionary(), Math.Log((articles + 1) / 1.5));
    }
}
