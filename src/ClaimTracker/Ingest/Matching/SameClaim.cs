namespace ClaimTracker.Ingest.Matching;

/// <summary>
/// Whether two statements of one article put the same proposition forward. All of an article is about one thing, so far more must agree than
/// between articles: most of the weight of the words, at least three of them, the numbers, and whether it is denied.
/// </summary>
internal static class SameClaim
{
    private const double LeastCosine = 0.65;
    private const int LeastShared = 3;
    private static readonly HashSet<string> Negations = ["not", "no", "never", "none", "nobody", "nothing", "without", "neither", "nor"];

    /// <summary>How alike two statements are where they say the same, 0 to 1; null where they do not.</summary>
    public static double? Likeness(StatementTerms a, string wordsA, StatementTerms b, string wordsB)
    {
        var shared = a.SharedWith(b);
        if (shared.Count < LeastShared || IsNegated(wordsA) != IsNegated(wordsB) || !Numbers(a).SetEquals(Numbers(b))) return null;
        var cosine = a.Vector.Cosine(b.Vector);
        return cosine >= LeastCosine ? cosine : null;
    }

    private static HashSet<long> Numbers(StatementTerms terms) => [.. terms.All.Values.Where(t => t.IsNumber).Select(t => t.Hash)];

    private static bool IsNegated(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Any(w => Negations.Contains(w.Trim(',', '.', '"', '“', '”').ToLowerInvariant()) || w.Contains("n't", StringComparison.Ordinal) || w.Contains("n’t", StringComparison.Ordinal));
}
