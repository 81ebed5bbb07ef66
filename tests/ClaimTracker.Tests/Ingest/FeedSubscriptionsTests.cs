using System.Net.Sockets;
using ClaimTracker.Import.Feeds;
using ClaimTracker.Ingest;
using ClaimTracker.Model;
using ClaimTracker.Tests.Import;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace ClaimTracker.Tests.Ingest;

/// <summary>A feed on a real server, followed for days by a clock that the test moves.</summary>
public sealed class FeedSubscriptionsTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 6, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_feed_is_read_once_and_then_asked_for_news_with_its_validators_every_half_hour()
    {
        await using var site = await Site.OpenAsync();
        await site.PollAsync();
        Assert.Equal("2 entries. 2 added.", (await site.FeedAsync()).LastResult);
        Assert.Equal(["Bridge is closed", "Pier is sold"], await site.TitlesAsync());

        await site.PassAsync(TimeSpan.FromMinutes(10));
        Assert.Single(site.Asked("/feed"));

        await site.PassAsync(TimeSpan.FromMinutes(20));
        Assert.Equal("Nothing new.", (await site.FeedAsync()).LastResult);
        Assert.Contains("If-None-Match: \"1\"\r\n", site.Asked("/feed")[^1], StringComparison.Ordinal);
        Assert.Contains("If-Modified-Since: Mon, 02 Mar 2026 05:30:00 GMT\r\n", site.Asked("/feed")[^1], StringComparison.Ordinal);

        site.Entries.Add(("Ferry is late", "/ferry"));
        await site.PassAsync(TimeSpan.FromMinutes(30));
        Assert.Equal("3 entries. 1 added.", (await site.FeedAsync()).LastResult);
        Assert.Single(site.Asked("/pier"));
        Assert.Equal(3, (await site.TitlesAsync()).Count);
    }

    [Fact]
    public async Task A_server_that_fails_is_asked_less_and_less_and_one_that_says_when_only_then()
    {
        await using var site = await Site.OpenAsync();
        site.Status = "503 Service Unavailable";
        var waits = new List<double>();
        for (var i = 0; i < 8; i++)
        {
            await site.PollAsync();
            var feed = await site.FeedAsync();
            Assert.Contains("503", feed.LastResult, StringComparison.Ordinal);
            waits.Add((feed.NextPollAt - site.Now).TotalHours);
            await site.PassAsync(feed.NextPollAt - site.Now, poll: false);
        }
        Assert.Equal([0.5, 1, 2, 4, 8, 16, 24, 24], waits);

        site.Status = "429 Too Many Requests\r\nRetry-After: 180000";
        await site.PollAsync();
        Assert.Equal(50, ((await site.FeedAsync()).NextPollAt - site.Now).TotalHours);
        Assert.Contains("429", (await site.FeedAsync()).LastResult, StringComparison.Ordinal);
        await site.PassAsync(TimeSpan.FromHours(49));
        Assert.Equal(9, site.Asked("/feed").Count);

        site.Status = null;
        await site.PassAsync(TimeSpan.FromHours(1));
        Assert.Equal("2 entries. 2 added.", (await site.FeedAsync()).LastResult);
        Assert.Equal(0.5, ((await site.FeedAsync()).NextPollAt - site.Now).TotalHours);
    }

    [Fact]
    public async Task What_robots_txt_forbids_is_left_alone_and_its_rules_are_asked_for_anew_each_day()
    {
        await using var site = await Site.OpenAsync();
        site.Entries.Add(("Secret", "/private/secret"));
        await site.PollAsync();
        Assert.Equal("3 entries. 2 added.", (await site.FeedAsync()).LastResult);
        for (var hour = 0; hour < 48; hour++) await site.PassAsync(TimeSpan.FromHours(1));
        Assert.Empty(site.Asked("/private/secret"));
        Assert.Equal(3, site.Asked("/robots.txt").Count);

        site.Robots = "User-agent: *\nDisallow: /\n";
        await site.PassAsync(TimeSpan.FromDays(1));
        var asked = site.Asked("/feed").Count;
        Assert.Contains("robots.txt does not allow it", (await site.FeedAsync()).LastResult, StringComparison.Ordinal);
        await site.PassAsync(TimeSpan.FromHours(23));
        Assert.Equal(asked, site.Asked("/feed").Count);
    }

    [Fact]
    public async Task A_paused_feed_is_not_asked_until_it_is_resumed_and_one_that_is_gone_is_paused()
    {
        await using var site = await Site.OpenAsync();
        await site.PollAsync();
        var feed = await site.FeedAsync();
        await site.Feeds.PauseAsync(feed.Id, paused: true, Cancel);
        for (var day = 0; day < 3; day++) await site.PassAsync(TimeSpan.FromDays(1));
        Assert.Single(site.Asked("/feed"));
        Assert.Equal(Start.UtcDateTime, (await site.FeedAsync()).LastPollAt);

        await site.Feeds.PauseAsync(feed.Id, paused: false, Cancel);
        await site.PollAsync();
        Assert.Equal(("Nothing new.", Start.UtcDateTime.AddDays(3)), ((await site.FeedAsync()).LastResult, (await site.FeedAsync()).LastPollAt));

        site.Status = "410 Gone";
        await site.PassAsync(TimeSpan.FromHours(1));
        Assert.True((await site.FeedAsync()).IsPaused);
        Assert.Contains("410", (await site.FeedAsync()).LastResult, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_whose_page_was_not_to_be_had_is_tried_again_though_the_feed_has_nothing_new()
    {
        await using var site = await Site.OpenAsync();
        site.Broken = "/pier";
        await site.PollAsync();
        Assert.Equal("2 entries. 1 added, 1 failed.", (await site.FeedAsync()).LastResult);
        await site.PassAsync(FeedState.Interval);
        Assert.Equal("Nothing new. 1 failed.", (await site.FeedAsync()).LastResult);
        await site.PassAsync(FeedState.Interval);
        Assert.Equal(2, site.Asked("/pier").Count);

        site.Broken = null;
        await site.PassAsync(FeedState.Interval);
        Assert.Equal("Nothing new. 1 added.", (await site.FeedAsync()).LastResult);
        await site.PassAsync(FeedState.Interval);
        Assert.Equal((3, 2), (site.Asked("/pier").Count, (await site.TitlesAsync()).Count));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A news site with a feed, a store that subscribes to it, and the clock.</summary>
    private sealed class Site : IAsyncDisposable
    {
        private readonly FakeTimeProvider clock = new(Start);
        private readonly TestStore store;
        private readonly LocalServer server;
        private readonly Importer importer;

        private Site(TestStore store)
        {
            this.store = store;
            server = new LocalServer(AnswerAsync);
            Feeds = new FeedSubscriptions(store.Factory, clock, SafeFetcherTests.For(server));
            importer = new Importer(store.Factory, clock, TestEngine.Version(1));
        }

        public FeedSubscriptions Feeds { get; }
        public List<(string Title, string Path)> Entries { get; } = [("Pier is sold", "/pier"), ("Bridge is closed", "/bridge")];
        public string Robots { get; set; } = "User-agent: *\nDisallow: /private/\n";

        /// <summary>What the feed answers instead of its entries.</summary>
        public string? Status { get; set; }

        /// <summary>The page that the server cannot give.</summary>
        public string? Broken { get; set; }
        public DateTime Now => clock.GetUtcNow().UtcDateTime;

        public static async Task<Site> OpenAsync()
        {
            var site = new Site(await TestStore.CreateAsync("sqlite"));
            Assert.Null(await site.Feeds.AddAsync(site.server.Address("/feed"), Cancel));
            return site;
        }

        public Task PollAsync() => Feeds.PollDueAsync(importer, Cancel);

        public async Task PassAsync(TimeSpan time, bool poll = true)
        {
            clock.Advance(time);
            if (poll) await PollAsync();
        }

        public async Task<FeedSubscription> FeedAsync() => Assert.Single(await Feeds.ListAsync(Cancel));

        public List<string> Asked(string path)
        {
            lock (server.Requests) return server.Requests.FindAll(r => r.StartsWith($"GET {path} ", StringComparison.Ordinal));
        }

        public async Task<List<string>> TitlesAsync()
        {
            await using var context = store.Factory.Create();
            return await context.Articles.OrderBy(a => a.Title).Select(a => a.Title).ToListAsync(Cancel);
        }

        public async ValueTask DisposeAsync()
        {
            server.Dispose();
            Feeds.Dispose();
            await store.DisposeAsync();
        }

        private Task AnswerAsync(string path, NetworkStream stream)
        {
            if (path == "/robots.txt") return LocalServer.Send(stream, "200 OK", "Content-Type: text/plain\r\n", Robots);
            if (path == Broken) return LocalServer.Send(stream, "502 Bad Gateway");
            if (path != "/feed") return LocalServer.Send(stream, "200 OK", "Content-Type: text/html; charset=utf-8\r\n", Page(Entries.Single(e => e.Path == path).Title));
            if (Status is not null) return LocalServer.Send(stream, Status);
            lock (server.Requests)
            {
                if (server.Requests[^1].Contains($"If-None-Match: \"{Entries.Count - 1}\"", StringComparison.Ordinal)) return LocalServer.Send(stream, "304 Not Modified");
            }
            var headers = $"Content-Type: application/rss+xml\r\nETag: \"{Entries.Count - 1}\"\r\nLast-Modified: Mon, 02 Mar 2026 05:30:00 GMT\r\n";
            return LocalServer.Send(stream, "200 OK", headers, $"<rss><channel><title>Courier</title>{string.Concat(Entries.Select(e => $"<item><title>{e.Title}</title><link>{server.Address(e.Path)}</link></item>"))}</channel></rss>");
        }

        private static string Page(string title) =>
            $"<!doctype html><html lang=en><head><title>{title}</title></head><body><article><h1>{title}</h1><p>The mayor of Vantrel said on Monday that the council had met twice about it and that {title.ToLowerInvariant()}.</p>"
            + "<p>A spokesman for the harbour authority denied that any contract had been signed before the council met in the autumn.</p></article></body></html>";
    }
}
