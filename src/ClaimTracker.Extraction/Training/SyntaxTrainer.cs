using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Training;

/// <summary>Makes the syntax weights from parsed text. The same text and seed give the same bytes.</summary>
public static class SyntaxTrainer
{
    private const int Folds = 5;
    private const int TagRounds = 6;
    private const int NameRounds = 8;
    private const int ParserRounds = 6;
    private const int JackknifeRounds = 3;

    /// <summary>Trains tagger, lemmas, names and parser.</summary>
    /// <param name="documents">The training text in a fixed order.</param>
    /// <param name="seed">Seed of the order in which sentences are seen.</param>
    /// <param name="report">Is told of each finished step.</param>
    /// <returns>The content of <c>Weights/syntax.bin</c>.</returns>
    public static byte[] Train(IEnumerable<ParsedDocument> documents, int seed, Action<string>? report = null)
    {
        var examples = new SyntaxExamples([.. documents]);
        return SyntaxWeights.Write(Train(examples, seed, report ?? (_ => { })), examples.VocabularyWords);
    }

    /// <summary>Trains one pipeline for each fold, so that text of the corpus can be parsed by a pipeline that has not seen it.</summary>
    /// <returns>Pipeline number i was not trained on the documents whose position modulo <paramref name="folds"/> is i.</returns>
    public static IReadOnlyList<SyntaxPipeline> TrainFolds(IEnumerable<ParsedDocument> documents, int folds, int seed, Action<string>? report = null)
    {
        IReadOnlyList<ParsedDocument> all = [.. documents];
        return [.. Enumerable.Range(0, folds).Select(fold =>
        {
            report?.Invoke($"syntax of fold {fold + 1} of {folds}");
            var examples = new SyntaxExamples([.. all.Where((_, number) => number % folds != fold)]);
            return new SyntaxPipeline(Train(examples, seed, report ?? (_ => { })));
        })];
    }

    internal static SyntaxModel Train(SyntaxExamples examples, int seed, Action<string> report)
    {
        report($"{examples.Sentences.Length} sentences, {examples.VocabularyWords.Count} known words");
        var lemmatizer = SyntaxLemmaTrainer.Train(examples.Documents, examples.TagNames);
        report($"lemmas: {lemmatizer.Rules.Count} rules");
        var tagger = SyntaxTaggerTrainer.TrainTags(examples, examples.Sentences, TagRounds, seed);
        report("tags");
        SyntaxTaggerTrainer.JackknifeTags(examples, Folds, JackknifeRounds, seed);
        report("tags of unseen text");
        var names = SyntaxNameTrainer.Train(examples, examples.Sentences, NameRounds, seed);
        report("names");
        SyntaxNameTrainer.Jackknife(examples, Folds, JackknifeRounds, seed);
        report("names of unseen text");
        var parser = new SyntaxParserTrainer(examples, seed).Train(ParserRounds, report);
        return new(examples.TagNames, examples.RelationNames, examples.Vocabulary, lemmatizer, tagger, names, parser);
    }
}
