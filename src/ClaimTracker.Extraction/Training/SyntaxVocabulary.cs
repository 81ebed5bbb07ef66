using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Training;

/// <summary>Collects what is worth knowing of every frequent word form.</summary>
internal static class SyntaxVocabulary
{
    private const int Known = 2;
    private const int Common = 3;
    private const int Certain = 20;

    public static IReadOnlyList<(uint Key, WordEntry Entry)> Collect(IReadOnlyList<ParsedDocument> documents, Dictionary<string, byte> tags)
    {
        var seen = new Dictionary<uint, Counts>();
        var lower = new Dictionary<string, int>();
        foreach (var token in documents.SelectMany(document => document.Parse.Tokens))
        {
            var key = WordHash.Form(token.Form);
            if (!seen.TryGetValue(key, out var counts)) seen[key] = counts = new Counts(token.Form.ToLowerInvariant(), tags.Count);
            counts.Tags[tags[token.Tag]]++;
            counts.Kinds[(int)token.Name]++;
            lower[counts.Lower] = lower.GetValueOrDefault(counts.Lower) + 1;
        }
        return [.. seen.Where(pair => pair.Value.Tags.Sum() >= Known).OrderBy(pair => pair.Key).Select(pair => (pair.Key, Entry(pair.Value, lower)))];
    }

    private static WordEntry Entry(Counts counts, Dictionary<string, int> lower)
    {
        var total = counts.Tags.Sum();
        var (tag, kind) = (Highest(counts.Tags), Highest(counts.Kinds));
        var only = total >= Certain && counts.Tags[tag] * 1000L >= total * 997L;
        return new WordEntry((byte)(tag + 1), only, (byte)(kind + 1), lower[counts.Lower] >= Common);
    }

    private static int Highest(int[] counts) => Array.IndexOf(counts, counts.Max());

    private sealed record Counts(string Lower, int TagCount)
    {
        public int[] Tags { get; } = new int[TagCount];

        public int[] Kinds { get; } = new int[16];
    }
}
