using System.Text;
using ClaimTracker.Editing;
using ClaimTracker.Ingest;
using ClaimTracker.Model;
using ClaimTracker.Store;
using ClaimTracker.Tests.Ingest;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace ClaimTracker.Tests.Editing;

public class ConflictQueueTests
{
    public static TheoryData<string> Both => TestStore.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task What_was_not_saved_waits_with_both_versions_until_somebody_takes_it(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.Sources.EditAsync(desk.Editor, desk.Minister, 0, new(Role: "water minister"));
        await desk.Sources.EditAsync(desk.Second, desk.Minister, 0, new(Role: "minister of water", Country: "Spain"), "as her office says");
        var (list, commands) = (new ConflictList(desk.Factory), new ConflictCommands(desk.Decisions));

        var conflict = Assert.Single(await list.OpenAsync(10));
        var taken = Assert.IsType<Outcome.Done>(await commands.ResolveAsync(desk.Editor, conflict.Decision, ConflictChoice.Take));
        var source = await SourceAsync(desk);
        var after = await list.OpenAsync(10);
        await desk.Undo.DecisionAsync(desk.Editor, taken.Decision!);

        Assert.Equal(("Editor 2", "Editor 1", "as her office says"), (conflict.WantedBy, conflict.Dispute.NowBy, conflict.Why));
        Assert.Equal(
            [("Country", "null", "\"Spain\""), ("Role", "\"water minister\"", "\"minister of water\"")],
            conflict.Dispute.Fields.Select(f => (f.Field, f.Now, f.Wanted)).Order());
        Assert.Equal(("minister of water", "Spain"), (source.Role, source.Country));
        Assert.Empty(after);
        Assert.Equal("water minister", (await SourceAsync(desk)).Role);
        Assert.Equal(conflict.Decision, Assert.Single(await list.OpenAsync(10)).Decision);
        Assert.Null((await desk.ReadAsync(c => EventChain.VerifyAsync(c))).Problem);
    }

    [Fact]
    public async Task What_is_stored_can_be_kept_and_that_choice_stands_in_the_record()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Links.RejectAsync(desk.Editor, new(desk.Link, 0, 0));
        var refused = await desk.Links.ConfirmAsync(desk.Second, new(desk.Link, 0, 0));
        var (list, commands) = (new ConflictList(desk.Factory), new ConflictCommands(desk.Decisions));
        var conflict = Assert.Single(await list.OpenAsync(10));

        await commands.ResolveAsync(desk.Second, conflict.Decision, ConflictChoice.Keep, "agreed by telephone");

        Assert.IsType<Outcome.Conflict>(refused);
        Assert.Empty(await list.OpenAsync(10));
        Assert.Equal(ReviewState.Rejected, (await desk.ReadAsync(c => c.ResponseLinks.SingleAsync())).Review);
        var chosen = (await desk.EventsAsync())[^1];
        Assert.Equal(("resolve-conflict", "agreed by telephone", conflict.Decision, "Editor 2"), (chosen.Command, chosen.Why, chosen.Undoes, chosen.Actor));
        Assert.IsType<Outcome.Invalid>(await commands.ResolveAsync(desk.Editor, conflict.Decision, ConflictChoice.Take));
    }

    [Fact]
    public async Task Two_editors_who_decide_the_same_at_once_leave_no_conflict()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Links.ConfirmAsync(desk.Editor, new(desk.Link, 0, 0));

        var second = await desk.Links.ConfirmAsync(desk.Second, new(desk.Link, 0, 0));

        Assert.Null(Assert.IsType<Outcome.Done>(second).Decision);
        Assert.Empty(await new ConflictList(desk.Factory).OpenAsync(10));
    }

    [Fact]
    public async Task A_conflict_whose_record_changed_once_more_is_not_taken_blindly()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Sources.EditAsync(desk.Editor, desk.Minister, 0, new(Role: "water minister"));
        await desk.Sources.EditAsync(desk.Second, desk.Minister, 0, new(Role: "minister of water"));
        var conflict = Assert.Single(await new ConflictList(desk.Factory).OpenAsync(10));
        await desk.Sources.EditAsync(desk.Editor, desk.Minister, 1, new(Role: "former minister"));

        var outcome = await new ConflictCommands(desk.Decisions).ResolveAsync(desk.Second, conflict.Decision, ConflictChoice.Take);

        Assert.Contains("once more", Assert.IsType<Outcome.Invalid>(outcome).Problem, StringComparison.Ordinal);
        Assert.Equal("former minister", (await SourceAsync(desk)).Role);
    }

    [Fact]
    public async Task A_reader_resolves_nothing()
    {
        await using var desk = await Desk.OpenAsync();

        Assert.IsType<Outcome.Refused>(await new ConflictCommands(desk.Decisions).ResolveAsync(desk.Reader, "any", ConflictChoice.Take));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_a_newer_engine_no_longer_finds_under_a_decision_waits_once_and_is_withdrawn_by_choice(string provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var decisions = new Decisions(store.Factory, TimeProvider.System, NullLogger<Decisions>.Instance);
        var text = "Ferry deal\n\nMina Torvald said that the ferry contract was signed in secret.\n\nPetra Lund said that the board never saw the papers.\n";
        await new Importer(store.Factory, TimeProvider.System, TestEngine.Version(1)).ImportAsync(PendingDocument.Of("pasted", Encoding.UTF8.GetBytes(text)), Cancel);
        await using var context = store.Factory.Create();
        var statements = await context.Statements.OrderBy(s => s.Id).ToListAsync(Cancel);
        foreach (var statement in statements) await new StatementCommands(decisions).ConfirmAsync(Actor.CommandLine, statement.Id, null, null, Cancel);

        foreach (var engine in new[] { TestEngine.Blind(2, "Petra Lund"), TestEngine.Blind(3, "Petra Lund") })
            await foreach (var result in new Reextractor(store.Factory, TimeProvider.System, engine).RunAsync([statements[0].ArticleId], dryRun: false, Cancel)) Assert.Null(result.Problem);
        var conflict = Assert.Single(await new ConflictList(store.Factory).OpenAsync(10, Cancel));
        var before = await CurrentAsync(store);
        await new ConflictCommands(decisions).ResolveAsync(Actor.CommandLine, conflict.Decision, ConflictChoice.Take, null, Cancel);

        Assert.Equal((statements[1].Id, "IsCurrent", "the program"), (conflict.Dispute.Fields[0].EntityId, conflict.Dispute.Fields[0].Field, conflict.WantedBy));
        Assert.Equal(statements.Select(s => s.Id), before);
        Assert.Equal([statements[0].Id], await CurrentAsync(store));
        await using var now = store.Factory.Create();
        Assert.Null((await EventChain.VerifyAsync(now, Cancel)).Problem);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Task<Source> SourceAsync(Desk desk) => desk.ReadAsync(c => c.Sources.SingleAsync(s => s.Id == desk.Minister));

    private static async Task<List<long>> CurrentAsync(TestStore store)
    {
        await using var context = store.Factory.Create();
        return await context.Statements.Where(s => s.IsCurrent).OrderBy(s => s.Id).Select(s => s.Id).ToListAsync(Cancel);
    }
}
