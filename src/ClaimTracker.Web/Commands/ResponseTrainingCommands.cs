using System.CommandLine;
using ClaimTracker.Extraction.Responses;
using ClaimTracker.Extraction.Training;

namespace ClaimTracker.Web.Commands;

/// <summary><c>claimtracker train responses</c>, <c>train unnamed</c> and <c>claimtracker evaluate responses</c>: the weights of responses, links and unnamed sources, and how good they are.</summary>
internal static class ResponseTrainingCommands
{
    public static Command Train() =>
        Train("responses", "Train responses.bin from articles annotated with claims and responses. The same articles give the same bytes.", ResponseTrainer.Train);

    public static Command TrainUnnamed() =>
        Train("unnamed", "Train unnamed.bin from articles annotated with unnamed sources. The same articles give the same bytes.", UnnamedTrainer.Train);

    private static Command Train(string name, string description, Func<List<ResponseExample>, byte[]> train)
    {
        var gold = Gold();
        var output = new Option<string>("--out") { Description = $"Folder for {name}.bin.", HelpName = "DIR", Required = true };
        var command = new Command(name, description) { gold, output };
        command.SetAction((parsed, _) => Guard(async () =>
        {
            var bytes = train(await ResponseCorpus.ReadAsync(parsed.GetRequiredValue(gold)));
            var path = Path.Combine(Directory.CreateDirectory(parsed.GetRequiredValue(output)).FullName, name + ".bin");
            await File.WriteAllBytesAsync(path, bytes);
            Console.WriteLine($"{path}: {bytes.Length} bytes");
        }));
        return command;
    }

    public static Command Evaluate()
    {
        var gold = Gold();
        var folds = new Option<int>("--folds")
        {
            Description = "Train on the rest of the same articles, in this many parts, instead of using the shipped weights.",
            HelpName = "N",
        };
        var command = new Command("responses", "Print how well responses and links are found: F1, kinds taken for others, calibration, the ten worst articles.") { gold, folds };
        command.SetAction((parsed, _) => Guard(async () =>
            Console.Write(Report(await ResponseCorpus.ReadAsync(parsed.GetRequiredValue(gold)), parsed.GetValue(folds)))));
        return command;
    }

    private static string Report(List<ResponseExample> articles, int folds)
    {
        var evaluator = new ResponseEvaluator();
        for (var fold = 0; fold < Math.Max(1, folds); fold++)
        {
            var rest = articles.Where((_, i) => folds >= 2 && i % folds != fold).ToList();
            var stage = folds < 2 ? ResponseStage.Default
                : ResponseStage.Read(new MemoryStream(ResponseTrainer.Train(rest)), new MemoryStream(UnnamedTrainer.Train(rest)));
            foreach (var article in articles.Where((_, i) => folds < 2 || i % folds == fold))
                evaluator.Add(article.Name, stage.Complete(article.Article, article.Statements), article.Gold);
        }
        return evaluator.Report();
    }

    private static async Task<int> Guard(Func<Task> work)
    {
        try
        {
            await work();
            return 0;
        }
        catch (Exception e) when (e is IOException or FormatException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }

    private static Option<string> Gold() =>
        new("--gold") { Description = "Folder with NAME.json and articles/NAME.txt.", HelpName = "DIR", Required = true };
}
