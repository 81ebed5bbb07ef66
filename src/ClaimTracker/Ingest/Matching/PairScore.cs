namespace ClaimTracker.Ingest.Matching;

/// <summary>
/// How likely a statement puts forward a claim that others told: a logistic score over few features. The weights are set on the real
/// stories of the evaluation; the pair table of the benchmarks shows what they are set on.
/// </summary>
internal static class PairScore
{
    private const double Bias = -10.0;
    private const double WordsWeight = 14.0;
    private const double ArticleWeight = 14.0;
    private const double NamesWeight = 0.2;
    private const double BothLead = 5.0;
    private const double OtherNumbers = -0.6;
    private const int MostNames = 4;
    private const double MostAlike = 0.5;

    /// <summary>Articles less alike than this are about something else.</summary>
    public const double LeastAlike = 0.285;

    /// <summary>The part of the score that two statements give.</summary>
    public static double OfWords(StatementTerms a, StatementTerms b)
    {
        var shared = a.SharedWith(b);
        if (shared.Count == 0) return double.NegativeInfinity;
        var names = shared.Count(t => t.IsName || b.All[t.Hash].IsName);
        var conflict = !shared.Exists(t => t.IsNumber) && a.All.Values.Any(t => t.IsNumber) && b.All.Values.Any(t => t.IsNumber);
        return (WordsWeight * a.Vector.Cosine(b.Vector)) + (NamesWeight * Math.Min(MostNames, names))
            + (a.IsLead && b.IsLead ? BothLead : 0) + (conflict ? OtherNumbers : 0);
    }

    /// <summary>
    /// Probability from the words of the nearest telling and the mean similarity of the articles that tell the claim; none where these are
    /// about something else.
    /// </summary>
    public static double Probability(double words, double articles) =>
        articles < LeastAlike ? 0 : 1 / (1 + Math.Exp(-(Bias + words + (ArticleWeight * Math.Min(articles, MostAlike)))));

    /// <summary>What speaks for the pair, in plain English.</summary>
    public static List<string> Reasons(StatementTerms a, StatementTerms b, double articles)
    {
        var shared = a.SharedWith(b);
        var names = shared.Where(t => t.IsName || b.All[t.Hash].IsName).ToList();
        var numbers = shared.Where(t => t.IsNumber).ToList();
        var reasons = new List<string>();
        Say("both name", names);
        Say("same number:", numbers);
        Say("same words:", shared.Except(names).Except(numbers).ToList());
        reasons.Add(FormattableString.Invariant($"the articles are alike: {articles:0.00}"));
        return reasons;

        void Say(string what, List<MatchTerm> terms)
        {
            if (terms.Count > 0) reasons.Add($"{what} {string.Join(", ", terms.Take(4).Select(t => t.Form))}");
        }
    }
}
