using System.CommandLine;
using ClaimTracker.Extraction;
using ClaimTracker.Extraction.Syntax;
using ClaimTracker.Extraction.Training;

namespace ClaimTracker.Web.Commands;

/// <summary><c>claimtracker evaluate --corpus DIR</c>: prints the figures of MODEL.md.</summary>
internal static class EvaluateCommand
{
    public static Command Build()
    {
        var corpus = new Option<string>("--corpus") { Description = "Folder with the annotated news.", HelpName = "DIR", Required = true };
        var ablation = new Option<bool>("--ablation") { Description = "Also train and test without each part in turn; takes half an hour." };
        var share = new Option<int>("--every") { Description = "Train the ablation on every Nth article only.", HelpName = "N", DefaultValueFactory = _ => 1 };
        var command = new Command("evaluate", "Print how well the engine does on the dev half of annotated news: F1 in per cent.") { corpus, ablation, share, ResponseTrainingCommands.Evaluate() };
        command.SetAction(parsed => Run(new AnnotatedCorpus(parsed.GetRequiredValue(corpus)), parsed.GetValue(ablation), Math.Max(1, parsed.GetValue(share))));
        return command;
    }

    private static int Run(AnnotatedCorpus corpus, bool ablation, int share)
    {
        try
        {
            var documents = corpus.Parsed("dev");
            Console.WriteLine($"| syntax | {SyntaxEvaluator.Evaluate(SyntaxPipeline.Default, documents)} |");
            var dev = corpus.Annotated("dev", documents);
            List<ParsedAnnotation> test = [.. dev.Select(a => new ParsedAnnotation(a, SyntaxPipeline.Default.Parse(a.Article)))];
            Console.WriteLine($"| whole engine | {Engine(dev)} |");
            Console.WriteLine($"| attribution alone | {AttributionAblation.Shipped(test, AttributionPart.Nothing)} |");
            Console.WriteLine($"| without the statement scorer | {AttributionAblation.Shipped(test, AttributionPart.StatementScorer)} |");
            Console.WriteLine($"| with annotated cues | {AttributionAblation.Shipped(test, AttributionPart.CueModel)} |");
            if (ablation) PrintAblation(corpus, test, share);
            return 0;
        }
        catch (Exception e) when (e is IOException or FormatException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }

    private static AttributionScores Engine(List<AnnotatedArticle> dev)
    {
        var evaluator = new AttributionEvaluator();
        foreach (var article in dev)
            evaluator.Add(article.Article.Text, article.Gold, ArticleExtractor.Default.Extract(article.Article).Statements);
        return evaluator.Scores;
    }

    private static void PrintAblation(AnnotatedCorpus corpus, List<ParsedAnnotation> test, int share)
    {
        var documents = corpus.Parsed("train");
        var articles = corpus.Annotated("train", documents);
        var folds = SyntaxTrainer.TrainFolds(AnnotatedCorpus.Only(documents, articles), TrainCommand.SyntaxFolds, 1);
        List<ParsedAnnotation> train = [.. articles.Select((a, i) => new ParsedAnnotation(a, folds[i % folds.Count].Parse(a.Article)))];
        foreach (var part in Enum.GetValues<AttributionPart>())
            Console.WriteLine($"| {part} | {AttributionAblation.Run(train.Where((_, i) => i % share == 0), test, part, 1)} |");
    }
}
