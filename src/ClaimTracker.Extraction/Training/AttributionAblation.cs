using ClaimTracker.Extraction.Attributions;
using ClaimTracker.Extraction.Quotes;
using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Training;

/// <summary>One part of the engine that can be taken away.</summary>
public enum AttributionPart { Nothing, Parse, Names, Quotations, StatementScorer, CueModel }

/// <summary>Measures what each part adds: trains and tests the engine without it.</summary>
public static class AttributionAblation
{
    /// <summary>Trains without one part and tests on other articles.</summary>
    /// <param name="train">Articles to learn from.</param>
    /// <param name="test">Articles to test on.</param>
    /// <param name="syntax">Tags and parses both.</param>
    /// <param name="without">What is left out; <see cref="AttributionPart.CueModel"/> means that the annotated cues are given.</param>
    /// <param name="seed">Orders the examples.</param>
    public static AttributionScores Run(
        IEnumerable<AnnotatedArticle> train, IReadOnlyList<AnnotatedArticle> test, SyntaxPipeline syntax, AttributionPart without, int seed)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(test);
        ArgumentNullException.ThrowIfNull(syntax);
        var model = AttributionTrainer.Train([.. train.Select(a => Strip(a, syntax, without))], seed, _ => { });
        var evaluator = new AttributionEvaluator();
        foreach (var article in test)
        {
            var example = Strip(article, syntax, without);
            var proposals = without switch
            {
                AttributionPart.CueModel => model.FindFor(example.Columns, [.. example.Gold.Select(g => g.Head).Distinct().Order()]),
                AttributionPart.StatementScorer => model.FindByCue(example.Columns),
                _ => model.Find(example.Columns),
            };
            evaluator.Add(article.Article.Text, article.Gold, StatementBuilder.Build(example.Columns, proposals));
        }
        return evaluator.Scores;
    }

    private static AttributionExample Strip(AnnotatedArticle article, SyntaxPipeline syntax, AttributionPart without)
    {
        var parsed = syntax.Parse(article.Article);
        for (var i = 0; i < parsed.Tokens.Length; i++)
            parsed.Tokens[i] = without switch
            {
                AttributionPart.Parse => parsed.Tokens[i] with { Head = -1, Relation = "" },
                AttributionPart.Names => parsed.Tokens[i] with { Name = NameKind.None },
                _ => parsed.Tokens[i],
            };
        var quotations = without == AttributionPart.Quotations ? [] : QuotationFinder.Find(article.Article);
        return new AttributionExample(article.Id, new TokenColumns(parsed, quotations), article.Gold);
    }
}
