using ClaimTracker.Model;
using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Ingest.Matching;

/// <summary>Finds the known claims that the statements of a new article put forward, among the claims of related articles.</summary>
internal sealed class ClaimMatcher(ClaimTrackerContext context, TermStatistics statistics)
{
    private const double LeastConfidence = 0.5;
    private const double Unrelated = 0.04;
    private const int MostArticles = 24;
    private const int MostTold = 1500;

    /// <summary>For each statement its best known claim, else null.</summary>
    public async Task<IReadOnlyList<ClaimMatch?>> MatchAsync(
        IReadOnlyList<Statement> statements, RelatedArticles related, int leadEnd, CancellationToken cancellationToken)
    {
        if (statements.Count == 0 || related.Articles.Count == 0) return new ClaimMatch?[statements.Count];
        var told = await ToldAsync(related, cancellationToken);
        var likeness = await LikenessAsync(told, related, cancellationToken);
        return [.. statements.Select(s => Best(StatementTerms.Of(s.Words, s.Start < leadEnd, statistics), told, likeness))];
    }

    /// <summary>The claim of the statement of the same article that says the same as <paramref name="statement"/>; null where none does.</summary>
    public ClaimMatch? Same(Statement statement, IReadOnlyList<(Statement Other, Claim Claim)> others)
    {
        if (others.Count == 0) return null;
        var own = StatementTerms.Of(statement.Words, isLead: false, statistics);
        var best = others.Select(o => (o.Claim, Likeness: SameClaim.Likeness(own, statement.Words, StatementTerms.Of(o.Other.Words, isLead: false, statistics), o.Other.Words)))
            .Where(o => o.Likeness is not null).OrderByDescending(o => o.Likeness).FirstOrDefault();
        return best.Likeness is { } likeness ? new(best.Claim, Math.Round(likeness, 4), ["said in the same words in this article"], false) : null;
    }

    private static ClaimMatch? Best(StatementTerms statement, List<Told> told, Dictionary<long, double> likeness)
    {
        var (best, confidence) = ((Told?)null, 0.0);
        foreach (var other in told)
        {
            var probability = PairScore.Probability(PairScore.OfWords(statement, other.Terms), likeness[other.Claim.Id]);
            if (probability >= LeastConfidence && probability > confidence) (best, confidence) = (other, probability);
        }
        return best is null ? null : new(best.Claim, Math.Round(confidence, 4), PairScore.Reasons(statement, best.Terms, likeness[best.Claim.Id]), true);
    }

    // Sorted and sifted here: asked for an order, or for claims that were merged into none, SQLite goes through all that are stored.
    private async Task<List<Told>> ToldAsync(RelatedArticles related, CancellationToken cancellationToken)
    {
        var articles = related.Articles.Take(MostArticles).ToDictionary(a => a.ArticleId);
        var ids = articles.Keys.ToList();
        var rows = await (from telling in context.Tellings
                          join statement in context.Statements on telling.StatementId equals statement.Id
                          where ids.Contains(statement.ArticleId) && statement.IsCurrent && telling.Review != ReviewState.Rejected
                              && statement.Review != ReviewState.Rejected
                          select new { telling.Id, statement.ArticleId, statement.Start, statement.Words, telling.Claim }).ToListAsync(cancellationToken);
        return [.. rows.Where(r => r.Claim!.MergedIntoId is null).OrderBy(r => r.Id).Take(MostTold).Select(r => new Told(r.Claim!, StatementTerms.Of(r.Words, r.Start < articles[r.ArticleId].LeadEnd, statistics)))];
    }

    /// <summary>For each claim the mean similarity of the new article to all articles that tell it.</summary>
    private async Task<Dictionary<long, double>> LikenessAsync(List<Told> told, RelatedArticles related, CancellationToken cancellationToken)
    {
        var similarity = related.Articles.ToDictionary(a => a.ArticleId, a => a.Similarity);
        var claims = told.Select(t => t.Claim.Id).Distinct().ToList();
        var pairs = await (from telling in context.Tellings
                           join statement in context.Statements on telling.StatementId equals statement.Id
                           where claims.Contains(telling.ClaimId) && telling.Review != ReviewState.Rejected && statement.IsCurrent
                           select new { telling.ClaimId, statement.ArticleId }).Distinct().ToListAsync(cancellationToken);
        return pairs.GroupBy(p => p.ClaimId).ToDictionary(g => g.Key, g => g.Average(p => similarity.GetValueOrDefault(p.ArticleId, Unrelated)));
    }

    private sealed record Told(Claim Claim, StatementTerms Terms);
}
