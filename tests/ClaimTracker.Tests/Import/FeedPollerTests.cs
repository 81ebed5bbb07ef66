using ClaimTracker.Import.Feeds;
using ClaimTracker.Import.Fetching;
using FsCheck.Xunit;
using Microsoft.Extensions.Time.Testing;

namespace ClaimTracker.Tests.Import;

public class FeedPollerTests
{
    private const string Rss = "<rss><channel><title>C</title><item><title>Pier</title><link>https://courier.example/pier</link></item></channel></rss>";
    private static readonly DateTime Now = new(2026, 3, 2, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task A_feed_is_read_and_its_validators_are_sent_the_next_time()
    {
        using var server = Server((_, stream) => LocalServer.Send(stream, "200 OK", "ETag: \"7\"\r\n", Rss));
        var first = await Poll(server, new FeedState(server.Address("/feed")));
        Assert.Equal(FeedOutcome.Read, first.Outcome);
        Assert.Equal("Pier", Assert.Single(first.Feed!.Items).Title);
        Assert.Equal(Now + FeedState.Interval, first.State.NextPollUtc);
        await Poll(server, first.State with { NextPollUtc = Now });
        Assert.Contains(server.Requests, r => r.Contains("If-None-Match: \"7\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_feed_that_is_not_due_or_paused_is_not_asked()
    {
        using var server = Server((_, stream) => LocalServer.Send(stream, "200 OK", "", Rss));
        Assert.Equal(FeedOutcome.NotDue, (await Poll(server, new FeedState(server.Address("/feed"), NextPollUtc: Now.AddMinutes(1)))).Outcome);
        Assert.Equal(FeedOutcome.NotDue, (await Poll(server, new FeedState(server.Address("/feed"), IsPaused: true))).Outcome);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task What_robots_txt_forbids_is_not_asked()
    {
        using var server = Server((_, stream) => LocalServer.Send(stream, "200 OK", "", Rss), "User-agent: *\nDisallow: /feed\n");
        Assert.Equal(FeedOutcome.Disallowed, (await Poll(server, new FeedState(server.Address("/feed")))).Outcome);
        Assert.DoesNotContain(server.Requests, r => r.StartsWith("GET /feed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_asks_to_wait_is_left_alone_as_long_as_it_asks()
    {
        using var server = Server((_, stream) => LocalServer.Send(stream, "429 Too Many Requests", "Retry-After: 7200\r\n"));
        var result = await Poll(server, new FeedState(server.Address("/feed")));
        Assert.Equal(FeedOutcome.Failed, result.Outcome);
        Assert.Equal(Now.AddHours(2), result.State.NextPollUtc);
    }

    [Fact]
    public async Task A_feed_that_is_gone_is_paused()
    {
        using var server = Server((_, stream) => LocalServer.Send(stream, "410 Gone"));
        Assert.True((await Poll(server, new FeedState(server.Address("/feed")))).State.IsPaused);
    }

    [Fact]
    public async Task A_page_that_is_no_feed_is_a_failure_with_a_message()
    {
        using var server = Server((_, stream) => LocalServer.Send(stream, "200 OK", "", "<html><p>Hello"));
        var result = await Poll(server, new FeedState(server.Address("/feed")));
        Assert.Equal((FeedOutcome.Failed, 1), (result.Outcome, result.State.Failures));
        Assert.Contains("RSS or Atom", result.Message, StringComparison.Ordinal);
    }

    [Property]
    public bool Each_failure_waits_at_least_as_long_as_the_one_before_and_never_over_a_day(byte failures)
    {
        var state = new FeedState("https://a.example/") { Failures = failures };
        var one = state.Failed(Now);
        var two = one.Failed(Now);
        return one.NextPollUtc >= Now + FeedState.Interval && two.NextPollUtc >= one.NextPollUtc && two.NextPollUtc <= Now + FeedState.LongestWait;
    }

    [Theory]
    [InlineData("/a", true), InlineData("/private/x", false), InlineData("/private/open", true), InlineData("/x.pdf", false), InlineData("/x.pdf?y", true), InlineData("/q?s=1", false)]
    public void Robots_rules_go_by_the_longest_rule(string path, bool allowed) => Assert.Equal(
        allowed,
        RobotsRules.Parse("User-agent: *\nDisallow: /\n\nUser-agent: ClaimTracker\nUser-agent: other\nDisallow: /private/\nAllow: /private/open # yes\nDisallow: /*.pdf$\nDisallow: /*?s=\n", "ClaimTracker").Allows(path));

    private static LocalServer Server(Func<string, System.Net.Sockets.NetworkStream, Task> answer, string? robots = null) => new((path, stream) =>
        path != "/robots.txt" ? answer(path, stream)
        : robots is null ? LocalServer.Send(stream, "404 Not Found") : LocalServer.Send(stream, "200 OK", "", robots));

    private static async Task<FeedResult> Poll(LocalServer server, FeedState state)
    {
        using var fetcher = SafeFetcherTests.For(server);
        return await new FeedPoller(fetcher, new FakeTimeProvider(new DateTimeOffset(Now))).PollAsync(state, TestContext.Current.CancellationToken);
    }
}
