using System.Text;
using ClaimTracker.Ingest;
using ClaimTracker.Model;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Tests.Ingest;

public class ElsewhereTests
{
    private const string Report = """
        ---
        title: Quellmark Lines paid the mayor of Vantrel
        outlet: The Harbour Post
        published: 2026-03-03
        ---
        Quellmark Lines paid the mayor of Vantrel

        Quellmark Lines paid the mayor of Vantrel forty thousand crowns for the ferry licence, two documents show.

        The ferry company has run the harbour of Vantrel since the mayor took office. The licence came without a tender.

        Mina Torvald, who keeps the books of the harbour, said that the crowns were paid in January.
        """;

    private const string Background = """

        The ferry company runs the harbour of Vantrel under a licence that the mayor gave without a tender in January. Quellmark Lines has forty ferries.
        """;

    public static TheoryData<string> Answers => new(
        "Quellmark Lines on Thursday rejected the claims in the Harbour Post.",
        "Quellmark Lines on Thursday denied a Harbour Post report about the ferry licence of Vantrel.",
        "Quellmark Lines denied the Harbour Post story.");

    [Theory, MemberData(nameof(Answers))]
    public async Task An_answer_to_the_report_of_another_outlet_is_suggested_for_what_that_outlet_told(string answer)
    {
        await using var store = await TestStore.CreateAsync("sqlite");
        await ImportAsync(store, Report);

        await ImportAsync(store, Later("The Inland Mirror", "2026-03-05", answer));

        await using var context = store.Factory.Create();
        var link = Assert.Single(await context.ResponseLinks.Where(l => l.TargetStatementId == null).ToListAsync(Cancel));
        Assert.Equal(ReviewState.Suggested, link.Review);
        Assert.Contains(link.Because, r => r == "speaks of a report by The Harbour Post");
        Assert.Contains(link.Because, r => r == "told before in “Quellmark Lines paid the mayor of Vantrel”, 2026-03-03");
        Assert.True(await context.Tellings.AnyAsync(t => t.ClaimId == link.ClaimId && t.Statement!.Article!.Outlet!.Name == "The Harbour Post", Cancel));
    }

    [Fact]
    public async Task An_outlet_that_is_not_named_and_a_later_article_are_not_answered()
    {
        await using var store = await TestStore.CreateAsync("sqlite");
        await ImportAsync(store, Report);

        await ImportAsync(store, Later("The Inland Mirror", "2026-03-05", "Quellmark Lines denied the Evening Lantern story."));
        await ImportAsync(store, Later("The Inland Mirror", "2026-03-01", "Quellmark Lines denied the Harbour Post story about the bridge."));

        await using var context = store.Factory.Create();
        Assert.NotEqual(0, await context.Responses.CountAsync(Cancel));
        Assert.False(await context.ResponseLinks.AnyAsync(l => l.TargetStatementId == null, Cancel));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string Later(string outlet, string day, string answer) =>
        $"---\ntitle: Ferry company answers\noutlet: {outlet}\npublished: {day}\n---\nFerry company answers on {day}\n\n{answer}\n{Background}";

    private static async Task ImportAsync(TestStore store, string text)
    {
        var result = await new Importer(store.Factory, TimeProvider.System).ImportAsync(PendingDocument.Of("pasted", Encoding.UTF8.GetBytes(text)), Cancel);
        Assert.Equal(ImportOutcome.Added, result.Articles[0].Outcome);
    }
}
