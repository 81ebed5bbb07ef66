using System.CommandLine;
using ClaimTracker.Export;
using ClaimTracker.Extraction;
using ClaimTracker.Ingest;

namespace ClaimTracker.Web.Commands;

/// <summary><c>claimtracker extract PATH…</c>: what the engine finds, as JSON Lines, without a store.</summary>
internal static class ExtractCommand
{
    public static Command Build()
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Files, archives, folders with everything below them, http(s) addresses, or - for standard input.",
            Arity = ArgumentArity.OneOrMore,
        };
        var output = new Option<string?>("--out", "-o") { Description = "Write to this file instead of standard output.", HelpName = "FILE" };
        var command = new Command("extract", """
            Print who said what in each document, one JSON object a line, in the order of the arguments. Nothing is stored.
            A document that cannot be read is named on standard error and skipped; the exit code is then 1.
            """)
        { paths, output };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetRequiredValue(paths), parsed.GetValue(output), cancel));
        return command;
    }

    private static async Task<int> RunAsync(string[] paths, string? output, CancellationToken cancel)
    {
        var locations = DocumentPaths.Expand(paths).ToList();
        var failed = 0;
        await using var stream = output is null ? Console.OpenStandardOutput() : File.Create(output);
        await ProgressBar.RunAsync("Extracting", locations.Count, async done =>
        {
            await foreach (var (lines, problem) in ParallelOrdered.SelectAsync(DocumentPaths.Documents(locations), ExtractAsync, Environment.ProcessorCount, cancel))
            {
                if (problem is not null)
                {
                    failed++;
                    await Console.Error.WriteLineAsync(problem);
                }
                foreach (var line in lines) await stream.WriteAsync(line, cancel);
                done();
            }
        });
        return failed == 0 ? 0 : 1;
    }

    private static async Task<(IReadOnlyList<byte[]> Lines, string? Problem)> ExtractAsync(PendingDocument pending, CancellationToken cancel)
    {
        var document = await pending.ReadAsync(cancel);
        if (document.Articles.Count == 0) return ([], document.Problem ?? $"{document.Location}: it lists addresses and holds no article itself. Import it, or pass the addresses.");
        try
        {
            return ([.. document.Articles.Select(a => Line(document, a))], document.Problem);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return ([], $"{document.Location}: the extractor failed on this text ({e.GetType().Name}: {e.Message}). Please report it together with the file.");
        }
    }

    private static byte[] Line(ReadDocument document, Import.ImportedArticle article) => ExtractionFormat.Line(
        document.Location, document.BytesHash, article, ArticleExtractor.Default.Extract(new ArticleText(article.Text, article.Blocks)));
}
