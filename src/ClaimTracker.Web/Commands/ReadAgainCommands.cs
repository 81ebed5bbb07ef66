using System.CommandLine;
using ClaimTracker.Ingest;
using ClaimTracker.Store;

namespace ClaimTracker.Web.Commands;

/// <summary><c>claimtracker reimport</c> and <c>claimtracker reextract</c>: newer readers and a newer engine over what is stored.</summary>
internal static class ReadAgainCommands
{
    private static readonly Option<bool> Dry = new("--dry-run", "-n") { Description = "Only list what would become different; store nothing." };

    public static Command Reimport()
    {
        var command = new Command("reimport", """
            Read the kept original documents again with the readers of this version of the program. A text that reads differently becomes a
            new version, as if the page had changed; headline, byline and kinds of blocks are corrected. What an editor decided or
            corrected stays, moved to where its words stand now. Lists what became different. Running it again changes nothing.
            """)
        { Dry };
        command.SetAction((parsed, cancel) => ReimportAsync(StoreChoice.From(parsed), parsed.GetValue(Dry), cancel));
        return command;
    }

    public static Command Reextract()
    {
        var all = new Option<bool>("--all") { Description = "Also articles that this engine has read already." };
        var command = new Command("reextract", """
            Find statements, sources and responses again in every stored text that this version's engine has not read yet. What an editor
            confirmed, rejected, edited or made stays as it is; what nobody touched follows the new reading. Lists for each article what
            was added (+), withdrawn (-) and changed (~). Stop it at any time: the next run goes on.
            """)
        { Dry, all };
        command.SetAction((parsed, cancel) => ReextractAsync(StoreChoice.From(parsed), parsed.GetValue(all), parsed.GetValue(Dry), cancel));
        return command;
    }

    private static async Task<int> ReimportAsync(StoreOptions store, bool dry, CancellationToken cancel)
    {
        var factory = new ContextFactory(store);
        await factory.PrepareAsync(cancel);
        var reimporter = new Reimporter(factory, TimeProvider.System);
        var documents = await reimporter.DocumentsAsync(cancel);
        return await ReportAsync("Reading again", documents.Count, "document", reimporter.RunAsync(documents, dry, cancel), dry);
    }

    private static async Task<int> ReextractAsync(StoreOptions store, bool all, bool dry, CancellationToken cancel)
    {
        var factory = new ContextFactory(store);
        await factory.PrepareAsync(cancel);
        var reextractor = new Reextractor(factory, TimeProvider.System);
        var articles = await reextractor.WaitingAsync(all, cancel);
        if (articles.Count == 0)
        {
            Console.WriteLine($"Every article was read by {reextractor.EngineVersion} already; --all reads them again.");
            return 0;
        }
        return await ReportAsync("Extracting again", articles.Count, "article", reextractor.RunAsync(articles, dry, cancel), dry);
    }

    private static async Task<int> ReportAsync(string title, int total, string what, IAsyncEnumerable<ImportResult> results, bool dry)
    {
        var (summary, changes) = (new ImportSummary(), new int[3]);
        await ProgressBar.RunAsync(title, total, async done =>
        {
            await foreach (var result in results)
            {
                summary.Add(result);
                Print(result, changes);
                done();
            }
        });
        Console.WriteLine($"{Counted.Of(total, what)}{(dry ? ", nothing stored" : "")}: {summary}; {changes[0]} added, {changes[1]} withdrawn, {changes[2]} changed.");
        return summary[ImportOutcome.Failed] == 0 ? 0 : 1;
    }

    private static void Print(ImportResult result, int[] changes)
    {
        if (result.Problem is not null) Console.Error.WriteLine(result.Problem);
        foreach (var article in result.Articles)
        {
            foreach (var change in article.Changes ?? []) changes[(int)change.Kind]++;
            if (article.Changes is not { Count: > 0 } && article.Unanchored is not { Count: > 0 }) continue;
            Console.WriteLine($"{article.ArticleId}: {article.Title}");
            foreach (var change in article.Changes ?? []) Console.WriteLine($"  {"+-~"[(int)change.Kind]} {change.What}");
            if (article.Unanchored is { Count: > 0 } lost) Console.WriteLine($"  ! edited statements whose words are gone stay with the version before: {string.Join(", ", lost)}");
        }
    }
}
