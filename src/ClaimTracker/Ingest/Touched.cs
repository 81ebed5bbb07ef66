using ClaimTracker.Model;
using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Ingest;

/// <summary>Tells what an editor has had in hand: the program changes none of it.</summary>
internal static class Touched
{
    /// <summary>Ids of the statements of an article that an editor judged, changed, made or linked.</summary>
    public static async Task<HashSet<long>> StatementsAsync(ClaimTrackerContext context, long articleId, CancellationToken cancellationToken)
    {
        var ofArticle = context.Statements.Where(s => s.ArticleId == articleId);
        var own = ofArticle.Where(s => s.Review != ReviewState.Suggested || s.RunId == null || s.Version > 0).Select(s => s.Id);
        var told = context.Tellings.Where(t => t.Review != ReviewState.Suggested || t.Version > 0).Join(ofArticle, t => t.StatementId, s => s.Id, (t, s) => s.Id);
        var answering = context.Responses.Where(r => r.Review != ReviewState.Suggested || r.Version > 0).Join(ofArticle, r => r.StatementId, s => s.Id, (r, s) => s.Id);
        var links = context.ResponseLinks.Where(l => l.Review != ReviewState.Suggested || l.Version > 0);
        var linked = links.Join(ofArticle, l => l.Response!.StatementId, s => s.Id, (l, s) => s.Id);
        var answered = links.Join(ofArticle, l => l.TargetStatementId, s => s.Id, (l, s) => s.Id);
        return [.. await own.Union(told).Union(answering).Union(linked).Union(answered).ToListAsync(cancellationToken)];
    }
}
