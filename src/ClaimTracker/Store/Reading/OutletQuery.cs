using ClaimTracker.Model;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Store.Reading;

/// <summary>An outlet with its number of articles.</summary>
public sealed record OutletRow(long Id, string Name, string? Country, string? Site, int Articles, DateTime? Last);

/// <summary>Reads outlets.</summary>
public sealed class OutletQuery(ContextFactory store, Figures figures)
{
    /// <summary>The list shows at most this many.</summary>
    public const int Most = 500;

    /// <summary>Outlets, those with the most articles first.</summary>
    public Task<IReadOnlyList<OutletRow>> AllAsync() => figures.GetAsync("outlets", async () =>
    {
        await using var context = store.Create();
        var rows = await context.Outlets.AsNoTracking().Select(o => new OutletRow(
            o.Id, o.Name, o.Country, o.Site, context.Articles.Count(a => a.OutletId == o.Id), context.Articles.Where(a => a.OutletId == o.Id).Max(a => a.PublishedAt))).ToListAsync();
        return (IReadOnlyList<OutletRow>)[.. rows.OrderByDescending(o => o.Articles).ThenBy(o => o.Name, StringComparer.Ordinal).Take(Most)];
    });

    /// <summary>The outlet of that id; null where there is none.</summary>
    public async Task<OutletRow?> ReadAsync(long id, CancellationToken cancel = default)
    {
        await using var context = store.Create();
        return await context.Outlets.AsNoTracking().Where(o => o.Id == id).Select(o => new OutletRow(
            o.Id, o.Name, o.Country, o.Site, context.Articles.Count(a => a.OutletId == o.Id), context.Articles.Where(a => a.OutletId == o.Id).Max(a => a.PublishedAt))).SingleOrDefaultAsync(cancel);
    }

    /// <summary>Claims that the outlet told, the last active first, at most 20.</summary>
    public async Task<IReadOnlyList<ListedClaim>> ClaimsAsync(long id, CancellationToken cancel = default)
    {
        await using var context = store.Create();
        var articles = context.Articles.Where(a => a.OutletId == id).OrderByDescending(a => a.PublishedAt).Take(200).Select(a => a.Id);
        var claims = await (from telling in context.Tellings
                            join s in context.Statements on telling.StatementId equals s.Id
                            where articles.Contains(s.ArticleId) && s.IsCurrent && telling.Review != ReviewState.Rejected
                            select telling.ClaimId).Distinct().Take(400).ToListAsync(cancel);
        var rows = await ClaimListQuery.Shown(context).Where(c => claims.Contains(c.Id)).OrderByDescending(c => c.ActiveAt).Select(ClaimRow.Of).Take(20).ToListAsync(cancel);
        return await ClaimListQuery.WithFirstSourceAsync(context, rows, cancel);
    }
}
