using ClaimTracker.Extraction.Attributions;
using ClaimTracker.Extraction.Cues;
using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Training;

/// <summary>One annotated article of the training text.</summary>
/// <param name="Id">Its name, for messages.</param>
/// <param name="Article">Text and blocks.</param>
/// <param name="Gold">What the annotators marked.</param>
public sealed record AnnotatedArticle(string Id, ArticleText Article, IReadOnlyList<AttributionGold> Gold);

/// <summary>Makes the attribution weights from annotated articles. The same articles, syntax and seed give the same bytes.</summary>
public static class AttributionTrainer
{
    private const int CueFolds = 5, SpanFolds = 4, TableBits = 22;

    /// <param name="articles">The training text in a fixed order.</param>
    /// <param name="syntax">Article number i is parsed by pipeline number i modulo their count, which has best not seen it.</param>
    /// <param name="seed">Seed of the order in which examples are seen.</param>
    /// <param name="report">Is told of each finished step.</param>
    /// <returns>The content of <c>Weights/attribution.bin</c>.</returns>
    public static byte[] Train(IReadOnlyList<AnnotatedArticle> articles, IReadOnlyList<SyntaxPipeline> syntax, int seed, Action<string>? report = null)
    {
        ArgumentNullException.ThrowIfNull(articles);
        ArgumentNullException.ThrowIfNull(syntax);
        var examples = articles.Select((a, i) => new AttributionExample(a.Id, syntax[i % syntax.Count].Parse(a.Article), a.Gold));
        return Train([.. examples], seed, report ?? (_ => { }), TableBits).Write();
    }

    internal static AttributionModel Train(IReadOnlyList<AttributionExample> examples, int seed, Action<string> report, int bits = TableBits)
    {
        report($"{examples.Count} articles, {examples.Sum(e => e.Gold.Count)} attributions");
        var cueTrainer = new AttributionCueTrainer(examples, bits);
        var cues = cueTrainer.Train(_ => true, seed);
        var unseen = CrossFit(examples, CueFolds,
            fold => cueTrainer.Train(i => i % CueFolds != fold, seed),
            (model, i) => new CueScores(model.Score(examples[i].Columns)));
        report("cues");
        var spanTrainer = new AttributionSpanTrainer(examples, unseen, bits);
        var spans = spanTrainer.Train(_ => true, seed);
        report("spans");
        var proposals = CrossFit<Proposer, List<Proposal>>(examples, SpanFolds,
            fold => new Proposer(spanTrainer.Train(i => i % SpanFolds != fold, seed)),
            (model, i) => model.Propose(examples[i].Columns, unseen[i]));
        report("spans of unseen text");
        var scorer = AttributionScorerTrainer.Train(examples, proposals, seed);
        report("statements");
        return new AttributionModel(cues, spans, scorer);
    }

    /// <summary>Applies to each example a model that was trained without its fold.</summary>
    private static TResult[] CrossFit<TModel, TResult>(
        IReadOnlyList<AttributionExample> examples, int folds, Func<int, TModel> trainWithout, Func<TModel, int, TResult> apply)
    {
        var results = new TResult[examples.Count];
        for (var fold = 0; fold < folds; fold++)
        {
            var model = trainWithout(fold);
            for (var i = fold; i < examples.Count; i += folds)
                results[i] = apply(model, i);
        }
        return results;
    }
}
