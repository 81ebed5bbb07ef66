using ClaimTracker.Extraction;
using ClaimTracker.Model;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Store.Reading.Search;

#pragma warning disable CA1862 // The database compares: it knows no StringComparison.

/// <summary>Finds claims, articles and sources by their words.</summary>
public sealed class OtherSearches(ContextFactory store)
{
    private const int PageSize = StatementSearch.PageSize;

    /// <summary>Claims that are looked through where no index knows what is asked.</summary>
    private const int MostScanned = 10_000;

    /// <summary>Ids of everything found in one place: claims, articles or sources; at most <see cref="StatementSearch.Most"/>.</summary>
    public async Task<IReadOnlyList<long>> IdsAsync(SearchRequest request, string place, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        await using var context = store.Create();
        return place switch
        {
            "claims" => await ClaimIdsAsync(context, request, cancel),
            "articles" => await ArticleIdsAsync(context, request, cancel),
            _ => await SourceIdsAsync(context, request, cancel),
        };
    }

    /// <summary>One page of the claims found, the last active first; without words, those in the asked states.</summary>
    public async Task<ClaimResults> ClaimsAsync(SearchRequest request, int page = 1, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        await using var context = store.Create();
        var ids = await ClaimIdsAsync(context, request, cancel);
        var shown = Slice(ids, page);
        var rows = await context.Claims.AsNoTracking().Where(c => shown.Contains(c.Id)).Select(ClaimRow.Of).ToListAsync(cancel);
        var listed = await ClaimListQuery.WithFirstSourceAsync(context, [.. rows.OrderBy(r => shown.IndexOf(r.Id))], cancel);
        var marked = await WordIndex.SnippetsAsync(context, "Claims", 0, "\"Text\"", request, shown, cancel);
        return new ClaimResults(listed.Select(l => (l, marked.GetValueOrDefault(l.Claim.Id))).ToList(), ids.Count, ids.Count >= StatementSearch.Most, page, Pages(ids.Count));
    }

    /// <summary>One page of the articles whose current text holds the words, the last published first.</summary>
    public async Task<ArticleResults> ArticlesAsync(SearchRequest request, int page = 1, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        await using var context = store.Create();
        var ids = await ArticleIdsAsync(context, request, cancel);
        var shown = Slice(ids, page);
        var rows = await context.Articles.AsNoTracking().Where(a => shown.Contains(a.Id)).Select(a => new { a.CurrentVersionId, Id = a.Id }).ToDictionaryAsync(a => a.Id, a => a.CurrentVersionId ?? 0, cancel);
        var list = await context.Articles.AsNoTracking().Where(a => shown.Contains(a.Id)).Select(ArticleRow.Of).ToListAsync(cancel);
        var marked = await WordIndex.SnippetsAsync(context, "ArticleVersions", 1, "\"Text\"", request, rows.Values, cancel);
        return new ArticleResults(list.OrderBy(r => shown.IndexOf(r.Id)).Select(r => (r, marked.GetValueOrDefault(rows[r.Id]))).ToList(), ids.Count, ids.Count >= StatementSearch.Most, page, Pages(ids.Count));
    }

    /// <summary>One page of the sources whose name, role or body holds the words.</summary>
    public async Task<SourceResults> SourcesAsync(SearchRequest request, int page = 1, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        await using var context = store.Create();
        var ids = await SourceIdsAsync(context, request, cancel);
        var shown = Slice(ids, page);
        var labels = await context.Sources.AsNoTracking().Where(s => shown.Contains(s.Id)).Select(s => new SourceRow(
            new SourceLabel(s.Id, s.Kind, s.Name, s.Role, s.Affiliation, s.Country),
            context.Statements.Count(x => x.SourceId == s.Id && x.IsCurrent && x.Review != ReviewState.Rejected), s.ArticleId,
            context.Articles.Where(a => a.Id == s.ArticleId).Select(a => a.Title).FirstOrDefault())).ToListAsync(cancel);
        return new SourceResults([.. labels.OrderBy(l => shown.IndexOf(l.Source.Id))], ids.Count, ids.Count >= StatementSearch.Most, page, Pages(ids.Count));
    }

    private static async Task<List<long>> ClaimIdsAsync(ClaimTrackerContext context, SearchRequest request, CancellationToken cancel)
    {
        var claims = ClaimListQuery.Shown(context);
        if (request.HasWords)
        {
            var found = await WordIndex.NewestAsync(context, "Claims", request, StatementSearch.Most, cancel);
            claims = claims.Where(c => EF.Parameter(found).Contains(c.Id));
        }
        else if (request.Unnamed is not null || request.SourceCount is not null || request.Outlet is not null)
        {
            claims = claims.OrderByDescending(c => c.ActiveAt).ThenByDescending(c => c.Id).Take(MostScanned);
        }
        if (request.Unnamed is { } unnamed) claims = unnamed ? claims.Where(c => c.NamedSourceCount == 0 && c.UnnamedSourceCount > 0) : claims.Where(c => c.NamedSourceCount > 0);
        if (request.SourceCount is { } sources) claims = claims.Where(c => c.NamedSourceCount + c.UnnamedSourceCount == sources);
        if (request.Outlet is SearchRequest.None) claims = claims.Where(c => context.Statements.Any(s => s.Id == c.FirstStatementId && s.Article!.OutletId == null));
        else if (request.Outlet is { } outlet)
        {
            var key = NameKey.Of(outlet);
            claims = claims.Where(c => context.Statements.Any(s => s.Id == c.FirstStatementId && s.Article!.Outlet!.Key == key));
        }
        if (request.States.Count > 0) claims = claims.Where(c => request.States.Contains(c.State));
        if (request.From is { } from) claims = claims.Where(c => c.ActiveAt >= from.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));
        if (request.To is { } to) claims = claims.Where(c => c.FirstToldAt < to.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));
        return await claims.OrderByDescending(c => c.ActiveAt).ThenByDescending(c => c.Id).Select(c => c.Id).Take(StatementSearch.Most).ToListAsync(cancel);
    }

    private static async Task<List<long>> ArticleIdsAsync(ClaimTrackerContext context, SearchRequest request, CancellationToken cancel)
    {
        var articles = context.Articles.AsNoTracking();
        if (request.HasWords)
        {
            var versions = await WordIndex.NewestAsync(context, "ArticleVersions", request, StatementSearch.Most, cancel);
            articles = articles.Where(a => a.CurrentVersionId != null && EF.Parameter(versions).Contains(a.CurrentVersionId.Value));
        }
        if (request.Outlet is SearchRequest.None) articles = articles.Where(a => a.OutletId == null);
        else if (request.Outlet is { } outlet)
        {
            var key = NameKey.Of(outlet);
            articles = articles.Where(a => a.Outlet != null && a.Outlet.Key == key);
        }
        if (request.From is { } from) articles = articles.Where(a => a.PublishedAt >= from.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));
        if (request.To is { } to) articles = articles.Where(a => a.PublishedAt < to.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));
        return await articles.OrderByDescending(a => a.PublishedAt).ThenByDescending(a => a.Id).Select(a => a.Id).Take(StatementSearch.Most).ToListAsync(cancel);
    }

    private static async Task<List<long>> SourceIdsAsync(ClaimTrackerContext context, SearchRequest request, CancellationToken cancel)
    {
        var sources = context.Sources.AsNoTracking().Where(s => s.MergedIntoId == null && s.Review != ReviewState.Rejected);
        if (request.HasWords)
        {
            var found = await WordIndex.NewestAsync(context, "Sources", request, StatementSearch.Most, cancel);
            sources = sources.Where(s => EF.Parameter(found).Contains(s.Id));
        }
        if (request.Unnamed is { } unnamed) sources = sources.Where(s => s.Kind == SourceKind.Unnamed == unnamed);
        if (request.Country is { } country) sources = sources.Where(s => s.Country != null && s.Country.ToLower() == country.ToLower());
        return await sources.OrderByDescending(s => s.Id).Select(s => s.Id).Take(StatementSearch.Most).ToListAsync(cancel);
    }

    private static List<long> Slice(List<long> ids, int page) => [.. ids.Skip((page - 1) * PageSize).Take(PageSize)];

    private static int Pages(int count) => Math.Max(1, (count + PageSize - 1) / PageSize);
}
