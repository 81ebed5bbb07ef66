using System.Text;
using ClaimTracker.Ingest;
using ClaimTracker.Model;
using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Tests.Ingest;

public class ImporterTests
{
    private const string Article = """
        ---
        title: Ferry deal was signed in secret
        outlet: The Harbour Post
        published: 2026-03-03T08:00:00Z
        url: https://harbourpost.example/ferry
        ---
        Ferry deal was signed in secret

        Mina Torvald said that the Quellmark ferry contract was signed in secret in January.

        An official said that the harbour board never saw the Quellmark papers.

        Olaf Brend denied that the Quellmark ferry contract was signed in secret in January.
        """;

    public static TheoryData<string> Both => TestStore.Both;

    [Fact]
    public async Task The_comma_that_closes_an_apposition_is_no_part_of_a_name()
    {
        await using var store = await TestStore.CreateAsync("sqlite");

        await ImportAsync(store, Article.Replace("An official said", "An official, a senior member of the board, said", StringComparison.Ordinal)
            .Replace("Mina Torvald said", "Mina Torvald, director of the port, said", StringComparison.Ordinal));

        await using var context = store.Factory.Create();
        var names = await context.Sources.Select(s => s.Name).ToListAsync(Cancel);
        Assert.Contains(names, name => name.StartsWith("Mina Torvald", StringComparison.Ordinal));
        Assert.DoesNotContain(names, name => name.EndsWith(','));
    }

    [Fact]
    public async Task An_import_leaves_no_connection_that_would_save_an_editors_work_less_safely()
    {
        await using var store = await TestStore.CreateAsync("sqlite");

        await ImportAsync(store, Article);

        await using var context = store.Factory.Create();
        Assert.Equal(2, await context.Database.SqlQueryRaw<int>("SELECT synchronous AS Value FROM pragma_synchronous").SingleAsync(Cancel));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_denied_report_is_linked_to_the_claim(string provider)
    {
        await using var store = await TestStore.CreateAsync(provider);

        await ImportAsync(store, Article);

        await using var context = store.Factory.Create();
        var claim = await context.Claims.SingleAsync(c => c.State == ClaimState.Denied, Cancel);
        Assert.Equal("The Quellmark ferry contract was signed in secret in January", claim.Text);
        Assert.Equal((1, 1, 1, 0), (claim.ArticleCount, claim.RebuttalCount, claim.NamedSourceCount, claim.UnnamedSourceCount));
        Assert.Equal(new DateTime(2026, 3, 3, 8, 0, 0, DateTimeKind.Utc), claim.FirstToldAt);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_same_bytes_change_nothing(string provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        await ImportAsync(store, Article);
        var before = await CountsAsync(store);

        var again = await ImportAsync(store, Article);

        Assert.Equal(ImportOutcome.Unchanged, again.Articles[0].Outcome);
        Assert.Equal(before, await CountsAsync(store));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_same_text_from_other_bytes_adds_one_fetch_record_and_nothing_else(string provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        await ImportAsync(store, Article);
        var before = await CountsAsync(store);

        var again = await ImportAsync(store, "\ufeff" + Article);

        Assert.Equal(ImportOutcome.SameText, again.Articles[0].Outcome);
        Assert.Equal(before with { Fetches = before.Fetches + 1 }, await CountsAsync(store));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_changed_text_becomes_a_new_version_and_statements_keep_their_ids(string provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        await ImportAsync(store, Article);
        var before = await StatementsAsync(store);

        var changed = await ImportAsync(store, Article.Replace("\n\nMina", "\n\nUpdated with more details from the harbour board in the town of Quell.\n\nMina", StringComparison.Ordinal));

        Assert.Equal(ImportOutcome.NewVersion, changed.Articles[0].Outcome);
        var after = await StatementsAsync(store);
        Assert.Superset(before.Select(s => s.Id).ToHashSet(), after.Select(s => s.Id).ToHashSet());
        await using var context = store.Factory.Create();
        var version = await context.ArticleVersions.SingleAsync(v => v.Number == 2, Cancel);
        Assert.All(after.Where(s => s.IsCurrent), s => Assert.True(s.ArticleVersionId == version.Id && s.Content.TrueForAll(p => p.Fits(version.Text))));
        Assert.Equal(2, await context.ArticleVersions.CountAsync(Cancel));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_vanished_statement_that_nobody_touched_is_no_longer_current_and_its_claim_is_gone(string provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        await ImportAsync(store, Article);

        await ImportAsync(store, Article.Replace("An official said that the harbour board never saw the Quellmark papers.\n\n", "", StringComparison.Ordinal));

        var gone = Assert.Single(await StatementsAsync(store), s => !s.IsCurrent);
        Assert.Contains("never saw", gone.Words, StringComparison.Ordinal);
        await using var context = store.Factory.Create();
        Assert.False(await context.Claims.AnyAsync(c => c.Text.Contains("never saw"), Cancel));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_confirmed_statement_whose_words_vanish_stays_and_is_listed(string provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        await ImportAsync(store, Article);
        var id = await ReviewAsync(store, "never saw", ReviewState.Confirmed);

        var changed = await ImportAsync(store, Article.Replace("An official said that the harbour board never saw the Quellmark papers.\n\n", "", StringComparison.Ordinal));

        Assert.Equal([id], changed.Articles[0].Unanchored);
        Assert.True((await StatementsAsync(store)).Single(s => s.Id == id).IsCurrent);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_rejected_statement_stays_rejected_in_a_new_version(string provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        await ImportAsync(store, Article);
        var id = await ReviewAsync(store, "never saw", ReviewState.Rejected);

        await ImportAsync(store, Article.Replace("\n\nMina", "\n\nThe harbour board met on Monday evening in Quell.\n\nMina", StringComparison.Ordinal));

        var seen = (await StatementsAsync(store)).Where(s => s.Words.Contains("never saw", StringComparison.Ordinal)).ToList();
        Assert.Equal((id, ReviewState.Rejected), (Assert.Single(seen).Id, seen[0].Review));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_syndicated_copy_is_one_independent_telling_of_the_same_claims(string provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var body = Article + "\n\n" + string.Join("\n\n", Enumerable.Range(1, 8).Select(i => $"Paragraph {i} tells of pier {i}, berth {i * 7} and the tug Number{i} of the Quellmark yard."));
        await ImportAsync(store, body);

        await ImportAsync(store, body.Replace("The Harbour Post", "The Inland Mirror", StringComparison.Ordinal).Replace("harbourpost", "inlandmirror", StringComparison.Ordinal));

        await using var context = store.Factory.Create();
        var claim = await context.Claims.SingleAsync(c => c.Text.Contains("signed in secret"), Cancel);
        Assert.Equal((2, 1, 2), (claim.ArticleCount, claim.IndependentCount, claim.OutletCount));
        Assert.Equal(1, await context.Articles.CountAsync(a => a.CopyOfId != null, Cancel));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Statements_of_one_article_that_say_the_same_are_one_claim_and_the_contrary_is_another(string provider)
    {
        await using var store = await TestStore.CreateAsync(provider);

        await ImportAsync(store, """
            Ferry deal was signed in secret

            Mina Torvald said that the Quellmark ferry contract was signed in secret in January.

            An official said that the contract for the Quellmark ferry had been signed in secret in January.

            Olaf Brend said that the Quellmark ferry contract was not signed in secret in January.

            Petra Lund said that the Quellmark ferry contract was signed in secret in 2019.
            """);

        await using var context = store.Factory.Create();
        var told = await context.Claims.Where(c => c.Text.Contains("signed in secret")).OrderBy(c => c.Id).Select(c => c.Tellings.Count).ToListAsync(Cancel);
        Assert.Equal([2, 1, 1], told);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_document_that_cannot_be_read_does_not_stop_the_others(string provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var documents = new[]
        {
            PendingDocument.Of("empty.txt", ReadOnlyMemory<byte>.Empty), PendingDocument.Of("picture.png", new byte[] { 0x89, 0x50, 0x4E, 0x47, 0, 1, 2 }),
            PendingDocument.Of("good.txt", Encoding.UTF8.GetBytes(Article)),
        };

        var results = await new Importer(store.Factory, TimeProvider.System, TestEngine.Version(1)).ImportAsync(documents, Cancel).ToListAsync(Cancel);

        Assert.Equal([true, true, false], results.Select(r => r.Problem is not null));
        Assert.StartsWith("empty.txt: ", results[0].Problem, StringComparison.Ordinal);
        Assert.Equal(ImportOutcome.Added, results[2].Articles[0].Outcome);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_stop_in_the_middle_leaves_whole_articles_and_the_next_run_goes_on(string provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var documents = Enumerable.Range(0, 200).Select(i => PendingDocument.Of($"{i}.txt", Encoding.UTF8.GetBytes($"Headline number {i}\n\nPerson {i} said that plan {i} of the Quellmark yard was dropped."))).ToList();
        var importer = new Importer(store.Factory, TimeProvider.System, TestEngine.Version(1));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in importer.ImportAsync(documents, stop.Token)) await stop.CancelAsync();
        });
        await using var context = store.Factory.Create();
        var whole = await context.Articles.CountAsync(a => a.CurrentVersionId != null, Cancel);
        Assert.Equal((whole, whole), (await context.Articles.CountAsync(Cancel), await context.Fetches.CountAsync(Cancel)));
        Assert.InRange(whole, 1, 199);

        await importer.ImportAsync(documents, Cancel).ToListAsync(Cancel);
        Assert.Equal(200, await context.Articles.CountAsync(Cancel));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<ImportResult> ImportAsync(TestStore store, string text)
    {
        var result = await new Importer(store.Factory, TimeProvider.System, TestEngine.Version(1)).ImportAsync(PendingDocument.Of("pasted", Encoding.UTF8.GetBytes(text)), Cancel);
        Assert.Null(result.Problem);
        return result;
    }

    private static async Task<long> ReviewAsync(TestStore store, string words, ReviewState review)
    {
        await using var context = store.Factory.Create();
        var statement = await context.Statements.SingleAsync(s => s.Words.Contains(words), Cancel);
        statement.Review = review;
        statement.Version++;
        await context.SaveChangesAsync(Cancel);
        return statement.Id;
    }

    private static async Task<List<Statement>> StatementsAsync(TestStore store)
    {
        await using var context = store.Factory.Create();
        return await context.Statements.AsNoTracking().OrderBy(s => s.Id).ToListAsync(Cancel);
    }

    private static async Task<Counts> CountsAsync(TestStore store)
    {
        await using var context = store.Factory.Create();
        return new(
            await context.Articles.CountAsync(Cancel), await context.ArticleVersions.CountAsync(Cancel), await context.Fetches.CountAsync(Cancel),
            await context.Sources.CountAsync(Cancel), await context.Statements.CountAsync(Cancel), await context.Claims.CountAsync(Cancel),
            await context.Tellings.CountAsync(Cancel), await context.Responses.CountAsync(Cancel), await context.ResponseLinks.CountAsync(Cancel),
            await context.ExtractionRuns.CountAsync(Cancel), await context.ArticleTerms.CountAsync(Cancel), await context.TermCounts.SumAsync(t => t.Articles, Cancel));
    }

    private sealed record Counts(
        int Articles, int Versions, int Fetches, int Sources, int Statements, int Claims, int Tellings, int Responses, int Links, int Runs, int Terms, int TermSum);
}
