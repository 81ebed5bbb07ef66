using ClaimTracker.Editing;
using ClaimTracker.Extraction;
using ClaimTracker.Model;
using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Tests.Editing;

public class ConflictTests
{
    [Fact]
    public async Task Two_editors_who_change_different_fields_both_keep_their_change()
    {
        await using var desk = await Desk.OpenAsync();

        Assert.IsType<Outcome.Done>(await desk.Sources.EditAsync(desk.Editor, desk.Minister, 0, new(Role: "water minister")));
        Assert.IsType<Outcome.Done>(await desk.Sources.EditAsync(desk.Second, desk.Minister, 0, new(Affiliation: "Spain")));

        var source = await desk.ReadAsync(c => c.Sources.SingleAsync(s => s.Id == desk.Minister));
        Assert.Equal(("water minister", "Spain", 2), (source.Role, source.Affiliation, source.Version));
    }

    [Fact]
    public async Task Two_editors_who_change_one_field_get_a_conflict_that_shows_both_values_and_saves_nothing()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Sources.EditAsync(desk.Editor, desk.Minister, 0, new(Role: "water minister"));

        var outcome = await desk.Sources.EditAsync(desk.Second, desk.Minister, 0, new(Role: "minister of water", Country: "Spain"));

        var conflict = Assert.Single(Assert.IsType<Outcome.Conflict>(outcome).Fields);
        Assert.Equal(("Role", "null", "\"water minister\"", "\"minister of water\"", "Editor 1"), (conflict.Field, conflict.Seen, conflict.Theirs, conflict.Yours, conflict.By));
        Assert.Null((await desk.ReadAsync(c => c.Sources.SingleAsync(s => s.Id == desk.Minister))).Country);
    }

    [Fact]
    public async Task Confirming_a_kind_that_somebody_changed_meanwhile_is_a_conflict()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Links.ChangeKindAsync(desk.Second, desk.Response, 0, ResponseKind.NotConfirmed);

        var outcome = await desk.Links.ConfirmAsync(desk.Editor, new(desk.Link, 0, 0));

        Assert.Equal(nameof(Response.Kind), Assert.Single(Assert.IsType<Outcome.Conflict>(outcome).Fields).Field);
    }

    [Fact]
    public async Task A_change_that_was_taken_back_is_no_conflict()
    {
        await using var desk = await Desk.OpenAsync();
        var change = Assert.IsType<Outcome.Done>(await desk.Links.ChangeKindAsync(desk.Second, desk.Response, 0, ResponseKind.NotConfirmed));
        await desk.Undo.DecisionAsync(desk.Second, change.Decision!);

        Assert.IsType<Outcome.Done>(await desk.Links.ConfirmAsync(desk.Editor, new(desk.Link, 0, 0)));
    }

    [Fact]
    public async Task A_change_that_the_program_made_since_is_a_conflict()
    {
        await using var desk = await Desk.OpenAsync();
        await using (var context = desk.Factory.Create())
        {
            var response = await context.Responses.SingleAsync(TestContext.Current.CancellationToken);
            (response.Kind, response.Version) = (ResponseKind.Referral, response.Version + 1);
            await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var outcome = await desk.Links.ConfirmAsync(desk.Editor, new(desk.Link, 0, 0));

        Assert.Equal("the program", Assert.Single(Assert.IsType<Outcome.Conflict>(outcome).Fields).By);
    }

    [Theory, MemberData(nameof(TestStore.Both), MemberType = typeof(TestStore))]
    public async Task Two_writers_on_one_record_lose_no_update_in_a_hundred_rounds(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        const int Rounds = 100;

        await Task.WhenAll(WriteAsync(desk.Sources, desk.Editor, "a"), WriteAsync(desk.SourcesOfAnotherProcess(), desk.Second, "b"));

        var role = (await desk.ReadAsync(c => c.Sources.SingleAsync(s => s.Id == desk.Minister))).Role!;
        Assert.Equal(Enumerable.Range(0, Rounds).SelectMany(i => new[] { $"a{i}", $"b{i}" }).Order(), role.Split(' ').Order());
        Assert.Null((await desk.ReadAsync(c => EventChain.VerifyAsync(c))).Problem);

        // Each round adds one word to what the writer sees, and looks again after a conflict.
        async Task WriteAsync(SourceCommands sources, Actor actor, string mark)
        {
            for (var i = 0; i < Rounds;)
            {
                var seen = await desk.ReadAsync(c => c.Sources.AsNoTracking().SingleAsync(s => s.Id == desk.Minister));
                var outcome = await sources.EditAsync(actor, desk.Minister, seen.Version, new(Role: $"{seen.Role} {mark}{i}".Trim()));
                if (outcome is Outcome.Done) i++;
                else Assert.IsType<Outcome.Conflict>(outcome);
            }
        }
    }
}
