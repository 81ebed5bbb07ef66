namespace ClaimTracker.Import.Feeds;

/// <summary>What is remembered of a subscribed feed between two polls. Pure data; the store keeps it.</summary>
/// <param name="Url">The feed's address.</param>
/// <param name="ETag">ETag of the last answer.</param>
/// <param name="LastModified">Last-Modified of the last answer.</param>
/// <param name="NextPollUtc">Not to be polled before this instant; null for at once.</param>
/// <param name="Failures">Failures in a row.</param>
/// <param name="IsPaused">True where an editor paused it, or the feed is gone.</param>
public sealed record FeedState(
    string Url, string? ETag = null, string? LastModified = null, DateTime? NextPollUtc = null, int Failures = 0, bool IsPaused = false)
{
    /// <summary>Time between two polls of a feed that answers.</summary>
    public static TimeSpan Interval { get; } = TimeSpan.FromMinutes(30);

    /// <summary>Longest time between two polls of a feed that fails.</summary>
    public static TimeSpan LongestWait { get; } = TimeSpan.FromHours(24);

    /// <summary>True where the feed may be polled now.</summary>
    public bool IsDue(DateTime nowUtc) => !IsPaused && (NextPollUtc is not { } next || next <= nowUtc);

    /// <summary>After an answer: the validators, and the next poll after the interval or the pause that the site asks for.</summary>
    public FeedState Answered(DateTime nowUtc, string? etag, string? lastModified, TimeSpan? asked = null) =>
        this with { ETag = etag, LastModified = lastModified, Failures = 0, NextPollUtc = nowUtc + Longer(Interval, asked) };

    /// <summary>After a failure: the wait doubles each time up to <see cref="LongestWait"/>, and is never shorter than the server asks for.</summary>
    public FeedState Failed(DateTime nowUtc, TimeSpan? asked = null)
    {
        var doubled = Interval * Math.Pow(2, Math.Min(Failures, 10));
        var wait = Longer(doubled < LongestWait ? doubled : LongestWait, asked);
        return this with { Failures = Failures + 1, NextPollUtc = nowUtc + wait };
    }

    private static TimeSpan Longer(TimeSpan wait, TimeSpan? asked) => asked is { } a && a > wait ? (a < TimeSpan.FromDays(7) ? a : TimeSpan.FromDays(7)) : wait;
}

/// <summary>How a poll ended.</summary>
public enum FeedOutcome
{
    /// <summary>The feed was read.</summary>
    Read,

    /// <summary>The server says that nothing changed.</summary>
    NotModified,

    /// <summary>The feed was not due, or is paused: nothing was asked.</summary>
    NotDue,

    /// <summary>The site's robots.txt forbids it.</summary>
    Disallowed,

    /// <summary>The feed was removed for good (410): it is paused.</summary>
    Gone,

    /// <summary>No answer, or one that is no feed.</summary>
    Failed,
}

/// <summary>The result of one poll.</summary>
/// <param name="State">What to remember.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Message">One line for the editor.</param>
/// <param name="Feed">The feed; set exactly for <see cref="FeedOutcome.Read"/>.</param>
/// <param name="Document">The document it was read from; set exactly for <see cref="FeedOutcome.Read"/>.</param>
public sealed record FeedResult(FeedState State, FeedOutcome Outcome, string Message, Feed? Feed = null, Fetching.FetchedDocument? Document = null);
