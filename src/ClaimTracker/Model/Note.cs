namespace ClaimTracker.Model;

/// <summary>An editor's remark on any record. Notes are kept and exported, so they never hold who an unnamed source is.</summary>
public sealed class Note
{
    public long Id { get; set; }

    /// <summary>Type of the record, e.g. <c>Claim</c>.</summary>
    public required string Entity { get; set; }

    public long EntityId { get; set; }
    public required string Text { get; set; }

    /// <summary>Name of who wrote it, as shown.</summary>
    public required string Author { get; set; }

    public DateTime At { get; set; }

    /// <summary>Concurrency version, raised by every edit.</summary>
    public int Version { get; set; }
}
