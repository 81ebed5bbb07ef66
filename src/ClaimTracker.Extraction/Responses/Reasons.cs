using ClaimTracker.Extraction.Lexicon;
using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Responses;

/// <summary>Says in plain English why something was read as a response, and as an answer to a claim.</summary>
internal static class Reasons
{
    private const int MostWords = 4;

    public static List<string> ForResponse(SyntaxView view, Recognized hit)
    {
        var c = hit.Candidate;
        var reasons = new List<string> { $"cue: {Cut(view, c.Cue)}" };
        if ((ResponseWords.Of(view.Tokens[c.Head].Lemma) & ResponseWords.Triggers & ~ResponseSense.Insist) == 0)
            for (var i = c.Content.First; i < Math.Min(c.Content.End, c.Content.First + 40); i++)
                if (CandidateFeatures.IsNegation(view.Tokens[i]) || (ResponseWords.Of(view.Tokens[i].Lemma) & (ResponseSense.False | ResponseSense.Deny | ResponseSense.Doubt | ResponseSense.Comment | ResponseSense.Know)) != 0)
                {
                    reasons.Add($"says: {Cut(view, new(i, Math.Min(c.Content.End, i + 3)))}");
                    break;
                }
        return reasons;
    }

    public static List<string> ForLink(SyntaxView view, Recognized hit, ClaimCandidate claim, LinkFeatures features, int index)
    {
        var reasons = new List<string> { $"cue: {Cut(view, hit.Candidate.Cue)}" };
        var reference = features.Reference(hit.Candidate);
        if (reference >= 0)
            reasons.Add($"refers to: {(reference > 0 && view.Tokens[reference - 1].Tag is "DT" or "JJ" ? view.Tokens[reference - 1].Form + " " : "")}{view.Tokens[reference].Form}");
        var shared = features.SharedWords(hit.Candidate, index).Take(MostWords).ToList();
        if (shared.Count > 0)
            reasons.Add($"both name {string.Join(", ", shared)}");
        var away = view.SentenceIndex(hit.Candidate.Head) - claim.Sentence;
        reasons.Add(away switch { 0 => "in the same sentence", 1 => "the sentence before", -1 => "the sentence after", > 0 => $"{away} sentences before", _ => $"{-away} sentences after" });
        return reasons;
    }

    private static string Cut(SyntaxView view, TokenRange range) => range.IsEmpty ? "" : view.SpanOf(range.First, range.End).Cut(view.Article.Article.Text);
}
