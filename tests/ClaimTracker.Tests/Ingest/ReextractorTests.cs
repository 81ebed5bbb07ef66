using System.Text;
using ClaimTracker.Ingest;
using ClaimTracker.Model;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Tests.Ingest;

public class ReextractorTests
{
    private const string Article = """
        Ferry deal was signed in secret

        The Quellmark ferries carry forty thousand people a year.

        Mina Torvald said that the Quellmark ferry contract was signed in secret in January.

        Petra Lund said that the harbour board never saw the papers of the deal.

        Olaf Brend denied that the Quellmark ferry contract was signed in secret in January.
        """;

    public static TheoryData<string> Both => TestStore.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task What_a_newer_engine_adds_and_withdraws_is_stored_and_listed(string provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        await ImportAsync(store, TestEngine.Blind(1, "Petra Lund"));

        var result = await RunAsync(store, TestEngine.Blind(2, "Olaf Brend"));

        Assert.Equal(ImportOutcome.ReadAgain, result.Outcome);
        Assert.Equal(
            [(ChangeKind.Added, "Petra Lund"), (ChangeKind.Withdrawn, "Olaf Brend")],
            result.Changes!.Select(c => (c.Kind, c.What.Split(':')[0])));
        Assert.Contains("Denial; answers “The Quellmark ferry contract was signed in secret in January”", result.Changes![1].What, StringComparison.Ordinal);
        await using var context = store.Factory.Create();
        Assert.Equal<string?>(["Mina Torvald", "Petra Lund", null], await context.Statements.Where(s => s.IsCurrent).OrderBy(s => s.Source == null).ThenBy(s => s.Start).Select(s => s.Source!.Name).ToListAsync(Cancel));
        Assert.False(await context.ResponseLinks.AnyAsync(Cancel));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_dry_run_lists_the_same_and_stores_nothing(string provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        await ImportAsync(store, TestEngine.Blind(1, "Petra Lund"));

        var dry = await RunAsync(store, TestEngine.Version(2), dryRun: true);

        await using (var context = store.Factory.Create())
        {
            Assert.False(await context.Statements.AnyAsync(s => s.Words.Contains("never saw"), Cancel));
            Assert.Equal(1, await context.ExtractionRuns.CountAsync(Cancel));
        }
        var real = await RunAsync(store, TestEngine.Version(2));
        Assert.NotEmpty(real.Changes!);
        Assert.Equal(real.Changes, dry.Changes);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_the_engine_has_read_is_not_read_again_unless_asked(string provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        await ImportAsync(store, TestEngine.Version(1));
        var same = new Reextractor(store.Factory, TimeProvider.System, TestEngine.Version(1));

        Assert.Empty(await same.WaitingAsync(all: false, Cancel));
        Assert.Single(await same.WaitingAsync(all: true, Cancel));
        await RunAsync(store, TestEngine.Version(2));
        Assert.Empty(await new Reextractor(store.Factory, TimeProvider.System, TestEngine.Version(2)).WaitingAsync(all: false, Cancel));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_statement_that_an_editor_confirmed_stays_though_the_newer_engine_overlooks_it(string provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        await ImportAsync(store, TestEngine.Version(1));
        await using (var context = store.Factory.Create())
        {
            var statement = await context.Statements.SingleAsync(s => s.Words.Contains("never saw"), Cancel);
            (statement.Review, statement.Version) = (ReviewState.Confirmed, 1);
            await context.SaveChangesAsync(Cancel);
        }

        var result = await RunAsync(store, TestEngine.Blind(2, "Petra Lund"));

        Assert.Empty(result.Changes!);
        await using var after = store.Factory.Create();
        Assert.True((await after.Statements.SingleAsync(s => s.Words.Contains("never saw"), Cancel)).IsCurrent);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Task<ImportResult> ImportAsync(TestStore store, Engine engine) =>
        new Importer(store.Factory, TimeProvider.System, engine).ImportAsync(PendingDocument.Of("pasted", Encoding.UTF8.GetBytes(Article)), Cancel);

    private static async Task<ArticleResult> RunAsync(TestStore store, Engine engine, bool dryRun = false)
    {
        var reextractor = new Reextractor(store.Factory, TimeProvider.System, engine);
        var result = Assert.Single(await reextractor.RunAsync(await reextractor.WaitingAsync(all: false, Cancel), dryRun, Cancel).ToListAsync(Cancel));
        Assert.Null(result.Problem);
        return Assert.Single(result.Articles);
    }
}
