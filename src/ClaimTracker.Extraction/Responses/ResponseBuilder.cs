using ClaimTracker.Extraction.Lexicon;
using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Responses;

/// <summary>Writes the recognized responses down as statements, and links each to the claim it answers.</summary>
internal sealed class ResponseBuilder(SyntaxView view, IReadOnlyList<ExtractedStatement> given, List<Candidate> candidates, ResponseWeights weights)
{
    private const double LeastLink = 0.25;
    private readonly Dictionary<TokenRange, int> _claimStatements = [];

    /// <summary>The given statements, then those that were added.</summary>
    public List<ExtractedStatement> Statements { get; } = [.. given];

    /// <summary>The responses, their statements and targets as indices into <see cref="Statements"/>.</summary>
    public List<ExtractedResponse> Build(List<Recognized> recognized)
    {
        var claims = new ClaimFinder(view).Find(given);
        var features = new LinkFeatures(view, claims, given);
        var chances = weights.Ranker.Rank(features, recognized);
        var statementOf = recognized.ConvertAll(StatementOf);
        var answered = AnsweredByHeadline(recognized, statementOf, chances, features);
        var responses = new List<ExtractedResponse>(recognized.Count);
        for (var r = 0; r < recognized.Count; r++)
        {
            var hit = recognized[r];
            var targets = Targets(hit, statementOf[r], chances[r], claims, features, answered);
            responses.Add(new(statementOf[r], hit.Kind, targets, weights.ResponseChance.Of(hit.Probability), Reasons.ForResponse(view, hit),
                DenialShape.Strength(view, hit), DenialShape.Scope(view, hit)));
        }
        return responses;
    }

    /// <summary>For every answer that the headline tells, the claim that it answers; -1 for other claims.</summary>
    private static int[] AnsweredByHeadline(List<Recognized> recognized, List<int> statementOf, LinkChoice[] chances, LinkFeatures features)
    {
        var answered = new int[features.Claims];
        Array.Fill(answered, -1);
        var responseOf = new Dictionary<int, int>();
        for (var r = 0; r < recognized.Count; r++)
            responseOf.TryAdd(statementOf[r], r);
        for (var claim = 0; claim < answered.Length; claim++)
            if (responseOf.TryGetValue(features.Claim(claim).Statement, out var r) && features.InHeadline(claim))
                answered[claim] = TargetChooser.Best(recognized[r].Candidate, chances[r], features, c => responseOf.ContainsKey(features.Claim(c).Statement));
        return answered;
    }

    private List<ResponseTarget> Targets(Recognized hit, int statement, LinkChoice choice, List<ClaimCandidate> claims, LinkFeatures features, int[] answered)
    {
        var targets = new List<ResponseTarget>();
        foreach (var (claim, chance) in TargetChooser.Choose(hit.Candidate, choice, features, claim => answered[claim]))
        {
            var confidence = weights.LinkChance.Of(chance * hit.Probability);
            if (confidence < LeastLink)
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
