namespace ClaimTracker.Model;

/// <summary>A feed that is polled for new articles.</summary>
public sealed class FeedSubscription
{
    public long Id { get; set; }

    /// <summary>Address of the feed, http or https.</summary>
    public required string Url { get; set; }

    /// <summary>Title that the feed gives itself; null before the first poll.</summary>
    public string? Title { get; set; }

    /// <summary>True while an editor has stopped it.</summary>
    public bool IsPaused { get; set; }

    /// <summary>ETag of the last answer; null where none was given.</summary>
    public string? ETag { get; set; }

    /// <summary>Last-Modified of the last answer; null where none was given.</summary>
    public string? LastModified { get; set; }

    public DateTime AddedAt { get; set; }
    public DateTime NextPollAt { get; set; }

    /// <summary>Time of the last poll; null before the first.</summary>
    public DateTime? LastPollAt { get; set; }

    /// <summary>What the last poll gave, in plain English; null before the first.</summary>
    public string? LastResult { get; set; }

    /// <summary>Polls that failed in a row; the pause between polls grows with it.</summary>
    public int Failures { get; set; }

    /// <summary>Concurrency version, raised by every edit.</summary>
    public int Version { get; set; }
}
