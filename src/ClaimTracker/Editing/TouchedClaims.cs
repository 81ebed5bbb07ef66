using ClaimTracker.Model;
using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace ClaimTracker.Editing;

/// <summary>Tells which claims have other figures once a record changes.</summary>
internal static class TouchedClaims
{
    public static async Task<List<long>> OfAsync(EntityEntry entry, ClaimTrackerContext context, CancellationToken cancellationToken) => entry.Entity switch
    {
        Claim claim => claim.Id > 0 ? [claim.Id] : [],
        Telling => Both(entry, nameof(Telling.ClaimId)),
        ResponseLink => Both(entry, nameof(ResponseLink.ClaimId)),
        Response response => await context.ResponseLinks.Where(l => l.ResponseId == response.Id).Select(l => l.ClaimId).ToListAsync(cancellationToken),
        Statement statement => await OfStatementsAsync(context, context.Statements.Where(s => s.Id == statement.Id), cancellationToken),
        Source source => await OfStatementsAsync(context, context.Statements.Where(s => s.SourceId == source.Id), cancellationToken),
        Article article => await OfStatementsAsync(context, context.Statements.Where(s => s.ArticleId == article.Id), cancellationToken),
        _ => [],
    };

    private static List<long> Both(EntityEntry entry, string field)
    {
        var property = entry.Property(field);
        return new[] { property.CurrentValue, property.OriginalValue }.OfType<long>().Where(id => id > 0).Distinct().ToList();
    }

    private static Task<List<long>> OfStatementsAsync(ClaimTrackerContext context, IQueryable<Statement> statements, CancellationToken cancellationToken) =>
        context.Tellings.Where(t => statements.Any(s => s.Id == t.StatementId)).Select(t => t.ClaimId)
            .Union(context.ResponseLinks.Where(l => statements.Any(s => s.Id == l.Response!.StatementId)).Select(l => l.ClaimId))
            .ToListAsync(cancellationToken);
}
