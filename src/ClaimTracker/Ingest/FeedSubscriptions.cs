using ClaimTracker.Import.Feeds;
using ClaimTracker.Import.Fetching;
using ClaimTracker.Model;
using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Ingest;

/// <summary>The subscribed feeds: kept in the store, polled politely, new entries imported once.</summary>
public sealed class FeedSubscriptions(ContextFactory factory, TimeProvider time) : IDisposable
{
    private readonly SafeFetcher fetcher = new();
    private FeedPoller? poller;

    /// <summary>All subscriptions in order of title.</summary>
    public async Task<IReadOnlyList<FeedSubscription>> ListAsync(CancellationToken cancellationToken = default)
    {
        await using var context = factory.Create();
        return await context.FeedSubscriptions.AsNoTracking().OrderBy(f => f.Title ?? f.Url).ToListAsync(cancellationToken);
    }

    /// <summary>Subscribes to a feed; gives what is wrong with the address, else null.</summary>
    public async Task<string?> AddAsync(string address, CancellationToken cancellationToken = default)
    {
        var url = address?.Trim() ?? "";
        if (!DocumentPaths.IsAddress(url) || !Uri.TryCreate(url, UriKind.Absolute, out _)) return "That is not an http or https address. Copy the address of the feed.";
        using var pass = await factory.Gate.EnterAsync(cancellationToken);
        await using var context = factory.Create();
        if (await context.FeedSubscriptions.AnyAsync(f => f.Url == url, cancellationToken)) return "This feed is subscribed already.";
        var now = time.GetUtcNow().UtcDateTime;
        context.FeedSubscriptions.Add(new FeedSubscription { Url = url, AddedAt = now, NextPollAt = now });
        await context.SaveChangesAsync(cancellationToken);
        return null;
    }

    /// <summary>Stops or resumes polling.</summary>
    public async Task PauseAsync(long id, bool paused, CancellationToken cancellationToken = default)
    {
        using var pass = await factory.Gate.EnterAsync(cancellationToken);
        await using var context = factory.Create();
        var now = time.GetUtcNow().UtcDateTime;
        await context.FeedSubscriptions.Where(f => f.Id == id).ExecuteUpdateAsync(
            set => set.SetProperty(f => f.IsPaused, paused).SetProperty(f => f.NextPollAt, now).SetProperty(f => f.Version, f => f.Version + 1), cancellationToken);
    }

    /// <summary>Ends a subscription; its articles stay.</summary>
    public async Task RemoveAsync(long id, CancellationToken cancellationToken = default)
    {
        using var pass = await factory.Gate.EnterAsync(cancellationToken);
        await using var context = factory.Create();
        await context.FeedSubscriptions.Where(f => f.Id == id).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Polls every feed that is due, and imports the entries that the store has not seen.</summary>
    public async Task PollDueAsync(Importer importer, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(importer);
        var now = time.GetUtcNow().UtcDateTime;
        await using var context = factory.Create();
        var due = await context.FeedSubscriptions.AsNoTracking().Where(f => !f.IsPaused && f.NextPollAt <= now).OrderBy(f => f.NextPollAt).ToListAsync(cancellationToken);
        foreach (var feed in due) await PollAsync(feed, importer, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => fetcher.Dispose();

    private async Task PollAsync(FeedSubscription feed, Importer importer, CancellationToken cancellationToken)
    {
        poller ??= new FeedPoller(fetcher, time);
        var result = await poller.PollAsync(new FeedState(feed.Url, feed.ETag, feed.LastModified, feed.NextPollAt, feed.Failures, feed.IsPaused), cancellationToken);
        var summary = new ImportSummary();
        if (result is { Feed: { } read, Document: { } document })
        {
            foreach (var pending in await NewAsync(read, feed.Url, document, cancellationToken))
            {
                await foreach (var imported in importer.ImportAsync([pending], cancellationToken)) summary.Add(imported);
            }
        }
        await SaveAsync(feed.Id, result, result.Feed is null ? result.Message : $"{result.Message} {summary}.", cancellationToken);
    }

    private async Task<List<PendingDocument>> NewAsync(Feed feed, string url, FetchedDocument document, CancellationToken cancellationToken)
    {
        await using var context = factory.Create();
        var addresses = feed.Items.Select(i => i.Url).OfType<string>().Distinct().ToList();
        var seen = (await context.Articles.Where(a => a.Url != null && addresses.Contains(a.Url)).Select(a => a.Url!)
            .Union(context.Fetches.Where(f => addresses.Contains(f.Location)).Select(f => f.Location)).ToListAsync(cancellationToken)).ToHashSet();
        var fresh = feed.Items.Where(i => i.Url is null || !seen.Contains(i.Url)).ToList();
        var documents = new List<PendingDocument>();
        if (fresh.Exists(i => i.IsWhole || i.Url is null))
        {
            var whole = ReadDocument.Of(document.Final.AbsoluteUri, document.Bytes, document.ContentType, cancellationToken) with { Location = url, Addresses = [] };
            documents.Add(new(url, _ => Task.FromResult(whole)));
        }
        foreach (var address in fresh.Where(i => !i.IsWhole).Select(i => i.Url).OfType<string>().Distinct())
        {
            if (await poller!.IsAllowedAsync(address, cancellationToken)) documents.Add(PendingDocument.At(address));
        }
        return documents;
    }

    private async Task SaveAsync(long id, FeedResult result, string message, CancellationToken cancellationToken)
    {
        using var pass = await factory.Gate.EnterAsync(cancellationToken);
        await using var context = factory.Create();
        if (await context.FeedSubscriptions.SingleOrDefaultAsync(f => f.Id == id, cancellationToken) is not { } feed) return;
        var now = time.GetUtcNow().UtcDateTime;
        (feed.ETag, feed.LastModified, feed.Failures) = (result.State.ETag, result.State.LastModified, result.State.Failures);
        (feed.NextPollAt, feed.LastPollAt, feed.LastResult) = (result.State.NextPollUtc ?? now + FeedState.Interval, now, message);
        feed.IsPaused |= result.State.IsPaused;
        feed.Title = result.Feed?.Title ?? feed.Title;
        await context.SaveChangesAsync(cancellationToken);
    }
}
