using System.CommandLine;
using System.CommandLine.Parsing;
using ClaimTracker.Import;
using ClaimTracker.Import.Tables;
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
            Description = "Files (text, HTML, zip, WARC, RSS or Atom, CSV or JSONL of articles, lists of addresses), folders with everything below them, http(s) addresses, or - for standard input.",
            Arity = ArgumentArity.OneOrMore,
        };
        var dry = new Option<bool>("--dry-run", "-n") { Description = "Only tell what would be added or changed; store nothing." };
        var columns = new Option<ColumnMap?>("--columns", "-c")
        {
            Description = "Which column of a table is which, where its names do not tell: text=Body,title=Headline,published=Day; also url, byline, outlet, language.",
            CustomParser = Columns,
        };
        var quiet = new Option<bool>("--quiet", "-q") { Description = "Print only what failed, and the summary." };
        var command = new Command("import", """
            Read news documents into the store, find who said what, and link what belongs together. Importing the same again changes
            nothing; a changed text becomes a new version. Stop it at any time: the next run goes on where this one stopped.
            A document that cannot be read is named on standard error and skipped; the exit code is then 1.
            """)
        { paths, dry, columns, quiet };
        command.SetAction((parsed, cancel) => RunAsync(StoreChoice.From(parsed), parsed.GetRequiredValue(paths), parsed.GetValue(columns), parsed.GetValue(dry), parsed.GetValue(quiet), cancel));
        return command;
    }

    private static async Task<int> RunAsync(StoreOptions store, string[] paths, ColumnMap? columns, bool dry, bool quiet, CancellationToken cancel)
    {
        var factory = new ContextFactory(store);
        await factory.PrepareAsync(cancel);
        var locations = DocumentPaths.Expand(paths).ToList();
        var documents = DocumentPaths.Documents(locations, columns is null ? null : new DocumentReader(ReadLimits.Default, columns));
        var importer = new Importer(factory, TimeProvider.System);
        var (summary, count) = (new ImportSummary(), 0);
        await ProgressBar.RunAsync("Importing", locations.Count, async done =>
        {
            await foreach (var result in dry ? importer.TryAsync(documents, cancel) : importer.ImportAsync(documents, cancel))
            {
                count++;
                summary.Add(result);
                Print(result, quiet);
                done();
            }
        });
        Console.WriteLine($"{Counted.Of(count, "document")}{(dry ? ", nothing stored" : "")}: {summary}.");
        return summary[ImportOutcome.Failed] == 0 ? 0 : 1;
    }

    private static ColumnMap? Columns(ArgumentResult given)
    {
        try
        {
            return ColumnMap.Parse(given.Tokens[0].Value);
        }
        catch (FormatException e)
        {
            given.AddError(e.Message);
            return null;
        }
    }

    private static void Print(ImportResult result, bool quiet)
    {
        if (result.Problem is not null) Console.Error.WriteLine(result.Problem);
        foreach (var article in result.Articles)
        {
            if (article.Unanchored is { Count: > 0 } lost)
                Console.Error.WriteLine($"{result.Location}: {Counted.Of(lost.Count, "edited statement is not in the new text; it stays", "edited statements are not in the new text; they stay")} with the version before ({string.Join(", ", lost)}).");
            if (!quiet && article.Outcome != ImportOutcome.Unchanged && Console.IsErrorRedirected)
                Console.WriteLine($"{article.Outcome}: {article.Title} ({Counted.Of(article.Statements, "statement")}, {Counted.Of(article.Responses, "response")}, {Counted.Of(article.JoinedClaims, "claim")} told before)");
        }
    }
}
