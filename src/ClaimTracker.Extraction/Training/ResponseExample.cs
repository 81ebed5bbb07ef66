using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Training;

/// <summary>One annotated article with what the earlier stages make of it.</summary>
/// <param name="Name">Name of the article, for reports.</param>
/// <param name="Article">The parsed article.</param>
/// <param name="Statements">The statements that attribution found.</param>
/// <param name="Gold">The annotations.</param>
public sealed record ResponseExample(string Name, ParsedArticle Article, IReadOnlyList<ExtractedStatement> Statements, ResponseGold Gold)
{
    /// <summary>Parses an article with the shipped weights and reads its annotations.</summary>
    /// <exception cref="System.Text.Json.JsonException">The annotations are not JSON.</exception>
    public static ResponseExample Read(string name, ArticleText article, Stream annotations)
    {
        ArgumentNullException.ThrowIfNull(article);
        var parsed = SyntaxPipeline.Default.Parse(article);
        return new(name, parsed, ArticleExtractor.Attribute(parsed), ResponseGold.Read(annotations, article.Text));
    }
}
