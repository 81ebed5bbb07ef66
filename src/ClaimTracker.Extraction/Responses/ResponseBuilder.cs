using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Responses;

/// <summary>Writes the recognized responses down as statements, and links each to the claim it answers.</summary>
internal sealed class ResponseBuilder(SyntaxView view, IReadOnlyList<ExtractedStatement> given, ResponseWeights weights)
{
    private const double LeastLink = 0.15;
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
        var responses = new List<ExtractedResponse>(recognized.Count);
        for (var r = 0; r < recognized.Count; r++)
        {
            var hit = recognized[r];
            var targets = Targets(hit, statementOf[r], chances[r], claims, features);
            responses.Add(new(statementOf[r], hit.Kind, targets, weights.ResponseChance.Of(hit.Probability), Reasons.ForResponse(view, hit),
                DenialShape.Strength(view, hit), DenialShape.Scope(view, hit)));
        }
        return responses;
    }

    private List<ResponseTarget> Targets(Recognized hit, int statement, LinkChoice choice, List<ClaimCandidate> claims, LinkFeatures features)
    {
        var targets = new List<ResponseTarget>();
        if (choice.Best < 0)
            return targets;
        var best = choice.Claims[choice.Best];
        var confidence = weights.LinkChance.Of(choice.Chances[choice.Best] * hit.Probability);
        if (confidence < LeastLink)
            return targets;
        var claim = ClaimStatement(claims[best], confidence);
        if (claim != statement)
            targets.Add(new(claim, confidence, Reasons.ForLink(view, hit, claims[best], features, best)));
        return targets;
    }

    private int ClaimStatement(ClaimCandidate claim, double confidence)
    {
        if (claim.Statement >= 0)
            return claim.Statement;
        if (_claimStatements.TryGetValue(claim.Range, out var known))
            return known;
        Statements.Add(new(null, null, null, null, [view.SpanOf(claim.Range.First, claim.Range.End)], QuoteKind.Indirect, StatementAct.Statement, confidence));
        return _claimStatements[claim.Range] = Statements.Count - 1;
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
