using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Training;

/// <summary>Trains tagger and names, which both go from left to right.</summary>
internal static class SyntaxTaggerTrainer
{
    private const int TagBits = 18;
    private const int NameBits = 18;
    private const int Scale = 8;

    public static Tagger TrainTags(SyntaxExamples examples, SyntaxExample[] sentences, int epochs, int seed)
    {
        var perceptron = new SyntaxPerceptron(examples.TagNames.Length, TagBits);
        var random = new SyntaxShuffle(seed);
        var buffer = new SentenceBuffer();
        sentences = [.. sentences];
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            random.Shuffle(sentences);
            foreach (var sentence in sentences) LearnTags(perceptron, sentence, buffer, examples.NoTag);
        }
        return new Tagger(perceptron.Average(Scale));
    }

    /// <summary>Replaces the given tags of every sentence by those of a tagger that was trained on other documents.</summary>
    public static void Jackknife(SyntaxExamples examples, int folds, int epochs, int seed)
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

    /// <summary>Names are learnt document by document in text order, since a word's earlier kind is a feature.</summary>
    public static NameFinder TrainNames(SyntaxExamples examples, int epochs, int seed)
    {
        var perceptron = new SyntaxPerceptron((int)NameKind.Other + 1, NameBits);
        var random = new SyntaxShuffle(seed);
        var buffer = new SentenceBuffer();
        SyntaxExample[][] documents = [.. examples.Sentences.GroupBy(s => s.Document).Select(group => group.ToArray())];
        var article = 1_000_000;
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            random.Shuffle(documents);
            foreach (var document in documents)
            {
                article++;
                foreach (var sentence in document) LearnNames(perceptron, sentence, buffer, examples.NoTag, article);
            }
        }
        return new NameFinder(perceptron.Average(Scale));
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
            Tagger.Features(sentence: buffer, at, features);
            var guess = perceptron.Best(features);
            perceptron.Tick();
            if (guess != sentence.Tags[i]) perceptron.Update(features, sentence.Tags[i], guess);
            buffer.Tags[at] = (byte)guess;
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
            var guess = perceptron.Best(features);
            perceptron.Tick();
            if (guess != sentence.Kinds[i]) perceptron.Update(features, sentence.Kinds[i], guess);
            buffer.Kinds[at] = (byte)guess;
        }
        NameFinder.Remember(buffer, article);
    }
}
