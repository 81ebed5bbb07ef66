using ClaimTracker.Extraction.Weights;
using ClaimTracker.Extraction.Responses;
using ClaimTracker.Extraction.Sources;
using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Training;

/// <summary>Trains the judgement whether a credited noun phrase is an unnamed source.</summary>
public static class UnnamedTrainer
{
    private const int Bits = 14;

    /// <summary>Trains on the articles and returns the weights file; the same articles give the same bytes.</summary>
    public static byte[] Train(IReadOnlyList<ResponseExample> articles)
    {
        ArgumentNullException.ThrowIfNull(articles);
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        Fit(articles).Write(writer);
        writer.Flush();
        return bytes.ToArray();
    }

    internal static UnnamedModel Fit(IReadOnlyList<ResponseExample> articles, int epochs = 20, double rate = 0.05, double ridge = 3e-3)
    {
        var bag = new FeatureBag(Bits);
        var examples = new List<(int[], int)>();
        foreach (var article in articles)
        {
            var view = new SyntaxView(article.Article);
            var phrases = new NounPhraseReader(view);
            var features = new UnnamedFeatures(view, phrases);
            var mentions = SourceMentions.Of(new CandidateFinder(view, phrases).Find(article.Statements));
            SourceMentions.AddPeople(view, phrases, mentions);
            foreach (var mention in mentions)
            {
                var span = view.SpanOf(mention.First, mention.End);
                var unnamed = article.Gold.Unnamed.Any(gold => gold.Mentions.Any(m => ResponseLabels.Iou(span, m) >= 0.5));
                features.Collect(mention, bag);
                examples.Add(([.. bag.Indices], unnamed ? 1 : 0));
            }
        }
        return new(new SoftmaxTrainer(2, Bits) { Epochs = epochs, Rate = rate, Ridge = ridge }.Train(examples, seed: 23));
    }
}
