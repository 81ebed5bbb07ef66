using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Training;

/// <summary>Trains the names from left to right, on their own earlier kinds.</summary>
internal static class SyntaxNameTrainer
{
    private const int RowsPerHundredTokens = 30;
    private const int Margin = 50;

    /// <summary>Names are learnt document by document in text order, since a word's earlier kind is a feature.</summary>
    public static NameFinder Train(SyntaxExamples examples, SyntaxExample[] sentences, int epochs, int seed)
    {
        var perceptron = new SyntaxPerceptron((int)NameKind.Other + 1, examples.TableBits(RowsPerHundredTokens));
        var random = new SyntaxShuffle(seed);
        var buffer = new SentenceBuffer();
        foreach (var word in sentences.SelectMany(sentence => sentence.Words)) word.SeenIn = -1;
        SyntaxExample[][] documents = [.. sentences.GroupBy(s => s.Document).Select(group => group.ToArray())];
        var article = 0;
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            random.Shuffle(documents);
            foreach (var document in documents)
            {
                article++;
                foreach (var sentence in document) LearnNames(perceptron, sentence, buffer, examples.NoTag, article);
            }
        }
        return new NameFinder(perceptron.Average());
    }

    /// <summary>Sets the given kinds of every sentence to those of a finder that was trained on other documents.</summary>
    public static void Jackknife(SyntaxExamples examples, int folds, int epochs, int seed)
    {
        var buffer = new SentenceBuffer();
        for (var fold = 0; fold < folds; fold++)
        {
            var finder = Train(examples, [.. examples.Sentences.Where(s => s.Document % folds != fold)], epochs, seed + fold);
            foreach (var word in examples.Sentences.SelectMany(sentence => sentence.Words)) word.SeenIn = -1;
            foreach (var sentence in examples.Sentences.Where(s => s.Document % folds == fold))
            {
                sentence.Fill(buffer, examples.NoTag);
                finder.Find(buffer, sentence.Document);
                sentence.GivenKinds = buffer.Kinds[SentenceBuffer.Pad..(SentenceBuffer.Pad + sentence.Count)];
            }
        }
    }

    private static void LearnNames(SyntaxPerceptron perceptron, SyntaxExample sentence, SentenceBuffer buffer, byte noTag, int article)
    {
        Span<uint> features = stackalloc uint[NameFinder.FeatureCount];
        sentence.Fill(buffer, noTag);
        for (var i = 0; i < sentence.Count; i++)
        {
            var at = i + SentenceBuffer.Pad;
            NameFinder.Features(buffer, at, article, features);
            buffer.Kinds[at] = (byte)perceptron.Learn(features, sentence.Kinds[i], Margin);
        }
        NameFinder.Remember(buffer, article);
    }
}
