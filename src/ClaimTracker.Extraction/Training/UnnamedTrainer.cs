using ClaimTracker.Extraction.Weights;
using ClaimTracker.Extraction.Responses;
using ClaimTracker.Extraction.Sources;
using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Training;

/// <summary>Trains the judgement whether a credited noun phrase is an unnamed source.</summary>
internal static class UnnamedTrainer
{
    private const int Bits = 14;

    public static SoftmaxModel Train(IReadOnlyList<ResponseExample> articles, int epochs = 20, double rate = 0.05, double ridge = 3e-3)
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
        return new SoftmaxTrainer(2, Bits) { Epochs = epochs, Rate = rate, Ridge = ridge }.Train(examples, seed: 23);
    }
}
