namespace ClaimTracker.Ingest.Matching;

/// <summary>A stored article that may be about the same as a new one.</summary>
/// <param name="ArticleId">The stored article.</param>
/// <param name="Similarity">Cosine of the weighted terms, 0 to 1.</param>
/// <param name="LeadEnd">Offset behind its first paragraph.</param>
internal sealed record RelatedArticle(long ArticleId, double Similarity, int LeadEnd);

/// <summary>The stored articles to compare a new one with, most similar first, and the one whose text it repeats.</summary>
/// <param name="Articles">At most a few dozen.</param>
/// <param name="CopyOf">Article with nearly the same text; null where there is none.</param>
internal sealed record RelatedArticles(IReadOnlyList<RelatedArticle> Articles, long? CopyOf)
{
    public static RelatedArticles None { get; } = new([], null);
}
