using ClaimTracker.Model;

namespace ClaimTracker.Ingest.Matching;

/// <summary>A statement as it is compared with others.</summary>
internal sealed class StatementTerms
{
    private StatementTerms(List<MatchTerm> terms, bool isLead, TermStatistics statistics)
    {
        All = terms.DistinctBy(t => t.Hash).ToDictionary(t => t.Hash);
        Vector = TermVector.Of(terms, statistics);
        IsLead = isLead;
    }

    public Dictionary<long, MatchTerm> All { get; }
    public TermVector Vector { get; }

    /// <summary>True where it stands at the head of its article.</summary>
    public bool IsLead { get; }

    public static StatementTerms Of(string words, bool isLead, TermStatistics statistics) => new(MatchTerms.Of(words), isLead, statistics);

    /// <summary>The terms of both, most telling first.</summary>
    public List<MatchTerm> SharedWith(StatementTerms other) =>
        [.. All.Values.Where(t => other.All.ContainsKey(t.Hash)).OrderByDescending(t => WordWeights.Of(t.Hash)).ThenBy(t => t.Form, StringComparer.Ordinal)];
}
