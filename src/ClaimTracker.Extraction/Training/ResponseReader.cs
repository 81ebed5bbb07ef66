using ClaimTracker.Extraction.Attributions;
using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Training;

/// <summary>Reads annotated articles with the earlier stages' weights: the shipped ones, or attribution weights that have not seen the articles.</summary>
/// <param name="attribution">Attribution weights; null for the shipped ones.</param>
public sealed class ResponseReader(Stream? attribution = null)
{
    private readonly AttributionModel _attribution = attribution is null ? AttributionModel.Shipped : AttributionModel.Read(attribution);

    /// <summary>Parses an article and finds its statements.</summary>
    public ResponseExample Read(string name, ArticleText article, ResponseGold gold, string? story = null)
    {
        ArgumentNullException.ThrowIfNull(article);
        var parsed = SyntaxPipeline.Default.Parse(article);
        return new(name, parsed, ArticleExtractor.Attribute(parsed, _attribution), gold, story);
    }
}
