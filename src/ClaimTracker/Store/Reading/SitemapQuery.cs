using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Store.Reading;

/// <summary>A part of the sitemap.</summary>
/// <param name="Pages">Number of further parts; 0 where this one has the places.</param>
/// <param name="Places">Paths with the day of their last change.</param>
public sealed record Sitemap(int Pages, IReadOnlyList<(string Path, DateTime? Changed)> Places);

/// <summary>Lists the pages that search engines may visit: fixed pages, stories, claims and articles, in parts by id.</summary>
public sealed class SitemapQuery(ContextFactory store)
{
    private const int PartSize = 10_000;

    private static readonly string[] Fixed = ["/", "/claims", "/articles", "/stories", "/sources", "/unnamed", "/outlets"];

    /// <summary>The part of that number, from 1; without a number, the only part or the list of parts.</summary>
    public async Task<Sitemap> ReadAsync(int? page, CancellationToken cancel = default)
    {
        await using var context = store.Create();
        var last = Math.Max(await context.Claims.MaxAsync(c => (long?)c.Id, cancel) ?? 0, await context.Articles.MaxAsync(a => (long?)a.Id, cancel) ?? 0);
        var parts = (int)(last / PartSize) + 1;
        if (page is null && parts > 1) return new Sitemap(parts, []);
        var from = (Math.Clamp(page ?? 1, 1, parts) - 1L) * PartSize;
        var places = new List<(string, DateTime?)>();
        if (from == 0) places.AddRange(await FixedAsync(context, cancel));
        var claims = await ClaimListQuery.Shown(context).Where(c => c.Id > from && c.Id <= from + PartSize).OrderBy(c => c.Id).Select(c => new { c.Id, c.ActiveAt }).ToListAsync(cancel);
        var articles = await context.Articles.Where(a => a.Id > from && a.Id <= from + PartSize).OrderBy(a => a.Id).Select(a => new { a.Id, a.AddedAt }).ToListAsync(cancel);
        places.AddRange(claims.Select(c => ($"/claims/{c.Id}", (DateTime?)c.ActiveAt)));
        places.AddRange(articles.Select(a => ($"/articles/{a.Id}", (DateTime?)a.AddedAt)));
        return new Sitemap(0, places);
    }

    private static async Task<IEnumerable<(string, DateTime?)>> FixedAsync(ClaimTrackerContext context, CancellationToken cancel)
    {
        var stories = await context.Stories.Where(s => s.IsPublished).Select(s => s.Slug).ToListAsync(cancel);
        return Fixed.Concat(stories.Select(s => $"/stories/{Uri.EscapeDataString(s)}")).Select(p => (p, (DateTime?)null));
    }
}
