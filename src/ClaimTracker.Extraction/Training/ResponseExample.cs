using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Training;

/// <summary>One annotated article with what the earlier stages make of it.</summary>
/// <param name="Name">Name of the article, for reports.</param>
/// <param name="Article">The parsed article.</param>
/// <param name="Statements">The statements that attribution found.</param>
/// <param name="Gold">The annotations.</param>
/// <param name="Story">The disputed story that the article tells; null where it is about anything.</param>
public sealed record ResponseExample(string Name, ParsedArticle Article, IReadOnlyList<ExtractedStatement> Statements, ResponseGold Gold, string? Story = null);
