using ClaimTracker.Extraction.Weights;
using ClaimTracker.Extraction.Responses;
using ClaimTracker.Extraction.Sources;
using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Training;

/// <summary>Trains the recognition and linking of responses from annotated articles; the same articles give the same bytes.</summary>
public static class ResponseTrainer
{
    private static readonly Lazy<List<ResponseExample>> Phrases = new(() => [.. PhraseExamples.All()]);
    private const int Bits = 16;

    /// <summary>Trains on the articles and returns the weights file.</summary>
    public static byte[] Train(IReadOnlyList<ResponseExample> articles)
    {
        ArgumentNullException.ThrowIfNull(articles);
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        Fit(articles).Write(writer);
        writer.Flush();
        return bytes.ToArray();
    }

    internal static ResponseWeights Fit(IReadOnlyList<ResponseExample> articles, bool calibrate = true)
    {
        var (response, link) = calibrate ? ResponseCalibration.Fit(articles) : (new([], []), new([], []));
        return new(TrainClassifier(articles), LinkTrainer.Train(articles), response, link);
    }

    internal static SoftmaxModel TrainClassifier(IReadOnlyList<ResponseExample> articles, int epochs = 30, double rate = 0.05, double ridge = 5e-3)
    {
        var bag = new FeatureBag(Bits);
        var examples = new List<(int[], int)>();
        foreach (var article in articles.Concat(Phrases.Value))
        {
            var view = new SyntaxView(article.Article);
            var candidates = new CandidateFinder(view, new NounPhraseReader(view)).Find(article.Statements);
            var labels = ResponseLabels.Match(view, candidates, article.Gold.Responses);
            var features = new CandidateFeatures(view);
            for (var c = 0; c < candidates.Count; c++)
            {
                if (labels[c] == -2)
                    continue;
                features.Collect(candidates[c], bag);
                examples.Add((bag.Indices.Distinct().ToArray(), labels[c] < 0 ? 0 : 1 + (int)article.Gold.Responses[labels[c]].Kinds[0]));
            }
        }
        return new SoftmaxTrainer(1 + Enum.GetValues<ResponseKind>().Length, Bits) { Epochs = epochs, Rate = rate, Ridge = ridge }.Train(examples, seed: 17);
    }
}
