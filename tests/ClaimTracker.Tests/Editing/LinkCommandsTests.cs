using ClaimTracker.Editing;
using ClaimTracker.Extraction;
using ClaimTracker.Model;
using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Tests.Editing;

public class LinkCommandsTests
{
    [Theory, MemberData(nameof(TestStore.Both), MemberType = typeof(TestStore))]
    public async Task A_confirmed_link_leaves_an_event_with_who_when_before_after_and_why(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);

        var outcome = await desk.Links.ConfirmAsync(desk.Editor, new(desk.Link, 0, 0), why: "read both");

        var decision = Assert.IsType<Outcome.Done>(outcome).Decision;
        var entry = Assert.Single(await desk.EventsAsync(), e => e.Entity == nameof(ResponseLink));
        Assert.Equal((desk.Editor.AccountId, "Editor 1", "confirm-link", desk.Link, "read both", decision), (entry.AccountId, entry.Actor, entry.Command, entry.EntityId, entry.Why, entry.Decision));
        Assert.Equal("""{"Review":"Suggested","Version":0}""", entry.Before);
        Assert.Equal("""{"Review":"Confirmed","Version":1}""", entry.After);
        Assert.Equal(desk.Clock.GetUtcNow().UtcDateTime, entry.At);
        Assert.Null((await desk.ReadAsync(c => EventChain.VerifyAsync(c))).Problem);
    }

    [Fact]
    public async Task Rejecting_the_only_denial_makes_the_claim_unanswered_and_an_undo_makes_it_denied_again()
    {
        await using var desk = await Desk.OpenAsync();
        var states = new List<ClaimState>();
        async Task NoteAsync() => states.Add((await desk.ReadAsync(c => c.Claims.SingleAsync())).State);

        await NoteAsync();
        var rejected = await desk.Links.RejectAsync(desk.Editor, new(desk.Link));
        await NoteAsync();
        await desk.Undo.DecisionAsync(desk.Second, Assert.IsType<Outcome.Done>(rejected).Decision!);
        await NoteAsync();

        Assert.Equal([ClaimState.Denied, ClaimState.Unanswered, ClaimState.Denied], states);
    }

    [Fact]
    public async Task Confirming_in_another_kind_changes_the_kind_in_the_same_decision()
    {
        await using var desk = await Desk.OpenAsync();

        var outcome = await desk.Links.ConfirmAsync(desk.Editor, new(desk.Link, 0, 0), ResponseKind.DisputesFraming);

        var response = await desk.ReadAsync(c => c.Responses.SingleAsync());
        Assert.Equal((ResponseKind.DisputesFraming, ReviewState.Edited), (response.Kind, response.Review));
        Assert.Equal(ClaimState.Disputed, (await desk.ReadAsync(c => c.Claims.SingleAsync())).State);
        Assert.Equal([Assert.IsType<Outcome.Done>(outcome).Decision], (await desk.EventsAsync()).Select(e => e.Decision).Distinct());
    }

    [Fact]
    public async Task Linking_elsewhere_rejects_the_link_and_makes_another()
    {
        await using var desk = await Desk.OpenAsync();
        var other = Assert.IsType<Outcome.Done>(await desk.Claims.TellAsync(desk.Editor, desk.Denied, null)).RecordId!.Value;

        await desk.Links.LinkElsewhereAsync(desk.Editor, new(desk.Link), other);

        var links = await desk.ReadAsync(c => c.ResponseLinks.OrderBy(l => l.Id).Select(l => new { l.ClaimId, l.Review }).ToListAsync());
        Assert.Equal([new { ClaimId = desk.Claim, Review = ReviewState.Rejected }, new { ClaimId = other, Review = ReviewState.Edited }], links);
        var states = await desk.ReadAsync(c => c.Claims.OrderBy(x => x.Id).Select(x => x.State).ToListAsync());
        Assert.Equal([ClaimState.Unanswered, ClaimState.Denied], states);
    }

    [Fact]
    public async Task A_bulk_decision_is_one_decision_and_one_undo_takes_all_back()
    {
        await using var desk = await Desk.OpenAsync();
        var second = Assert.IsType<Outcome.Done>(await desk.Claims.TellAsync(desk.Editor, desk.Denied, null)).RecordId!.Value;
        var link = Assert.IsType<Outcome.Done>(await desk.Links.LinkAsync(desk.Editor, desk.Response, second)).RecordId!.Value;

        var all = Assert.IsType<Outcome.Done>(await desk.Links.DecideAllAsync(desk.Editor, [new(desk.Link), new(link)], confirm: false));
        Assert.Equal(2, await desk.ReadAsync(c => c.ResponseLinks.CountAsync(l => l.Review == ReviewState.Rejected)));
        Assert.IsType<Outcome.Done>(await desk.Undo.DecisionAsync(desk.Editor, all.Decision!));

        Assert.Equal(0, await desk.ReadAsync(c => c.ResponseLinks.CountAsync(l => l.Review == ReviewState.Rejected)));
    }

    [Fact]
    public async Task A_decision_that_changes_nothing_leaves_no_event()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Links.RejectAsync(desk.Editor, new(desk.Link));
        var before = (await desk.EventsAsync()).Count;

        var outcome = await desk.Links.RejectAsync(desk.Editor, new(desk.Link));

        Assert.Null(Assert.IsType<Outcome.Done>(outcome).Decision);
        Assert.Equal(before, (await desk.EventsAsync()).Count);
    }
}
