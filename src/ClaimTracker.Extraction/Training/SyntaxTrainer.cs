using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Training;

/// <summary>Makes the syntax weights from parsed text. The same text and seed give the same bytes.</summary>
public static class SyntaxTrainer
{
    private const int Folds = 5;

    /// <summary>Trains tagger, lemmas, names and parser.</summary>
    /// <param name="documents">The training text in a fixed order.</param>
    /// <param name="seed">Seed of the order in which sentences are seen.</param>
    /// <param name="report">Is told of each finished step.</param>
    /// <returns>The content of <c>Weights/syntax.bin</c>.</returns>
    public static byte[] Train(IEnumerable<ParsedDocument> documents, int seed, Action<string>? report = null)
    {
        IReadOnlyList<ParsedDocument> text = [.. documents];
        report ??= _ => { };
        var examples = new SyntaxExamples(text);
        report($"{examples.Sentences.Length} sentences, {examples.VocabularyWords.Count} known words");
        var lemmatizer = SyntaxLemmaTrainer.Train(text, examples.TagNames);
        report($"lemmas: {lemmatizer.Rules.Count} rules");
        var tagger = SyntaxTaggerTrainer.TrainTags(examples, examples.Sentences, 8, seed);
        report("tags");
        SyntaxTaggerTrainer.Jackknife(examples, Folds, 4, seed);
        report("tags of unseen text");
        var names = SyntaxTaggerTrainer.TrainNames(examples, 8, seed);
        report("names");
        var parser = new SyntaxParserTrainer(examples, seed).Train(8, report);
        var model = new SyntaxModel(examples.TagNames, examples.RelationNames, examples.Vocabulary, lemmatizer, tagger, names, parser);
        return SyntaxWeights.Write(model, examples.VocabularyWords);
    }
}
