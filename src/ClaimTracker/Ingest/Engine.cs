using ClaimTracker.Extraction;

namespace ClaimTracker.Ingest;

/// <summary>An extractor and the name under which its runs are kept.</summary>
/// <param name="Version">Engine and weights.</param>
/// <param name="Extract">Reads one article; called by many threads.</param>
internal sealed record Engine(string Version, Func<ArticleText, ArticleExtraction> Extract)
{
    public static Engine Default { get; } = new(ArticleExtractor.Default.Version, ArticleExtractor.Default.Extract);
}
