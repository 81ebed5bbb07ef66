using System.Linq.Expressions;
using ClaimTracker.Model;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Store.Reading;

/// <summary>An article as it stands in a list.</summary>
public sealed record ArticleRow(
    long Id, string Title, string? Outlet, long? OutletId, DateTime? PublishedAt, DatePrecision Precision, DateOnly? NotBefore, bool IsFiction, bool IsStub, long? CopyOfId, DateTime AddedAt)
{
    internal static Expression<Func<Article, ArticleRow>> Of { get; } = a => new ArticleRow(
        a.Id, a.Title, a.Outlet == null ? null : a.Outlet.Name, a.OutletId, a.PublishedAt, a.PublishedPrecision, a.NotBefore, a.IsFiction, a.IsStub, a.CopyOfId, a.AddedAt);
}

/// <summary>Pages of articles, the last published first; those without a date come after all others.</summary>
public sealed class ArticleListQuery(ContextFactory store)
{
    /// <summary>Rows of a page.</summary>
    public const int PageSize = 50;

    /// <summary>One page of all articles, or of one outlet.</summary>
    public async Task<Page<ArticleRow>> PageAsync(long? outlet = null, string? after = null, int size = PageSize, CancellationToken cancel = default)
    {
        await using var context = store.Create();
        IQueryable<Article> articles = context.Articles.AsNoTracking();
        if (outlet is not null) articles = articles.Where(a => a.OutletId == outlet);
        var place = Cursor.Parse(after);
        var rows = place is { Value: 0 } ? [] : await Dated(articles, place).Select(ArticleRow.Of).Take(size + 1).ToListAsync(cancel);
        if (rows.Count <= size)
        {
            var undated = articles.Where(a => a.PublishedAt == null);
            if (place is { Value: 0 } from) undated = undated.Where(a => a.Id < from.Id);
            rows.AddRange(await undated.OrderByDescending(a => a.Id).Select(ArticleRow.Of).Take(size + 1 - rows.Count).ToListAsync(cancel));
        }
        return Paging.Cut(rows, size, r => new Cursor(r.PublishedAt?.Ticks ?? 0, r.Id));
    }

    private static IQueryable<Article> Dated(IQueryable<Article> articles, Cursor? after)
    {
        articles = articles.Where(a => a.PublishedAt != null);
        if (after is { } place) articles = articles.Where(a => a.PublishedAt < place.At || (a.PublishedAt == place.At && a.Id < place.Id));
        return articles.OrderByDescending(a => a.PublishedAt).ThenByDescending(a => a.Id);
    }
}
