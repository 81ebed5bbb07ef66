namespace ClaimTracker.Ingest.Matching;

/// <summary>How likely two statements of different articles put forward one claim: a logistic score over few features, set by hand on real stories.</summary>
internal static class PairScore
{
    private const double Bias = -5.2;
    private const double WordsWeight = 4.5;
    private const double ArticleWeight = 14.0;
    private const double NamesWeight = 0.35;
    private const double BothLead = 1.2;
    private const double OtherNumbers = -0.6;

    /// <param name="a">One statement.</param>
    /// <param name="b">The other.</param>
    /// <param name="articles">Similarity of their articles, 0 to 1.</param>
    /// <param name="because">What speaks for it, in plain English.</param>
    public static double Of(StatementTerms a, StatementTerms b, double articles, out IReadOnlyList<string> because)
    {
        var cosine = a.Vector.Cosine(b.Vector);
        var shared = a.SharedWith(b);
        var names = shared.Where(t => t.IsName || b.All[t.Hash].IsName).ToList();
        var numbers = shared.Where(t => t.IsNumber).ToList();
        var conflict = numbers.Count == 0 && a.All.Values.Any(t => t.IsNumber) && b.All.Values.Any(t => t.IsNumber);
        var score = Bias + (WordsWeight * cosine) + (ArticleWeight * articles) + (NamesWeight * Math.Min(4, names.Count))
            + (a.IsLead && b.IsLead ? BothLead : 0) + (conflict ? OtherNumbers : 0);
        because = Reasons(articles, names, numbers, shared.Except(names).Except(numbers).ToList());
        return shared.Count == 0 ? 0 : 1 / (1 + Math.Exp(-score));
    }

    private static List<string> Reasons(double articles, List<MatchTerm> names, List<MatchTerm> numbers, List<MatchTerm> words)
    {
        var reasons = new List<string>();
        Say("both name", names);
        Say("same number:", numbers);
        Say("same words:", words);
        reasons.Add(FormattableString.Invariant($"the articles are alike: {articles:0.00}"));
        return reasons;

        void Say(string what, List<MatchTerm> terms)
        {
            if (terms.Count > 0) reasons.Add($"{what} {string.Join(", ", terms.Take(4).Select(t => t.Form))}");
        }
    }
}
