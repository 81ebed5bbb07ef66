using ClaimTracker.Extraction.Cues;
using ClaimTracker.Extraction.Attributions;
using ClaimTracker.Extraction.Quotes;
using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Training;

/// <summary>One part of the engine that can be taken away.</summary>
public enum AttributionPart { Nothing, Parse, Names, Quotations, StatementScorer, CueModel }

/// <summary>An annotated article and its parse.</summary>
public sealed record ParsedAnnotation(AnnotatedArticle Annotated, ParsedArticle Parse);

/// <summary>Measures what each part adds: trains and tests the engine without it.</summary>
public static class AttributionAblation
{
    /// <summary>Trains without one part and tests on other articles.</summary>
    /// <param name="train">Articles to learn from, best parsed by a pipeline that has not seen them.</param>
    /// <param name="test">Articles to test on.</param>
    /// <param name="without">What is left out; <see cref="AttributionPart.CueModel"/> means that the annotated cues are given.</param>
    /// <param name="seed">Orders the examples.</param>
    public static AttributionScores Run(IEnumerable<ParsedAnnotation> train, IEnumerable<ParsedAnnotation> test, AttributionPart without, int seed)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(test);
        return Test(AttributionTrainer.Train([.. train.Select(a => Strip(a, without))], seed, _ => { }), test, without);
    }

    /// <summary>Tests the shipped weights: whole, by the cue model alone (without the statement scorer), or with the annotated cues.</summary>
    public static AttributionScores Shipped(IEnumerable<ParsedAnnotation> test, AttributionPart without)
    {
        ArgumentNullException.ThrowIfNull(test);
        return Test(AttributionModel.Shipped, test, without);
    }

    private static AttributionScores Test(AttributionModel model, IEnumerable<ParsedAnnotation> test, AttributionPart without)
    {
        var evaluator = new AttributionEvaluator();
        foreach (var article in test)
        {
            var statements = Statements(model, Strip(article, without), without);
            evaluator.Add(article.Annotated.Article.Text, article.Annotated.Gold, statements);
        }
        return evaluator.Scores;
    }

    private static List<ExtractedStatement> Statements(AttributionModel model, AttributionExample example, AttributionPart without) =>
        StatementBuilder.Build(example.Columns, without switch
        {
            AttributionPart.CueModel => model.FindFor(example.Columns, [.. example.Gold.Select(g => g.Head).Distinct().Order()]),
            AttributionPart.StatementScorer => model.FindByCue(example.Columns),
            _ => model.Find(example.Columns),
        });

    private static AttributionExample Strip(ParsedAnnotation article, AttributionPart without)
    {
        var parsed = article.Parse with { Tokens = [.. article.Parse.Tokens.Select(t => Strip(t, without))] };
        var quotations = without == AttributionPart.Quotations ? [] : QuotationFinder.Find(parsed.Article);
        return new AttributionExample(article.Annotated.Id, new TokenColumns(parsed, quotations), article.Annotated.Gold);
    }

    private static Token Strip(Token token, AttributionPart without) => without switch
    {
        AttributionPart.Parse => token with { Head = -1, Relation = "" },
        AttributionPart.Names => token with { Name = NameKind.None },
        _ => token,
    };
}
