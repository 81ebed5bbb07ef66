using System.Text.RegularExpressions;
using ClaimTracker.Extraction;
using ClaimTracker.Model;

namespace ClaimTracker.Ingest.Matching;

/// <summary>
/// Whether a response answers what several articles tell, or only something that its own article says beside it. A response is surer to do
/// so the surer it is a response, the surer its link, and the more of its own words the tellings share; one that calls the story itself
/// false needs no words in common. The limits are set on the real stories of the evaluation; the benchmark <c>contested</c> shows what they give.
/// </summary>
internal static partial class SharedAnswer
{
    public const double Least = 0.08;
    public const double LeastLink = 0.4;
    private const double WithoutOwnWords = 0.3;
    private const int EnoughTellings = 2;

    /// <summary>Words that point at a telling and say nothing of what it tells, in compared form.</summary>
    private static readonly HashSet<string> Pointing = [.. MatchTerms.Of("""
        story stories claim claims rumor rumour news article allegation accusation photo picture video image hoax fake false lie untrue true myth truth bogus debunk
        nonsense inaccurate fabricated phony fiction fact denial deny denied reality real possibility evidence
        """).Select(t => t.Form)];

    /// <summary>True where <see cref="Probability"/> is high enough for the response to count for the claim of all tellings.</summary>
    public static bool Counts(ResponseKind kind, double response, double link, string words, string? cue, IReadOnlyCollection<string> tellings) =>
        Probability(kind, response, link, words, cue, tellings) >= Least;

    /// <summary>How likely the response answers what the tellings share, 0 to 1.</summary>
    /// <param name="kind">How it answers; only a rebuttal must speak of what is told, a refusal to comment has no words for it.</param>
    /// <param name="response">Probability that it is a response.</param>
    /// <param name="link">Probability that it answers the telling of its own article.</param>
    /// <param name="words">Its words.</param>
    /// <param name="cue">The words that signal it.</param>
    /// <param name="tellings">The words of all statements that tell the claim.</param>
    /// <param name="leastLink">A less sure link answers nothing.</param>
    public static double Probability(
        ResponseKind kind, double response, double link, string words, string? cue, IReadOnlyCollection<string> tellings, double leastLink = LeastLink)
    {
        if (link < leastLink) return 0;
        if (kind.Stance() != ResponseStance.Rebuttal) return response * link;
        if (IsAdvice(words)) return 0;
        if (CallsItFalse().IsMatch($"{words} {cue}")) return response * link;
        return response * link * InCommon(words, tellings);
    }

    /// <summary>True for a word that points at a telling ("the story", "this claim") and says nothing of what it tells.</summary>
    public static bool PointsOnly(MatchTerm term) => Pointing.Contains(term.Form);

    private static double InCommon(string words, IReadOnlyCollection<string> tellings)
    {
        var own = MatchTerms.Of(words).Where(t => !PointsOnly(t)).DistinctBy(t => t.Hash).ToList();
        if (own.Count == 0) return WithoutOwnWords;
        var told = tellings.SelectMany(t => MatchTerms.Of(t).Select(term => term.Hash).Distinct()).CountBy(hash => hash).ToDictionary();
        var enough = Math.Clamp(tellings.Count, 1, EnoughTellings);
        return own.Sum(t => WordWeights.Of(t.Hash) * Math.Min(1, (double)told.GetValueOrDefault(t.Hash) / enough)) / own.Sum(t => WordWeights.Of(t.Hash));
    }

    /// <summary>"Don't say that" and "you should not say that" forbid; they deny nothing.</summary>
    private static bool IsAdvice(string words) => Forbids().IsMatch(words);

    [GeneratedRegex(@"^\W*(please )?(don.t|do not|never) \w|\b(should|must|ought|need)(n.t| not| never)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Forbids();

    [GeneratedRegex(
        @"\b(hoax(es)?|fake[ds]?|false|falsely|untrue|debunk\w*|fabricat\w*|bogus|satir\w*|not true|n.t true|no truth|myth|phony|fiction\w*|lie|lying|inaccurate|baseless|doctored)\b",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex CallsItFalse();
}
