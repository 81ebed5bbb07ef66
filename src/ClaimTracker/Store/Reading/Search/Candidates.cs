using ClaimTracker.Extraction;
using ClaimTracker.Model;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Store.Reading.Search;

/// <summary>Chooses the rows that a search looks through: by the part of the request that an index answers and that leaves the fewest.</summary>
internal static class Candidates
{
    /// <summary>Ids of statements, the newest first, at most <paramref name="most"/>.</summary>
    public static Task<List<long>> OfAsync(ClaimTrackerContext context, SearchRequest request, long[]? sources, int most, CancellationToken cancel)
    {
        if (request.HasWords) return WordIndex.NewestAsync(context, "Statements", request, most, cancel);
        return Query(context, request, sources, most).Take(most).ToListAsync(cancel);
    }

    private static IQueryable<long> Query(ClaimTrackerContext context, SearchRequest request, long[]? sources, int most)
    {
        if (sources is not null) return context.Statements.Where(s => s.SourceId != null && sources.Contains(s.SourceId.Value)).OrderByDescending(s => s.SaidAt).Select(s => s.Id);
        if (request.Kinds.Count > 0) return context.Responses.Where(r => request.Kinds.Contains(r.Kind)).OrderByDescending(r => r.Id).Select(r => r.StatementId);
        if (request.Outlet is SearchRequest.None)
        {
            return context.Articles.Where(a => a.OutletId == null).OrderByDescending(a => a.Id).Take(most)
                .SelectMany(a => context.Statements.Where(s => s.ArticleId == a.Id && s.IsCurrent).Select(s => s.Id));
        }
        if (request.Outlet is { } outlet)
        {
            var key = NameKey.Of(outlet);
            return context.Articles.Where(a => a.Outlet!.Key == key).OrderByDescending(a => a.PublishedAt).Take(most)
                .SelectMany(a => context.Statements.Where(s => s.ArticleId == a.Id && s.IsCurrent).Select(s => s.Id));
        }
        if (request.Unnamed == true)
        {
            return context.Sources.Where(s => s.Kind == SourceKind.Unnamed).OrderByDescending(s => s.Id).Take(most)
                .SelectMany(s => context.Statements.Where(x => x.SourceId == s.Id && x.IsCurrent).Select(x => x.Id));
        }
        if (request.States.Count > 0)
        {
            return context.Claims.Where(c => request.States.Contains(c.State) && c.MergedIntoId == null).OrderByDescending(c => c.ActiveAt).Take(most)
                .SelectMany(c => context.Tellings.Where(t => t.ClaimId == c.Id).Select(t => t.StatementId));
        }
        if (request.Claims) return context.Tellings.OrderByDescending(t => t.Id).Select(t => t.StatementId);
        if (request.From is not null || request.To is not null) return Dated(context, request, most);
        return context.Statements.OrderByDescending(s => s.Id).Select(s => s.Id);
    }

    private static IQueryable<long> Dated(ClaimTrackerContext context, SearchRequest request, int most)
    {
        var articles = context.Articles.Where(a => a.PublishedAt != null);
        if (request.From is { } from) articles = articles.Where(a => a.PublishedAt >= from.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));
        if (request.To is { } to) articles = articles.Where(a => a.PublishedAt < to.AddDays(8).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));
        return articles.OrderByDescending(a => a.PublishedAt).Take(most).SelectMany(a => context.Statements.Where(s => s.ArticleId == a.Id && s.IsCurrent).Select(s => s.Id));
    }
}
