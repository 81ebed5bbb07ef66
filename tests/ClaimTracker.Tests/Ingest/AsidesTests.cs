using System.Text;
using ClaimTracker.Editing;
using ClaimTracker.Ingest;
using ClaimTracker.Model;
using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace ClaimTracker.Tests.Ingest;

public class AsidesTests
{
    private const string Body = """

        Mina Torvald said that the Quellmark ferry contract was signed in secret in January.

        The harbour of Quellmark holds forty tugs, nine ferries and the Torvald shipyard, where the contract lay.

        """;

    public static TheoryData<string> Both => TestStore.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task An_answer_to_something_else_stops_counting_once_another_article_tells_the_claim(string provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        await ImportAsync(store, "Ferry deal was signed in secret", Body + "Olaf Brend denied that his knees ever hurt on the stairs.");
        var alone = await ClaimAsync(store);

        await ImportAsync(store, "Ferry contract signed in secret", Body + "Nobody else was there.");

        var shared = await ClaimAsync(store);
        Assert.Equal((1, ClaimState.Denied, 1), (alone.ArticleCount, alone.State, alone.RebuttalCount));
        Assert.Equal((2, ClaimState.Unanswered, 0), (shared.ArticleCount, shared.State, shared.RebuttalCount));
        var link = await LinkAsync(store);
        Assert.True(link.IsAside);
        Assert.Contains(Asides.Reason, link.Because);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task An_answer_to_what_both_tell_counts(string provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        await ImportAsync(store, "Ferry deal was signed in secret", Body + "Olaf Brend denied that the Quellmark contract was signed in secret.");

        await ImportAsync(store, "Ferry contract signed in secret", Body + "Nobody else was there.");

        var claim = await ClaimAsync(store);
        Assert.Equal((2, ClaimState.Denied, 1), (claim.ArticleCount, claim.State, claim.RebuttalCount));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task An_aside_that_an_editor_confirms_counts(string provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        await ImportAsync(store, "Ferry deal was signed in secret", Body + "Olaf Brend denied that his knees ever hurt on the stairs.");
        await ImportAsync(store, "Ferry contract signed in secret", Body + "Nobody else was there.");

        await using (var context = store.Factory.Create())
        {
            var link = await context.ResponseLinks.SingleAsync(Cancel);
            (link.Review, link.Version) = (ReviewState.Confirmed, 1);
            await ClaimFigures.RecomputeAsync(context, [link.ClaimId], Cancel);
        }
        await ImportAsync(store, "Ferry contract was signed secretly", Body + "A third paper repeats it.");

        var claim = await ClaimAsync(store);
        Assert.Equal((3, ClaimState.Denied, 1), (claim.ArticleCount, claim.State, claim.RebuttalCount));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task An_answer_is_judged_anew_when_an_editor_joins_or_parts_the_claims_and_when_that_is_undone(string provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var (claim, other, decisions) = await FerryAndMillAsync(store);

        var merged = (Outcome.Done)await new ClaimCommands(decisions).MergeAsync(Actor.CommandLine, claim.Id, other.Id, null, Cancel);
        var (joined, aside) = (await ClaimAsync(store), await LinkAsync(store));
        await new Undo(decisions).DecisionAsync(Actor.CommandLine, merged.Decision!, null, Cancel);
        var (undone, back) = (await ClaimAsync(store), await LinkAsync(store));

        Assert.Equal((1, ClaimState.Denied), (claim.ArticleCount, claim.State));
        Assert.Equal((2, ClaimState.Unanswered, true), (joined.ArticleCount, joined.State, aside.IsAside));
        Assert.Equal((1, ClaimState.Denied, false), (undone.ArticleCount, undone.State, back.IsAside));
        Assert.Equal(ReviewState.Suggested, aside.Review);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_suggested_answer_that_moves_with_a_joined_claim_is_judged_there_and_still_waits(string provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var (claim, other, decisions) = await FerryAndMillAsync(store);

        await new ClaimCommands(decisions).MergeAsync(Actor.CommandLine, other.Id, claim.Id, null, Cancel);

        var link = await LinkAsync(store);
        Assert.Equal((other.Id, ReviewState.Suggested, true, 1), (link.ClaimId, link.Review, link.IsAside, link.Version));
        await ImportAsync(store, "Another mill", "\nPetra Lund said that the mill of Vantrel burned down twice in one winter.\n");
        Assert.Equal(other.Id, (await LinkAsync(store)).ClaimId);
    }

    /// <summary>A claim about the ferry that a denial answers, and one about a mill, with an editor who may join them.</summary>
    private static async Task<(Claim Ferry, Claim Mill, Decisions Decisions)> FerryAndMillAsync(TestStore store)
    {
        await ImportAsync(store, "Ferry deal was signed in secret", Body + "Olaf Brend denied that his knees ever hurt on the stairs.");
        await ImportAsync(store, "A mill burned in Vantrel", "\nPetra Lund said that the mill of Vantrel burned down twice in one winter.\n");
        await using var context = store.Factory.Create();
        var mill = await context.Claims.SingleAsync(c => c.Text.Contains("mill of Vantrel"), Cancel);
        return (await ClaimAsync(store), mill, new Decisions(store.Factory, TimeProvider.System, NullLogger<Decisions>.Instance, Asides.MarkAsync));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task ImportAsync(TestStore store, string title, string body)
    {
        var bytes = Encoding.UTF8.GetBytes($"{title}\n\n{body}");
        var result = await new Importer(store.Factory, TimeProvider.System, TestEngine.Version(1)).ImportAsync(PendingDocument.Of("pasted " + title, bytes), Cancel);
        Assert.Equal(ImportOutcome.Added, result.Articles[0].Outcome);
    }

    private static async Task<Claim> ClaimAsync(TestStore store)
    {
        await using var context = store.Factory.Create();
        return await context.Claims.SingleAsync(c => c.Text.Contains("signed in secret in January"), Cancel);
    }

    private static async Task<ResponseLink> LinkAsync(TestStore store)
    {
        await using var context = store.Factory.Create();
        return await context.ResponseLinks.SingleAsync(Cancel);
    }
}
