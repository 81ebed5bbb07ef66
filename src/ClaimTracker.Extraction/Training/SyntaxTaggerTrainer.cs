using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Training;

/// <summary>Trains the tagger from left to right, on its own earlier tags.</summary>
internal static class SyntaxTaggerTrainer
{
    private const int RowsPerHundredTokens = 30;
    private const int Margin = 20;

    public static Tagger TrainTags(SyntaxExamples examples, SyntaxExample[] sentences, int epochs, int seed)
    {
        var perceptron = new SyntaxPerceptron(examples.TagNames.Length, examples.TableBits(RowsPerHundredTokens));
        var random = new SyntaxShuffle(seed);
        var buffer = new SentenceBuffer();
        sentences = [.. sentences];
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            random.Shuffle(sentences);
            foreach (var sentence in sentences) LearnTags(perceptron, sentence, buffer, examples.NoTag);
        }
        return new Tagger(perceptron.Average());
    }

    /// <summary>Replaces the given tags of every sentence by those of a tagger that was trained on other documents.</summary>
    public static void JackknifeTags(SyntaxExamples examples, int folds, int epochs, int seed)
    {
        var buffer = new SentenceBuffer();
        for (var fold = 0; fold < folds; fold++)
        {
            var tagger = TrainTags(examples, [.. examples.Sentences.Where(s => s.Document % folds != fold)], epochs, seed + fold);
            foreach (var sentence in examples.Sentences.Where(s => s.Document % folds == fold))
            {
                sentence.Fill(buffer, examples.NoTag);
                tagger.Tag(buffer);
                sentence.GivenTags = buffer.Tags[SentenceBuffer.Pad..(SentenceBuffer.Pad + sentence.Count)];
            }
        }
    }

    private static void LearnTags(SyntaxPerceptron perceptron, SyntaxExample sentence, SentenceBuffer buffer, byte noTag)
    {
        Span<uint> features = stackalloc uint[Tagger.FeatureCount];
        sentence.Fill(buffer, noTag);
        for (var i = 0; i < sentence.Count; i++)
        {
            var at = i + SentenceBuffer.Pad;
            if (sentence.Words[i].Entry.OnlyTag)
            {
                buffer.Tags[at] = (byte)(sentence.Words[i].Entry.Tag - 1);
                continue;
            }
            Tagger.Features(buffer, at, features);
            buffer.Tags[at] = (byte)perceptron.Learn(features, sentence.Tags[i], Margin);
        }
    }
}
