using ClaimTracker.Extraction.Responses;
using ClaimTracker.Extraction.Weights;

namespace ClaimTracker.Extraction.Training;

/// <summary>Trains the looks at candidates; the second learns from first looks at articles that those were not trained on.</summary>
internal static class ResponseRecognizerTrainer
{
    /// <summary>How many bits number the features of the first look.</summary>
    public const int Bits = 18;

    private const int Folds = 4;
    private const int Sums = 4;
    private static readonly int Classes = 1 + Enum.GetValues<ResponseKind>().Length;
    private static readonly Lazy<List<ResponseArticle>> Phrases = new(() => [.. PhraseExamples.All().Select(e => new ResponseArticle(e, Bits, placed: false))]);

    public static ResponseRecognizer Train(IReadOnlyList<ResponseArticle> articles)
    {
        var rows = new float[articles.Count][][];
        for (var fold = 0; fold < Folds; fold++)
        {
            var words = FirstLooks([.. articles.Where(a => a.Story % Folds != fold)]);
            for (var i = 0; i < articles.Count; i++)
                if (articles[i].Story % Folds == fold)
                    rows[i] = Numbers(words, articles[i]);
        }
        return new(FirstLooks(articles), SecondLook(articles, rows));
    }

    /// <summary>The second one learns from disputed stories that one article tells: those that many tell in the same words would count too much.</summary>
    private static SoftmaxModel[] FirstLooks(IReadOnlyList<ResponseArticle> articles) =>
        [FirstLook(articles), FirstLook(articles.Where(a => a is { Disputed: true, Alone: true }))];

    private static SoftmaxModel FirstLook(IEnumerable<ResponseArticle> articles) =>
        new ShareTrainer(Classes, Bits).Train(
            [.. articles.Concat(Phrases.Value).SelectMany(a => a.Judged.Select(c => new SharedExample(a.Features[c], a.SharesOf(c), a.WeightOf(c))))], seed: 17);

    private static float[][] Numbers(SoftmaxModel[] words, ResponseArticle article)
    {
        var numbers = new CandidateNumbers(article.View, article.Statements, article.Candidates, ResponseRecognizer.Score(words, article.View, article.Candidates));
        var rows = new float[article.Candidates.Count][];
        for (var c = 0; c < rows.Length; c++)
            numbers.Fill(c, rows[c] = new float[CandidateNumbers.Count]);
        return rows;
    }

    private static TreeSum SecondLook(IReadOnlyList<ResponseArticle> articles, float[][][] rows)
    {
        var examples = articles.SelectMany((a, i) => a.Judged.Select(c => rows[i][c])).ToList();
        var loss = TreeTrainer.Logistic(
            [.. articles.SelectMany(a => a.Judged.Select(a.IsResponse))], [.. articles.SelectMany(a => a.Judged.Select(a.WeightOf))]);
        return TreeSum.Mean([.. Enumerable.Range(0, Sums).Select(s =>
            new TreeTrainer { Depth = 3, Rate = 0.07, Ridge = 10, Rows = 0.7, Columns = 0.4, Seed = 5 + s }.Train(examples, loss))]);
    }
}
