using ClaimTracker.Extraction.Lexicon;
using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Responses;

/// <summary>Writes the recognized responses down as statements, and links each to the claim it answers.</summary>
internal sealed class ResponseBuilder(SyntaxView view, IReadOnlyList<ExtractedStatement> given, List<Candidate> candidates, ResponseWeights weights)
{
    /// <summary>From which confidence on the likeliest claim of a response is linked.</summary>
    private const double LeastFirst = 0.15;

    /// <summary>The same for its further claims.</summary>
    private const double LeastFurther = 0.25;

    private readonly Dictionary<TokenRange, int> _claimStatements = [];

    /// <summary>The given statements, then those that were added.</summary>
    public List<ExtractedStatement> Statements { get; } = [.. given];

    /// <summary>The responses, their statements and targets as indices into <see cref="Statements"/>.</summary>
    public List<ExtractedResponse> Build(List<Recognized> recognized)
    {
        var claims = new ClaimFinder(view).Find(given);
        var features = new LinkFeatures(view, claims, given);
        var choices = weights.Ranker.Rank(features, recognized);
        var chosen = LinkTargets.Of(recognized, choices, features);
        var statementOf = recognized.ConvertAll(StatementOf);
        var responses = new List<ExtractedResponse>(recognized.Count);
        for (var r = 0; r < recognized.Count; r++)
        {
            var hit = recognized[r];
            var sure = Enumerable.Range(0, chosen[r].Count).Select(place => weights.Judge.Confidence(LinkJudge.Describe(recognized, r, chosen, place, choices[r], features))).ToList();
            responses.Add(new(statementOf[r], hit.Kind, Targets(hit, statementOf[r], chosen[r], sure, claims, features), weights.ResponseChance.Of(hit.Probability),
                Reasons.ForResponse(view, hit), DenialShape.Strength(view, hit), DenialShape.Scope(view, hit)));
        }
        return responses;
    }

    private List<ResponseTarget> Targets(Recognized hit, int statement, List<ChosenClaim> chosen, List<double> sure, List<ClaimCandidate> claims, LinkFeatures features)
    {
        var targets = new List<ResponseTarget>();
        for (var place = 0; place < chosen.Count; place++)
        {
            var (claim, confidence) = (chosen[place].Claim, sure[place]);
            if (confidence < (place == 0 ? LeastFirst : LeastFurther))
                continue;
            if (ClaimStatement(claims[claim], confidence) is var target && target != statement && !targets.Exists(t => t.Statement == target))
                targets.Add(new(target, confidence, Reasons.ForLink(view, hit, claims[claim], features, claim)));
        }
        return targets;
    }

    private int ClaimStatement(ClaimCandidate claim, double confidence)
    {
        if (claim.Statement >= 0)
            return claim.Statement;
        if (_claimStatements.TryGetValue(claim.Range, out var known))
            return known;
        var credit = CreditOf(claim.Range);
        var content = credit is null ? claim.Range : new(Math.Max(claim.Range.First, credit.Content.First), Math.Min(claim.Range.End, credit.Content.End));
        Statements.Add(new(null, null, SpanOf(credit?.Source ?? TokenRange.None), SpanOf(credit?.Cue ?? TokenRange.None), [view.SpanOf(content.First, content.End)], QuoteKind.Indirect, StatementAct.Statement, confidence));
        return _claimStatements[claim.Range] = Statements.Count - 1;
    }

    /// <summary>The verb of reporting, with its source, whose content is nearly all of a claim: "..., officials told the paper"; null where nobody is credited.</summary>
    private Candidate? CreditOf(TokenRange claim)
    {
        foreach (var c in candidates)
            if (c.Statement < 0 && !c.Source.IsEmpty && !c.Cue.IsEmpty
                && Math.Min(claim.End, c.Content.End) - Math.Max(claim.First, c.Content.First) is var common && common * 10 >= c.Content.Length * 8 && common * 10 >= claim.Length * 6
                && WordLists.ReportingVerbs.Contains(view.Tokens[c.Head].Lemma))
                return c;
        return null;
    }

    private int StatementOf(Recognized hit)
    {
        var c = hit.Candidate;
        if (c.Statement >= 0)
            return c.Statement;
        Statements.Add(new(null, Outer(c), SpanOf(c.Source), SpanOf(c.Cue), SpanOf(c.Content) is { } content ? [content] : [], QuoteOf(c), StatementAct.Statement, hit.Probability));
        return Statements.Count - 1;
    }

    /// <summary>The attribution whose content holds the candidate; null where none does.</summary>
    private int? Outer(Candidate c)
    {
        var head = view.Tokens[c.Head].Span;
        for (var i = 0; i < given.Count; i++)
            foreach (var span in given[i].ContentSpans)
                if (span.Contains(head))
                    return i;
        return null;
    }

    private Span? SpanOf(TokenRange range) => range.IsEmpty ? null : view.SpanOf(range.First, range.End);

    private QuoteKind QuoteOf(Candidate c)
    {
        var marks = 0;
        for (var i = c.Content.First; i < c.Content.End; i++)
            marks += view.Tokens[i].Tag is "``" or "''" ? 1 : 0;
        return marks == 0 ? QuoteKind.Indirect : view.Tokens[c.Content.First].Tag == "``" && marks <= 2 ? QuoteKind.Direct : QuoteKind.Mixed;
    }
}
