using System.Collections.Frozen;
using System.Globalization;

namespace ClaimTracker.Ingest.Matching;

/// <summary>In how many articles of a reference body of English news a word stands.</summary>
internal static class WordWeights
{
    private static readonly (FrozenDictionary<long, int> Counts, double Articles) Reference = Load();

    /// <summary>Inverse document frequency over the reference body alone.</summary>
    public static double Of(long term) => Of(term, 0, 0);

    /// <summary>Inverse document frequency over the reference body and a store of <paramref name="articles"/>, of which <paramref name="count"/> hold the term.</summary>
    public static double Of(long term, int count, long articles) =>
        Math.Log((Reference.Articles + 1 + articles) / (Reference.Counts.GetValueOrDefault(term, 1) + 0.5 + count));

    private static (FrozenDictionary<long, int>, double) Load()
    {
        using var stream = typeof(WordWeights).Assembly.GetManifestResourceStream("Matching/word-frequency.txt")!;
        using var reader = new StreamReader(stream);
        var articles = double.Parse(reader.ReadLine()!, CultureInfo.InvariantCulture);
        var counts = new Dictionary<long, int>();
        while (reader.ReadLine() is { } line)
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            counts[MatchTerms.Hash(line.AsSpan(0, tab))] = int.Parse(line.AsSpan(tab + 1), CultureInfo.InvariantCulture);
        }
        return (counts.ToFrozenDictionary(), articles);
    }
}
