using ClaimTracker.Extraction.Text;

namespace ClaimTracker.Extraction.Tests;

/// <summary>Short articles for the tests of the later stages.</summary>
internal static class Articles
{
    public static ArticleText Of(string text) => new(text, Paragraphs.Of(text));

    public static ArticleExtraction Extract(string text) => ArticleExtractor.Default.Extract(Of(text));
}
