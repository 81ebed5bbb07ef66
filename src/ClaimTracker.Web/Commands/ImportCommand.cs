using System.CommandLine;
using ClaimTracker.Ingest;
using ClaimTracker.Store;

namespace ClaimTracker.Web.Commands;

/// <summary><c>claimtracker import PATH…</c>: reads documents into the store.</summary>
internal static class ImportCommand
{
    public static Command Build()
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Files, folders (with everything below them) or - for standard input.",
            Arity = ArgumentArity.OneOrMore,
        };
        var quiet = new Option<bool>("--quiet", "-q") { Description = "Print only what failed, and the summary." };
        var command = new Command("import", """
            Read news documents into the store, find who said what, and link what belongs together. Importing the same again changes
            nothing; a changed text becomes a new version. Stop it at any time: the next run goes on where this one stopped.
            A document that cannot be read is named on standard error and skipped; the exit code is then 1.
            """)
        { paths, quiet };
        command.SetAction((parsed, cancel) => RunAsync(StoreChoice.From(parsed), parsed.GetRequiredValue(paths), parsed.GetValue(quiet), cancel));
        return command;
    }

    private static async Task<int> RunAsync(StoreOptions store, string[] paths, bool quiet, CancellationToken cancel)
    {
        var factory = new ContextFactory(store);
        await factory.PrepareAsync(cancel);
        var documents = DocumentPaths.Expand(paths).Select(PendingDocument.At).ToList();
        var summary = new ImportSummary();
        await ProgressBar.RunAsync("Importing", documents.Count, async done =>
        {
            await foreach (var result in new Importer(factory, TimeProvider.System).ImportAsync(documents, cancel))
            {
                summary.Add(result);
                Print(result, quiet);
                done();
            }
        });
        Console.WriteLine($"{documents.Count} documents: {summary}.");
        return summary[ImportOutcome.Failed] == 0 ? 0 : 1;
    }

    private static void Print(ImportResult result, bool quiet)
    {
        if (result.Problem is not null) Console.Error.WriteLine(result.Problem);
        foreach (var article in result.Articles)
        {
            if (article.Unanchored is { Count: > 0 } lost)
                Console.Error.WriteLine($"{result.Location}: {lost.Count} edited statements are not in the new text; they stay with the version before (statements {string.Join(", ", lost)}).");
            if (!quiet && article.Outcome != ImportOutcome.Unchanged && Console.IsErrorRedirected)
                Console.WriteLine($"{article.Outcome}: {article.Title} ({article.Statements} statements, {article.Responses} responses, {article.JoinedClaims} claims told before)");
        }
    }
}
