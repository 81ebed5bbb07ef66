using System.Collections.Concurrent;
using ClaimTracker.Import.Feeds;
using ClaimTracker.Import.Fetching;
using ClaimTracker.Model;
using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Ingest;

/// <summary>The subscribed feeds: kept in the store, polled politely, new entries imported once.</summary>
public sealed class FeedSubscriptions : IDisposable
{
    private const int MostTries = 8;
    private readonly ContextFactory factory;
    private readonly TimeProvider time;
    private readonly SafeFetcher fetcher;
    private readonly FeedPoller poller;

    // Entries whose page was not to be had: a feed that answers "nothing new" names them no more. After a restart the next change of the feed does.
    private readonly ConcurrentDictionary<string, (long Feed, FeedState Tries)> missed = new(StringComparer.Ordinal);

    /// <summary>The subscriptions of one store.</summary>
    public FeedSubscriptions(ContextFactory factory, TimeProvider time) : this(factory, time, new SafeFetcher()) { }

    internal FeedSubscriptions(ContextFactory factory, TimeProvider time, SafeFetcher fetcher) =>
        (this.factory, this.time, this.fetcher, poller) = (factory, time, fetcher, new FeedPoller(fetcher, time));

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
        foreach (var (address, _) in missed.Where(m => m.Value.Feed == id)) missed.TryRemove(address, out _);
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
        var result = await poller.PollAsync(new FeedState(feed.Url, feed.ETag, feed.LastModified, feed.NextPollAt, feed.Failures, feed.IsPaused), cancellationToken);
        var summary = new ImportSummary();
        var documents = result is { Feed: { } read, Document: { } document } ? await NewAsync(read, feed.Url, document, cancellationToken) : [];
        if (result.Outcome is FeedOutcome.Read or FeedOutcome.NotModified) documents.AddRange(Again(feed.Id).ExceptBy(documents.Select(d => d.Location), d => d.Location));
        foreach (var pending in documents)
        {
            var failed = false;
            await foreach (var imported in importer.ImportAsync([pending], cancellationToken))
            {
                summary.Add(imported);
                failed |= imported.Problem is not null;
            }
            if (pending.Location != feed.Url) Remember(feed.Id, pending.Location, failed);
        }
        await SaveAsync(feed.Id, result, result.Feed is null && documents.Count == 0 ? result.Message : $"{result.Message} {summary}.", cancellationToken);
    }

    private IEnumerable<PendingDocument> Again(long feed)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return missed.Where(m => m.Value.Feed == feed && m.Value.Tries.IsDue(now)).Select(m => PendingDocument.At(m.Key, fetcher));
    }

    // What fails is tried again after a wait that doubles, and given up after two days or so.
    private void Remember(long feed, string address, bool failed)
    {
        var tries = (missed.TryGetValue(address, out var before) ? before.Tries : new FeedState(address)).Failed(time.GetUtcNow().UtcDateTime);
        if (failed) missed[address] = (feed, tries.Failures < MostTries ? tries : tries with { IsPaused = true });
        else missed.TryRemove(address, out _);
    }

    private async Task<List<PendingDocument>> NewAsync(Feed feed, string url, FetchedDocument document, CancellationToken cancellationToken)
    {
        await using var context = factory.Create();
        var addresses = feed.Items.Select(i => i.Url).OfType<string>().Distinct().ToList();
        var seen = (await context.Articles.Where(a => a.Url != null && addresses.Contains(a.Url)).Select(a => a.Url!)
            .Union(context.Fetches.Where(f => addresses.Contains(f.Location)).Select(f => f.Location)).ToListAsync(cancellationToken)).ToHashSet();
        var now = time.GetUtcNow().UtcDateTime;
        var fresh = feed.Items.Where(i => i.Url is null || (!seen.Contains(i.Url) && !(missed.TryGetValue(i.Url, out var miss) && !miss.Tries.IsDue(now)))).ToList();
        var documents = new List<PendingDocument>();
        if (fresh.Exists(i => i.IsWhole || i.Url is null))
        {
            var whole = ReadDocument.Of(document.Final.AbsoluteUri, document.Bytes, document.ContentType, cancellationToken) with { Location = url, Addresses = [] };
            documents.Add(new(url, _ => Task.FromResult(whole)));
        }
        foreach (var address in fresh.Where(i => !i.IsWhole).Select(i => i.Url).OfType<string>().Distinct())
        {
            if (await poller.IsAllowedAsync(address, cancellationToken)) documents.Add(PendingDocument.At(address, fetcher));
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
