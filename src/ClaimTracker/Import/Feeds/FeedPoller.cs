using System.Collections.Concurrent;
using ClaimTracker.Import.Fetching;

namespace ClaimTracker.Import.Feeds;

/// <summary>Polls subscribed feeds politely: validators, robots.txt, a pause that grows with each failure. Thread-safe.</summary>
/// <param name="fetcher">Fetches the feed and robots.txt.</param>
/// <param name="time">The clock.</param>
public sealed class FeedPoller(SafeFetcher fetcher, TimeProvider time)
{
    private static readonly TimeSpan RobotsLife = TimeSpan.FromHours(24);
    private readonly ConcurrentDictionary<string, (DateTime Until, RobotsRules Rules)> _robots = new(StringComparer.Ordinal);

    /// <summary>Polls a feed where it is due; never throws for what a server does.</summary>
    public async Task<FeedResult> PollAsync(FeedState state, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(state);
        var now = time.GetUtcNow().UtcDateTime;
        if (!state.IsDue(now)) return new(state, FeedOutcome.NotDue, state.IsPaused ? "Paused." : $"Not due before {state.NextPollUtc:yyyy-MM-dd HH:mm} UTC.");
        try
        {
            var rules = await RobotsAsync(state.Url, now, cancellationToken);
            if (Uri.TryCreate(state.Url, UriKind.Absolute, out var uri) && !rules.Allows(uri.PathAndQuery))
                return new(state.Failed(now, FeedState.LongestWait), FeedOutcome.Disallowed, $"{state.Url}: the site's robots.txt does not allow it. Ask the publisher.");
            var document = await fetcher.FetchAsync(state.Url, new(state.ETag, state.LastModified), cancellationToken);
            return Answer(state, document, rules.CrawlDelay, now);
        }
        catch (FetchException e) when (e.Status == 410)
        {
            return new(state.Failed(now) with { IsPaused = true }, FeedOutcome.Gone, e.Message);
        }
        catch (FetchException e)
        {
            return new(state.Failed(now, e.RetryAfter), FeedOutcome.Failed, e.Message);
        }
        catch (UnreadableDocumentException e)
        {
            return new(state.Failed(now), FeedOutcome.Failed, e.Message);
        }
    }

    private static FeedResult Answer(FeedState state, FetchedDocument document, TimeSpan? delay, DateTime now)
    {
        if (document.NotModified)
            return new(state.Answered(now, document.ETag ?? state.ETag, document.LastModified ?? state.LastModified, delay), FeedOutcome.NotModified, "Nothing new.");
        var feed = FeedReader.Read(TextDecoder.Decoded(document.Bytes.Span, state.Url, document.ContentType), document.Final.AbsoluteUri);
        var after = state.Answered(now, document.ETag, document.LastModified, delay);
        return new(after, FeedOutcome.Read, feed.Items.Count == 1 ? "1 entry." : $"{feed.Items.Count} entries.", feed, document);
    }

    /// <summary>True where the site's robots.txt allows the address; for the articles that a feed links to.</summary>
    public async Task<bool> IsAllowedAsync(string url, CancellationToken cancellationToken = default) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && (await RobotsAsync(url, time.GetUtcNow().UtcDateTime, cancellationToken)).Allows(uri.PathAndQuery);

    private async Task<RobotsRules> RobotsAsync(string url, DateTime now, CancellationToken cancel)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https")) return RobotsRules.AllowAll;
        var site = uri.GetLeftPart(UriPartial.Authority);
        if (_robots.TryGetValue(site, out var known) && known.Until > now) return known.Rules;
        RobotsRules rules;
        try
        {
            var document = await fetcher.FetchAsync(site + "/robots.txt", cancellationToken: cancel);
            rules = RobotsRules.Parse(System.Text.Encoding.UTF8.GetString(document.Bytes.Span), SafeFetcher.UserAgent);
        }
        catch (FetchException e) when (e.Status is >= 400 and < 500)
        {
            rules = RobotsRules.AllowAll;
        }
        _robots[site] = (now + RobotsLife, rules);
        return rules;
    }
}
