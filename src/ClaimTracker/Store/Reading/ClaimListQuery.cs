using ClaimTracker.Model;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Store.Reading;

/// <summary>Orders of the list of claims, each from the greatest down.</summary>
public enum ClaimOrder { Newest, Retold }

/// <summary>Which claims a list shows.</summary>
/// <param name="States">States to show; empty for all.</param>
/// <param name="Order">The order.</param>
/// <param name="After">Where the page begins, from <see cref="Page{T}.Next"/>.</param>
public sealed record ClaimListFilter(IReadOnlyList<ClaimState> States, ClaimOrder Order = ClaimOrder.Newest, string? After = null)
{
    /// <summary>The states in which somebody contradicts a claim.</summary>
    public static IReadOnlyList<ClaimState> Contested { get; } = [ClaimState.Denied, ClaimState.Disputed, ClaimState.Mixed];
}

/// <summary>A claim of a list with who told it first.</summary>
public sealed record ListedClaim(ClaimRow Claim, SourceLabel? FirstSource, string? FirstOutlet, DateOnly? NotBefore);

/// <summary>Pages of claims.</summary>
public sealed class ClaimListQuery(ContextFactory store)
{
    /// <summary>Rows of a page.</summary>
    public const int PageSize = 40;

    /// <summary>One page of the claims that are told by at least one article.</summary>
    public async Task<Page<ListedClaim>> PageAsync(ClaimListFilter filter, int size = PageSize, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await using var context = store.Create();
        var rows = filter.Order == ClaimOrder.Newest && filter.States.Count > 0
            ? await NewestOfStatesAsync(context, filter, size + 1, cancel)
            : await Ordered(context, filter).Select(ClaimRow.Of).Take(size + 1).ToListAsync(cancel);
        var page = Paging.Cut(rows, size, r => new Cursor(filter.Order == ClaimOrder.Retold ? r.ArticleCount : r.ActiveAt.Ticks, r.Id));
        return new Page<ListedClaim>(await WithFirstSourceAsync(context, page.Items, cancel), page.Next);
    }

    /// <summary>Claims that stand for themselves and are told at least once.</summary>
    internal static IQueryable<Claim> Shown(ClaimTrackerContext context) =>
        context.Claims.AsNoTracking().Where(c => c.MergedIntoId == null && c.ArticleCount > 0 && c.Review != ReviewState.Rejected);

    internal static async Task<IReadOnlyList<ListedClaim>> WithFirstSourceAsync(ClaimTrackerContext context, IReadOnlyList<ClaimRow> rows, CancellationToken cancel)
    {
        var firsts = rows.Where(r => r.FirstStatementId is not null).Select(r => r.FirstStatementId!.Value).ToArray();
        var sources = await context.Statements.AsNoTracking().Where(s => firsts.Contains(s.Id)).Select(s => new
        {
            s.Id,
            s.Article!.NotBefore,
            Outlet = s.Article.Outlet == null ? null : s.Article.Outlet.Name,
            Source = s.Source == null ? null : new SourceLabel(s.Source.Id, s.Source.Kind, s.Source.Name, s.Source.Role, s.Source.Affiliation, s.Source.Country),
        }).ToDictionaryAsync(s => s.Id, cancel);
        return rows.Select(r => sources.TryGetValue(r.FirstStatementId ?? 0, out var first)
            ? new ListedClaim(r, first.Source, first.Outlet, first.NotBefore) : new ListedClaim(r, null, null, null)).ToList();
    }

    private static IQueryable<Claim> Ordered(ClaimTrackerContext context, ClaimListFilter filter)
    {
        var claims = Shown(context);
        if (filter.States.Count > 0) claims = claims.Where(c => filter.States.Contains(c.State));
        return filter.Order == ClaimOrder.Retold ? ByTellings(claims, Cursor.Parse(filter.After)) : ByTime(claims, Cursor.Parse(filter.After));
    }

    // One index seek a state: asked for several states at once, the database would sort every claim in them.
    private static async Task<List<ClaimRow>> NewestOfStatesAsync(ClaimTrackerContext context, ClaimListFilter filter, int size, CancellationToken cancel)
    {
        var rows = new List<ClaimRow>();
        foreach (var state in filter.States)
            rows.AddRange(await ByTime(Shown(context).Where(c => c.State == state), Cursor.Parse(filter.After)).Select(ClaimRow.Of).Take(size).ToListAsync(cancel));
        return [.. rows.OrderByDescending(r => r.ActiveAt).ThenByDescending(r => r.Id).Take(size)];
    }

    private static IQueryable<Claim> ByTime(IQueryable<Claim> claims, Cursor? after)
    {
        if (after is { } place) claims = claims.Where(c => c.ActiveAt < place.At || (c.ActiveAt == place.At && c.Id < place.Id));
        return claims.OrderByDescending(c => c.ActiveAt).ThenByDescending(c => c.Id);
    }

    private static IQueryable<Claim> ByTellings(IQueryable<Claim> claims, Cursor? after)
    {
        if (after is { } place) claims = claims.Where(c => c.ArticleCount < place.Value || (c.ArticleCount == place.Value && c.Id < place.Id));
        return claims.OrderByDescending(c => c.ArticleCount).ThenByDescending(c => c.Id);
    }
}
