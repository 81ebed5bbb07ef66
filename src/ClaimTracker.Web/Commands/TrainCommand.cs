using System.CommandLine;
using ClaimTracker.Extraction.Syntax;
using ClaimTracker.Extraction.Training;

namespace ClaimTracker.Web.Commands;

/// <summary><c>claimtracker train --corpus DIR --out DIR</c>: makes the engine's weights anew from annotated news.</summary>
internal static class TrainCommand
{
    public static Command Build()
    {
        var corpus = new Option<string>("--corpus") { Description = "Folder with the annotated news; only its train half is read.", HelpName = "DIR", Required = true };
        var output = new Option<string>("--out") { Description = "Folder for syntax.bin and attribution.bin.", HelpName = "DIR", Required = true };
        var seed = new Option<int>("--seed") { Description = "Orders the examples.", HelpName = "N", DefaultValueFactory = _ => 1 };
        var keep = new Option<bool>("--keep-syntax") { Description = "Use the syntax weights that this build carries and train the rest." };
        var command = new Command("train", """
            Train the engine's weights. The same corpus and seed give the same bytes. Put the files into
            src/ClaimTracker.Extraction/Weights and build again to ship them.
            """)
        { corpus, output, seed, keep };
        command.SetAction(parsed => Run(
            new AnnotatedCorpus(parsed.GetRequiredValue(corpus)), parsed.GetRequiredValue(output), parsed.GetValue(seed), parsed.GetValue(keep)));
        return command;
    }

    private static int Run(AnnotatedCorpus corpus, string output, int seed, bool keepSyntax)
    {
        try
        {
            Directory.CreateDirectory(output);
            var documents = corpus.Parsed("train");
            var syntax = keepSyntax ? SyntaxPipeline.Default : TrainSyntax(documents, output, seed);
            Write(output, "attribution.bin", AttributionTrainer.Train(corpus.Annotated("train", documents), syntax, seed, Report));
            return 0;
        }
        catch (Exception e) when (e is IOException or FormatException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }

    private static SyntaxPipeline TrainSyntax(List<ParsedDocument> documents, string output, int seed)
    {
        var weights = SyntaxTrainer.Train(documents, seed, Report);
        Write(output, "syntax.bin", weights);
        return SyntaxPipeline.Read(new MemoryStream(weights));
    }

    private static void Write(string folder, string name, byte[] content)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllBytes(path, content);
        Console.WriteLine($"{path}: {content.Length} bytes");
    }

    private static void Report(string step) => Console.Error.WriteLine(step);
}
