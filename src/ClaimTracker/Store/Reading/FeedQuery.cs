using ClaimTracker.Extraction;
using ClaimTracker.Model;
using ClaimTracker.Store.Reading.Search;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Store.Reading;

/// <summary>What a feed is of; the first that is given counts, and none means everything.</summary>
public sealed record FeedScope(long? Claim, long? Source, string? Story, string? Line, string? State);

/// <summary>A telling or an answer as a feed's entry.</summary>
/// <param name="At">When it came to be known here; feeds are in this order.</param>
/// <param name="Kind">How it answers; null for a telling.</param>
public sealed record FeedEntry(DateTime At, Line Line, ResponseKind? Kind, long ClaimId, string Claim);

/// <summary>A feed, the newest entries first.</summary>
/// <param name="Title">What it is of; empty for a list of claims.</param>
/// <param name="Path">The page that it follows.</param>
public sealed record Feed(string Title, string Path, IReadOnlyList<FeedEntry> Entries);

/// <summary>Reads feeds.</summary>
public sealed class FeedQuery(ContextFactory store, StatementSearch search)
{
    private const int Most = 50;
    private const int MostClaims = 25;

    /// <summary>The feed; null where its claim, source or story is not there.</summary>
    public async Task<Feed?> ReadAsync(FeedScope scope, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        await using var context = store.Create();
        if (await PlaceAsync(context, scope, cancel) is not var (title, path, claims)) return null;
        var items = (await new TimelineQuery(store).NewestAsync(claims, scope.Source is null ? Most : TimelineQuery.Most, cancel)).ToList();
        if (scope.Source is { } source) items = items.FindAll(i => i.SourceId == source || !i.IsTelling);
        var articles = items.Select(i => i.ArticleId).Distinct().ToArray();
        var added = await context.Articles.Where(a => articles.Contains(a.Id)).Select(a => new { a.Id, a.AddedAt }).ToDictionaryAsync(a => a.Id, a => a.AddedAt, cancel);
        var newest = items.OrderByDescending(i => added[i.ArticleId]).ThenByDescending(i => i.SaidAt).ThenByDescending(i => i.StatementId).Take(Most).ToList();
        var lines = await LineReader.LinesAsync(context, newest.ConvertAll(i => i.StatementId), cancel);
        var texts = await context.Claims.Where(c => claims.Contains(c.Id)).Select(c => new { c.Id, c.Text }).ToDictionaryAsync(c => c.Id, c => c.Text, cancel);
        return new Feed(title, path, newest.Where(i => lines.ContainsKey(i.StatementId)).Select(i => new FeedEntry(added[i.ArticleId], lines[i.StatementId], i.Kind, i.ClaimId, texts[i.ClaimId])).ToList());
    }

    private async Task<(string Title, string Path, long[] Claims)?> PlaceAsync(ClaimTrackerContext context, FeedScope scope, CancellationToken cancel)
    {
        if (scope.Claim is { } claim)
        {
            var text = await context.Claims.Where(c => c.Id == claim).Select(c => c.Text).SingleOrDefaultAsync(cancel);
            return text is null ? null : (text, $"/claims/{claim}", [claim]);
        }
        if (scope.Source is { } source)
        {
            var page = await new SourceQuery(store).ReadAsync(source, cancel);
            return page is null ? null : (page.Source.Name, $"/sources/{source}", [.. page.Positions.Take(MostClaims).Select(p => p.Claim.Id)]);
        }
        if (scope.Story is { } slug)
        {
            var story = await new StoryQuery(store).ReadAsync(slug, cancel);
            return story is null ? null : (story.Story.Name, $"/stories/{Uri.EscapeDataString(slug)}", [.. story.Claims.Select(c => c.Id)]);
        }
        if (scope.Line is { Length: > 0 } line)
            return (line, $"/search?q={Uri.EscapeDataString(line)}", [.. await search.ClaimsAsync(SearchRequest.Parse(line), MostClaims, cancel)]);
        var states = SearchRequest.Parse($"state:{(string.IsNullOrWhiteSpace(scope.State) ? "-" : scope.State)}").States;
        var claims = await new ClaimListQuery(store).PageAsync(new ClaimListFilter(states), MostClaims, cancel);
        return ("", states.Count == 0 ? "/claims" : $"/claims?state={scope.State}", [.. claims.Items.Select(c => c.Claim.Id)]);
    }
}
