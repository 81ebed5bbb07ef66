using System.Text;
using ClaimTracker.Extraction;
using ClaimTracker.Import;
using ClaimTracker.Ingest;
using ClaimTracker.Model;
using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Tests.Ingest;

public class ReimporterTests
{
    private const string Article = """
        Ferry deal was signed in secret

        Mina Torvald said that the Quellmark ferry contract was signed in secret in January.

        The harbour board of Quell meets on the first Monday of every month.

        Olaf Brend denied that the Quellmark ferry contract was signed in secret in January.
        """;

    public static TheoryData<string> Both => TestStore.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task The_same_reader_changes_nothing(string provider)
    {
        await using var store = await StoredAsync(provider);
        var before = await TimesAsync(store);

        var results = await RunAsync(store, read => read);

        Assert.Equal(ImportOutcome.Unchanged, Assert.Single(results[0].Articles).Outcome);
        Assert.Equal(before, await TimesAsync(store));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_text_that_reads_differently_becomes_a_new_version_once_and_the_difference_is_listed(string provider)
    {
        await using var store = await StoredAsync(provider);

        var first = Assert.Single((await RunAsync(store, WithoutTheBoard))[0].Articles);
        var second = Assert.Single((await RunAsync(store, WithoutTheBoard))[0].Articles);

        Assert.Equal((ImportOutcome.NewVersion, ImportOutcome.Unchanged), (first.Outcome, second.Outcome));
        Assert.Equal((ChangeKind.Withdrawn, "text: The harbour board of Quell meets on the first Monday of every month."), Assert.Single(first.Changes!.Select(c => (c.Kind, c.What))));
        await using var context = store.Factory.Create();
        Assert.Equal([1, 2], await context.ArticleVersions.OrderBy(v => v.Number).Select(v => v.Number).ToListAsync(Cancel));
        var current = await context.ArticleVersions.SingleAsync(v => v.Number == 2, Cancel);
        Assert.All(await context.Statements.Where(s => s.IsCurrent).ToListAsync(Cancel), s => Assert.True(s.ArticleVersionId == current.Id && s.Content.TrueForAll(p => p.Fits(current.Text))));
        Assert.Equal(1, await context.Fetches.CountAsync(f => f.Bytes != null, Cancel));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_headline_that_an_editor_corrected_stays(string provider)
    {
        await using var store = await StoredAsync(provider);
        await using (var context = store.Factory.Create())
            await context.Articles.ExecuteUpdateAsync(set => set.SetProperty(a => a.Title, "The editor's headline").SetProperty(a => a.Version, 1), Cancel);

        await RunAsync(store, read => WithoutTheBoard(read) with { Title = "Another headline" });

        await using var after = store.Factory.Create();
        Assert.Equal("The editor's headline", (await after.Articles.SingleAsync(Cancel)).Title);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Better_kinds_of_blocks_correct_the_version_that_is_there(string provider)
    {
        await using var store = await StoredAsync(provider);

        var result = Assert.Single((await RunAsync(store, read => read with { Blocks = [.. read.Blocks.Select(b => b.Span.Cut(read.Text).StartsWith("Olaf", StringComparison.Ordinal) ? b with { Kind = BlockKind.Boilerplate } : b)] }))[0].Articles);

        Assert.Equal(ImportOutcome.ReadAgain, result.Outcome);
        await using var context = store.Factory.Create();
        Assert.Equal(1, await context.ArticleVersions.CountAsync(Cancel));
        Assert.False(await context.Responses.AnyAsync(Cancel));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_dry_run_stores_nothing(string provider)
    {
        await using var store = await StoredAsync(provider);
        var before = await TimesAsync(store);

        var result = Assert.Single((await RunAsync(store, WithoutTheBoard, dryRun: true))[0].Articles);

        Assert.Equal(ImportOutcome.NewVersion, result.Outcome);
        Assert.Equal(before, await TimesAsync(store));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static ImportedArticle WithoutTheBoard(ImportedArticle read) =>
        DocumentReader.Default.Read(Encoding.UTF8.GetBytes(Article.Replace("The harbour board of Quell meets on the first Monday of every month.\n\n", "", StringComparison.Ordinal)), "pasted")[0];

    private static async Task<TestStore> StoredAsync(string provider)
    {
        var store = await TestStore.CreateAsync(provider);
        await new Importer(store.Factory, TimeProvider.System, TestEngine.Version(1)).ImportAsync(PendingDocument.Of("pasted", Encoding.UTF8.GetBytes(Article)), Cancel);
        return store;
    }

    private static async Task<List<ImportResult>> RunAsync(TestStore store, Func<ImportedArticle, ImportedArticle> reader, bool dryRun = false)
    {
        var reimporter = new Reimporter(store.Factory, TimeProvider.System, TestEngine.Version(1));
        var results = await reimporter.RunAsync(await reimporter.DocumentsAsync(Cancel), dryRun, Read, Cancel).ToListAsync(Cancel);
        Assert.All(results, r => Assert.Null(r.Problem));
        return results;

        ReadDocument Read(string location, ReadOnlyMemory<byte> bytes, string? type, CancellationToken cancel)
        {
            var read = ReadDocument.Of(location, bytes, type, cancel);
            return read with { Articles = [.. read.Articles.Select(reader)] };
        }
    }

    private static async Task<(int, int, int, int, long)> TimesAsync(TestStore store)
    {
        await using var context = store.Factory.Create();
        return (await context.ArticleVersions.CountAsync(Cancel), await context.Fetches.CountAsync(Cancel), await context.Statements.CountAsync(Cancel),
            await context.ExtractionRuns.CountAsync(Cancel), await context.TermCounts.SumAsync(t => (long)t.Articles, Cancel));
    }
}
