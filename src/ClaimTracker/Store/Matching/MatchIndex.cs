namespace ClaimTracker.Store.Matching;

/// <summary>What is kept of an article to compare it with others without reading its text again.</summary>
public sealed class ArticleSignature
{
    public long ArticleId { get; set; }

    /// <summary>Day of publication; null where unknown.</summary>
    public DateTime? Day { get; set; }

    /// <summary>Offset behind the first paragraph of the current text: a statement before it is in the lead.</summary>
    public int LeadEnd { get; set; }

    /// <summary>The least hashes of its word shingles, four bytes each, little-endian.</summary>
    public required byte[] Shingles { get; set; }

    /// <summary>Its terms in ascending order with their counts: eight bytes and one byte each, little-endian.</summary>
    public required byte[] Terms { get; set; }
}

/// <summary>Posting of the inverted index: an article is about a term.</summary>
public sealed class ArticleTerm
{
    /// <summary>Hash of the folded word or number.</summary>
    public long Term { get; set; }

    public long ArticleId { get; set; }
}

/// <summary>In how many articles a term stands.</summary>
public sealed class TermCount
{
    public long Term { get; set; }
    public int Articles { get; set; }
}

/// <summary>One band of an article's least hashes: articles that share one are compared as possible copies.</summary>
public sealed class CopyBand
{
    public long Band { get; set; }
    public long ArticleId { get; set; }
}
