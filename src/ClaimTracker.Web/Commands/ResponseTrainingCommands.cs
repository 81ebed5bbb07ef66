using System.CommandLine;
using ClaimTracker.Extraction.Responses;
using ClaimTracker.Extraction.Training;

namespace ClaimTracker.Web.Commands;

/// <summary><c>claimtracker train responses</c>, <c>train unnamed</c> and <c>claimtracker evaluate responses</c>: the weights of responses, links and unnamed sources, and how good they are.</summary>
internal static class ResponseTrainingCommands
{
    public static Command Train()
    {
        var gold = Gold();
        var standoff = new StandoffOptions();
        var output = new Option<string>("--out") { Description = "Folder for responses.bin.", HelpName = "DIR", Required = true };
        var command = new Command("responses", "Train responses.bin from articles annotated with claims and responses. The same articles give the same bytes.") { gold, output };
        standoff.AddTo(command);
        command.SetAction((parsed, _) => Guard(async () =>
            await WriteAsync(parsed.GetRequiredValue(output), "responses.bin", ResponseTrainer.Train([.. await ResponseCorpus.ReadAsync(parsed.GetRequiredValue(gold)), .. await standoff.ReadAsync(parsed)]))));
        return command;
    }

    public static Command Standoff()
    {
        var gold = Gold();
        var output = new Option<string>("--out") { Description = "The file to write.", HelpName = "FILE", Required = true };
        var command = new Command("standoff", "Write the annotations of a folder down as one file without the articles' words: offsets, and the SHA-256 of each text.") { gold, output };
        command.SetAction((parsed, _) => Guard(async () =>
            await File.WriteAllTextAsync(parsed.GetRequiredValue(output), string.Concat((await ResponseCorpus.StandoffAsync(parsed.GetRequiredValue(gold))).Select(line => line + '\n')))));
        return command;
    }

    public static Command TrainUnnamed()
    {
        var gold = Gold();
        var standoff = new StandoffOptions();
        var corpus = new Option<string>("--corpus") { Description = "Folder with news whose attributions are annotated; train is read.", HelpName = "DIR", Required = true };
        var leaveOut = new Option<string>("--leave-out") { Description = "Folder of annotated articles to be tested on: news with the same text is not learned from.", HelpName = "DIR" };
        var output = new Option<string>("--out") { Description = "Folder for unnamed.bin.", HelpName = "DIR", Required = true };
        var command = new Command("unnamed", "Train unnamed.bin from articles annotated with unnamed sources and from news. The same articles give the same bytes.") { gold, corpus, leaveOut, output };
        standoff.AddTo(command);
        command.SetAction((parsed, _) => Guard(async () =>
        {
            List<ResponseExample> articles = [.. await ResponseCorpus.ReadAsync(parsed.GetRequiredValue(gold)), .. await standoff.ReadAsync(parsed)];
            List<ResponseExample> tested = parsed.GetValue(leaveOut) is { } folder ? await ResponseCorpus.ReadAsync(folder) : [];
            var known = articles.Concat(tested).Select(a => a.Article.Article.Text.Trim()).ToHashSet(StringComparer.Ordinal);
            var news = new AnnotatedCorpus(parsed.GetRequiredValue(corpus));
            var others = news.Annotated("train", news.Parsed("train")).Where(a => !known.Contains(a.Article.Text.Trim())).ToList();
            await WriteAsync(parsed.GetRequiredValue(output), "unnamed.bin", UnnamedTrainer.Train(articles, others));
        }));
        return command;
    }

    private static async Task WriteAsync(string folder, string name, byte[] content)
    {
        var path = Path.Combine(Directory.CreateDirectory(folder).FullName, name);
        await File.WriteAllBytesAsync(path, content);
        Console.WriteLine($"{path}: {content.Length} bytes");
    }

    public static Command Evaluate()
    {
        var gold = Gold();
        var folds = new Option<int>("--folds")
        {
            Description = "Train on the rest of the same articles, in this many parts, instead of using the shipped weights.",
            HelpName = "N",
        };
        var standoff = new StandoffOptions();
        var command = new Command("responses", "Print how well responses and links are found: F1, kinds taken for others, calibration, the ten worst articles.") { gold, folds };
        standoff.AddTo(command);
        command.SetAction((parsed, _) => Guard(async () =>
            Report(await ResponseCorpus.ReadAsync(parsed.GetRequiredValue(gold)), await standoff.ReadAsync(parsed), parsed.GetValue(folds))));
        return command;
    }

    private static void Report(List<ResponseExample> gold, List<ResponseExample> annotated, int folds)
    {
        var found = new Dictionary<string, ResponseEvaluator>(StringComparer.Ordinal) { ["Articles of --gold"] = new(), ["Stories of --annotations"] = new(), ["News of --annotations"] = new() };
        List<ResponseExample> articles = [.. gold, .. annotated];
        var stories = Folds.Stories(articles);
        for (var fold = 0; fold < Math.Max(1, folds); fold++)
        {
            var stage = folds < 2 ? ResponseStage.Default : ResponseStage.Read(new MemoryStream(ResponseTrainer.Train([.. articles.Where((_, i) => stories[i] % folds != fold)])));
            for (var i = 0; i < articles.Count; i++)
                if (folds < 2 || stories[i] % folds == fold)
                    found[i < gold.Count ? "Articles of --gold" : articles[i].Story is null ? "News of --annotations" : "Stories of --annotations"]
                        .Add(articles[i].Name, stage.Complete(articles[i].Article, articles[i].Statements), articles[i].Gold);
        }
        Console.Write(string.Join('\n', found.Where(f => f.Value.Articles > 0).Select(f => $"{f.Key}\n\n{f.Value.Report()}")));
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
