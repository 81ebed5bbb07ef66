using System.CommandLine;
using ClaimTracker.Extraction.Training;

namespace ClaimTracker.Web.Commands;

/// <summary><c>claimtracker train --corpus DIR --out DIR</c>: makes the engine's weights anew from annotated news.</summary>
internal static class TrainCommand
{
    /// <summary>Attribution learns from parses by pipelines that have not seen the article, as it will meet them later.</summary>
    internal const int SyntaxFolds = 4;

    public static Command Build()
    {
        var corpus = new Option<string>("--corpus") { Description = "Folder with the annotated news; only its train half is read.", HelpName = "DIR", Required = true };
        var output = new Option<string>("--out") { Description = "Folder for syntax.bin and attribution.bin.", HelpName = "DIR", Required = true };
        var seed = new Option<int>("--seed") { Description = "Orders the examples.", HelpName = "N", DefaultValueFactory = _ => 1 };
        var keep = new Option<bool>("--keep-syntax") { Description = "Leave the syntax weights as they are and train the rest." };
        var leaveOut = new Option<string>("--leave-out") { Description = "File that names articles, one a line, that attribution shall not learn from.", HelpName = "FILE" };
        var command = new Command("train", """
            Train the engine's weights. The same corpus and seed give the same bytes. Put the files into
            src/ClaimTracker.Extraction/Weights and build again to ship them.
            """)
        { corpus, output, seed, keep, leaveOut, ResponseTrainingCommands.Train(), ResponseTrainingCommands.TrainUnnamed(), ResponseTrainingCommands.Standoff() };
        command.SetAction(parsed => Run(
            new AnnotatedCorpus(parsed.GetRequiredValue(corpus)), parsed.GetRequiredValue(output), parsed.GetValue(seed), parsed.GetValue(keep), parsed.GetValue(leaveOut)));
        return command;
    }

    private static int Run(AnnotatedCorpus corpus, string output, int seed, bool keepSyntax, string? leaveOut)
    {
        try
        {
            Directory.CreateDirectory(output);
            HashSet<string> left = leaveOut is null ? [] : [.. File.ReadLines(leaveOut).Select(line => line.Trim()).Where(name => name.Length > 0)];
            var documents = corpus.Parsed("train");
            RequireKnown(left, documents, leaveOut);
            if (!keepSyntax) Write(output, "syntax.bin", SyntaxTrainer.Train(documents, seed, Report));
            var articles = corpus.Annotated("train", documents.Where(document => !left.Contains(document.Id)));
            var folds = SyntaxTrainer.TrainFolds(AnnotatedCorpus.Only(documents, articles), SyntaxFolds, seed, Report);
            Write(output, "attribution.bin", AttributionTrainer.Train(articles, folds, seed, Report));
            return 0;
        }
        catch (Exception e) when (e is IOException or FormatException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }

    private static void RequireKnown(HashSet<string> names, List<ParsedDocument> documents, string? file)
    {
        var known = documents.Select(document => document.Id).ToHashSet(StringComparer.Ordinal);
        if (names.FirstOrDefault(name => !known.Contains(name)) is { } unknown)
            throw new FormatException($"{file} names {unknown}, which train-parsed.tsv.gz does not hold. Write names as they stand there, one a line.");
    }

    private static void Write(string folder, string name, byte[] content)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllBytes(path, content);
        Console.WriteLine($"{path}: {content.Length} bytes");
    }

    private static void Report(string step) => Console.Error.WriteLine(step);
}
