using ClaimTracker.Extraction.Cues;
using ClaimTracker.Extraction.Attributions;
using ClaimTracker.Extraction.Quotes;
using ClaimTracker.Extraction.Responses;
using ClaimTracker.Extraction.Sources;
using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction;

/// <summary>The whole pipeline: an article's text in, its sources, statements and responses out. Immutable and thread-safe.</summary>
public sealed class ArticleExtractor
{
    private static readonly Lazy<SyntaxPipeline> Syntax = new(LoadTogether);

    /// <summary>The extractor with the weights that are shipped in this assembly.</summary>
    public static ArticleExtractor Default { get; } = new();

    /// <summary>Name and version of engine and weights; a change makes a new extraction run.</summary>
    public string Version => "claimtracker-engine/8";

    /// <summary>Reads one article. The same text gives the same result on every machine; any text is accepted.</summary>
    public ArticleExtraction Extract(ArticleText article)
    {
        ArgumentNullException.ThrowIfNull(article);
        var parsed = Syntax.Value.Parse(article);
        return parsed.Tokens.Length == 0 ? new([], [], []) : ResponseStage.Default.Complete(parsed, Attribute(parsed));
    }

    /// <summary>The attributions of a parsed article, before responses and sources.</summary>
    internal static List<ExtractedStatement> Attribute(ParsedArticle parsed) => Attribute(parsed, AttributionModel.Shipped);

    /// <summary>The same with a given model.</summary>
    internal static List<ExtractedStatement> Attribute(ParsedArticle parsed, AttributionModel model)
    {
        var columns = new TokenColumns(parsed, QuotationFinder.Find(parsed.Article));
        return PlainClauses.Add(parsed, StatementBuilder.Build(columns, model.Find(columns)));
    }

    /// <summary>All weights at once, since their unpacking is most of the wait for the first result.</summary>
    private static SyntaxPipeline LoadTogether()
    {
        Parallel.Invoke(() => _ = SyntaxPipeline.Default, () => _ = AttributionModel.Shipped, () => _ = ResponseStage.Default);
        return SyntaxPipeline.Default;
    }
}
