using ClaimTracker.Model;
using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Ingest.Matching;

/// <summary>Finds the known claims that the statements of a new article put forward, among the claims of related articles.</summary>
internal sealed class ClaimMatcher(ClaimTrackerContext context)
{
    private const double LeastConfidence = 0.5;
    private const int MostTold = 1500;

    /// <summary>For each statement its best known claim, else null. Statements of the same article that say the same share one.</summary>
    public async Task<IReadOnlyList<ClaimMatch?>> MatchAsync(IReadOnlyList<Statement> statements, RelatedArticles related, CancellationToken cancellationToken)
    {
        if (statements.Count == 0 || related.Articles.Count == 0) return new ClaimMatch?[statements.Count];
        var told = await ToldAsync(related, cancellationToken);
        var lead = statements.Min(s => s.Start);
        return [.. statements.Select(s => Best(StatementTerms.Of(s.Words, s.Start == lead), told))];
    }

    private static ClaimMatch? Best(StatementTerms statement, List<Told> told)
    {
        ClaimMatch? best = null;
        foreach (var other in told)
        {
            var confidence = PairScore.Of(statement, other.Terms, other.Similarity, out var because);
            if (confidence >= LeastConfidence && confidence > (best?.Confidence ?? 0)) best = new(other.Claim, Math.Round(confidence, 4), because, true);
        }
        return best;
    }

    private async Task<List<Told>> ToldAsync(RelatedArticles related, CancellationToken cancellationToken)
    {
        var similarity = related.Articles.ToDictionary(a => a.ArticleId, a => a.Similarity);
        var ids = similarity.Keys.ToList();
        var rows = await (from telling in context.Tellings
                          join statement in context.Statements on telling.StatementId equals statement.Id
                          where ids.Contains(statement.ArticleId) && statement.IsCurrent && telling.Review != ReviewState.Rejected
                              && statement.Review != ReviewState.Rejected && telling.Claim!.MergedIntoId == null
                          orderby telling.Id
                          select new { statement.ArticleId, statement.Start, statement.Words, telling.Claim }).Take(MostTold).ToListAsync(cancellationToken);
        var leads = rows.GroupBy(r => r.ArticleId).ToDictionary(g => g.Key, g => g.Min(r => r.Start));
        return rows.ConvertAll(r => new Told(r.Claim!, StatementTerms.Of(r.Words, leads[r.ArticleId] == r.Start), similarity[r.ArticleId]));
    }

    private sealed record Told(Claim Claim, StatementTerms Terms, double Similarity);
}
