using ClaimTracker.Extraction;

namespace ClaimTracker.Model;

/// <summary>One published piece. Its text lives in immutable <see cref="ArticleVersion"/>s.</summary>
public sealed class Article
{
    public long Id { get; set; }

    public long? OutletId { get; set; }
    public Outlet? Outlet { get; set; }

    /// <summary>Canonical address, http(s), else null.</summary>
    public string? Url { get; set; }

    /// <summary>Headline of the current version.</summary>
    public required string Title { get; set; }

    /// <summary>BCP 47 language; null where unknown.</summary>
    public string? Language { get; set; }

    /// <summary>True for invented demonstration material; every page says so.</summary>
    public bool IsFiction { get; set; }

    /// <summary>True where a paywall left only the beginning.</summary>
    public bool IsStub { get; set; }

    /// <summary>Instant of publication in UTC; the start of the day, month or year where the precision is coarser; null where unknown.</summary>
    public DateTime? PublishedAt { get; set; }

    /// <summary>Offset from UTC as published, in minutes; null where none was given.</summary>
    public int? PublishedOffset { get; set; }

    public DatePrecision PublishedPrecision { get; set; }

    /// <summary>The date in the words of the document; null where none.</summary>
    public string? PublishedAsWritten { get; set; }

    /// <summary>Latest full date named in the text of an undated article: it cannot be older.</summary>
    public DateOnly? NotBefore { get; set; }

    /// <summary>The article whose text this one repeats; null for an independent telling.</summary>
    public long? CopyOfId { get; set; }

    /// <summary>The version that is shown; set in the same transaction as its insertion.</summary>
    public long? CurrentVersionId { get; set; }

    public DateTime AddedAt { get; set; }

    /// <summary>Concurrency version, raised by every edit.</summary>
    public int Version { get; set; }

    public List<ArticleVersion> Versions { get; set; } = [];

    /// <summary>The publication date as one value.</summary>
    public PublicationDate Published => new(PublishedAt, PublishedOffset, PublishedPrecision, PublishedAsWritten);
}

/// <summary>One immutable text of an article.</summary>
public sealed class ArticleVersion
{
    public long Id { get; set; }
    public long ArticleId { get; set; }
    public Article? Article { get; set; }

    /// <summary>1 for the first text that was seen.</summary>
    public int Number { get; set; }

    public required string Title { get; set; }
    public string? Byline { get; set; }

    /// <summary>News agency that a wire mark names; null where none.</summary>
    public string? Agency { get; set; }

    public string? Dateline { get; set; }

    /// <summary>The text that every span cuts from; never altered.</summary>
    public required string Text { get; set; }

    /// <summary>SHA-256 of the text in UTF-8, lower-case hex.</summary>
    public required string TextHash { get; set; }

    public List<TextBlock> Blocks { get; set; } = [];

    /// <summary>Where each metadata field came from, with runners-up, and what was cut by which rule, as JSON.</summary>
    public string? Provenance { get; set; }

    /// <summary>The extraction run whose suggestions are current for this version; null before extraction.</summary>
    public long? RunId { get; set; }

    public DateTime AddedAt { get; set; }
}

/// <summary>The original bytes that a version was read from; one row for each time that other bytes gave the same text.</summary>
public sealed class Fetch
{
    public long Id { get; set; }
    public long ArticleVersionId { get; set; }
    public ArticleVersion? ArticleVersion { get; set; }

    /// <summary>Path as given or address.</summary>
    public required string Location { get; set; }

    /// <summary>SHA-256 of the bytes, lower-case hex.</summary>
    public required string BytesHash { get; set; }

    /// <summary>Position among the articles of one document (feeds, archives, tables); 0 for a document that is one article.</summary>
    public int Ordinal { get; set; }

    public string? ContentType { get; set; }

    /// <summary>The bytes, Brotli-compressed; null where they are kept with ordinal 0 of the same hash.</summary>
    public byte[]? Bytes { get; set; }

    public DateTime At { get; set; }
}

/// <summary>One pass of one engine; its suggestions are immutable.</summary>
public sealed class ExtractionRun
{
    public long Id { get; set; }

    /// <summary>Engine and weights, e.g. <c>claimtracker-engine/1</c>.</summary>
    public required string Engine { get; set; }

    public DateTime StartedAt { get; set; }
}
