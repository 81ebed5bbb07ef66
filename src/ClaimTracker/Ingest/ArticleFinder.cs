using ClaimTracker.Ingest.Matching;
using ClaimTracker.Model;
using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Ingest;

/// <summary>Finds out whether an article is in the store already.</summary>
internal sealed class ArticleFinder(ClaimTrackerContext context)
{
    private const double LeastInCommon = 0.05;

    /// <summary>The fetch record of the same bytes; null where they are new.</summary>
    public Task<Fetch?> FetchAsync(string bytesHash, int ordinal, CancellationToken cancellationToken) =>
        context.Fetches.AsNoTracking().Include(f => f.ArticleVersion).OrderBy(f => f.Id).FirstOrDefaultAsync(f => f.BytesHash == bytesHash && f.Ordinal == ordinal, cancellationToken);

    /// <summary>
    /// The stored article that this is, with its current version: the one with the same text, unless both have an outlet or both an
    /// address and these differ (then it is a syndicated copy); else the one with the same address; else the one that was read from
    /// the same file, where the two have something in common.
    /// </summary>
    public async Task<(Article Article, ArticleVersion Current)?> FindAsync(PreparedArticle article, string location, string? outletKey, CancellationToken cancellationToken)
    {
        var id = await ByTextAsync(article, outletKey, cancellationToken)
            ?? await ByAddressAsync(article.Article.Url, cancellationToken)
            ?? await ByLocationAsync(article, location, cancellationToken);
        if (id is null) return null;
        var found = await context.Articles.SingleAsync(a => a.Id == id, cancellationToken);
        return (found, await context.ArticleVersions.SingleAsync(v => v.Id == found.CurrentVersionId, cancellationToken));
    }

    /// <summary>What importing an article would do, told without storing it.</summary>
    public async Task<ArticleResult> ForecastAsync(PreparedDocument document, PreparedArticle article, CancellationToken cancellationToken)
    {
        var title = article.Article.Title;
        if (await FetchAsync(document.Source.BytesHash, article.Ordinal, cancellationToken) is { } fetch)
            return new(fetch.ArticleVersion!.ArticleId, title, ImportOutcome.Unchanged);
        var found = await FindAsync(article, document.Location, article.Article.Outlet is { } outlet ? NameKey.Of(outlet) : null, cancellationToken);
        var outcome = found is null ? ImportOutcome.Added : found.Value.Current.TextHash == article.TextHash ? ImportOutcome.SameText : ImportOutcome.NewVersion;
        return new(found?.Article.Id ?? 0, title, outcome, article.Reading?.Extraction.Statements.Count ?? 0, article.Reading?.Extraction.Responses.Count ?? 0);
    }

    private async Task<long?> ByTextAsync(PreparedArticle article, string? outletKey, CancellationToken cancellationToken)
    {
        var url = article.Article.Url;
        var same = from version in context.ArticleVersions
                   join stored in context.Articles on version.ArticleId equals stored.Id
                   where version.TextHash == article.TextHash
                       && (url == null || stored.Url == null || stored.Url == url)
                       && (outletKey == null || stored.Outlet == null || stored.Outlet.Key == outletKey)
                   orderby stored.Url == url descending, version.Id == stored.CurrentVersionId descending, stored.Id
                   select (long?)stored.Id;
        return await same.FirstOrDefaultAsync(cancellationToken);
    }

    private async Task<long?> ByAddressAsync(string? url, CancellationToken cancellationToken) =>
        url is null ? null : await context.Articles.Where(a => a.Url == url).OrderBy(a => a.Id).Select(a => (long?)a.Id).FirstOrDefaultAsync(cancellationToken);

    private async Task<long?> ByLocationAsync(PreparedArticle article, string location, CancellationToken cancellationToken)
    {
        if (!Path.IsPathFullyQualified(location)) return null;
        var stored = await (from fetch in context.Fetches
                            where fetch.Location == location && fetch.Ordinal == article.Ordinal
                            orderby fetch.Id descending
                            select fetch.ArticleVersion!.Article).FirstOrDefaultAsync(cancellationToken);
        if (stored is null || (stored.Url is not null && article.Article.Url is not null)) return null;
        if (NameKey.Of(stored.Title) == NameKey.Of(article.Article.Title)) return stored.Id;
        var shingles = await context.ArticleSignatures.Where(s => s.ArticleId == stored.Id).Select(s => s.Shingles).FirstOrDefaultAsync(cancellationToken);
        return shingles is not null && MinHash.Similarity(MinHash.Unpack(shingles), article.Reading!.Profile.Shingles) >= LeastInCommon ? stored.Id : null;
    }
}
