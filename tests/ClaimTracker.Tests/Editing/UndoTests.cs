using ClaimTracker.Editing;
using ClaimTracker.Extraction;
using ClaimTracker.Model;
using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Tests.Editing;

public class UndoTests
{
    [Fact]
    public async Task An_undo_is_an_event_and_can_be_undone()
    {
        await using var desk = await Desk.OpenAsync();
        var first = Assert.IsType<Outcome.Done>(await desk.Links.RejectAsync(desk.Editor, new(desk.Link)));
        var undo = Assert.IsType<Outcome.Done>(await desk.Undo.DecisionAsync(desk.Editor, first.Decision!));

        Assert.IsType<Outcome.Done>(await desk.Undo.DecisionAsync(desk.Editor, undo.Decision!));

        Assert.Equal(ReviewState.Rejected, (await desk.ReadAsync(c => c.ResponseLinks.SingleAsync())).Review);
        Assert.Equal([null, first.Decision, undo.Decision], (await desk.EventsAsync()).Select(e => e.Undoes));
    }

    [Fact]
    public async Task A_decision_is_undone_only_once()
    {
        await using var desk = await Desk.OpenAsync();
        var first = Assert.IsType<Outcome.Done>(await desk.Links.RejectAsync(desk.Editor, new(desk.Link)));
        await desk.Undo.DecisionAsync(desk.Editor, first.Decision!);

        Assert.IsType<Outcome.Invalid>(await desk.Undo.DecisionAsync(desk.Editor, first.Decision!));
    }

    [Fact]
    public async Task An_undo_does_not_overwrite_what_somebody_decided_since()
    {
        await using var desk = await Desk.OpenAsync();
        var first = Assert.IsType<Outcome.Done>(await desk.Links.ChangeKindAsync(desk.Editor, desk.Response, null, ResponseKind.Referral));
        await desk.Links.ChangeKindAsync(desk.Second, desk.Response, null, ResponseKind.NoResponse);

        Assert.IsType<Outcome.Invalid>(await desk.Undo.DecisionAsync(desk.Editor, first.Decision!));

        Assert.Equal(ResponseKind.NoResponse, (await desk.ReadAsync(c => c.Responses.SingleAsync())).Kind);
    }

    [Fact]
    public async Task A_creation_on_which_later_work_builds_is_not_undone()
    {
        await using var desk = await Desk.OpenAsync();
        var spans = new MarkedSpans(null, Desk.SpanOf("she said"), [Desk.SpanOf("It is half empty")]);
        var made = Assert.IsType<Outcome.Done>(await desk.Statements.CreateAsync(desk.Editor, desk.ArticleVersion, ChosenSource.None, spans));
        await desk.Claims.TellAsync(desk.Second, made.RecordId!.Value, null);

        var outcome = Assert.IsType<Outcome.Invalid>(await desk.Undo.DecisionAsync(desk.Editor, made.Decision!));

        Assert.Contains("Later work builds on statement", outcome.Problem, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(TestStore.Both), MemberType = typeof(TestStore))]
    public async Task Every_kind_of_decision_is_taken_back_without_a_trace_but_its_events(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var other = Done(await desk.Claims.TellAsync(desk.Editor, desk.Denied, null)).RecordId!.Value;
        var story = Done(await desk.Stories.CreateAsync(desk.Editor, "The dam")).RecordId!.Value;
        Done(await desk.Stories.SetClaimsAsync(desk.Editor, story, [other, desk.Claim]));
        var minister = Done(await desk.Statements.CreateAsync(desk.Editor, desk.ArticleVersion, new(null, SourceKind.Person, "Minister Ruiz"), new(null, null, [Desk.SpanOf("half empty")]))).RecordId!.Value;
        var third = (await desk.ReadAsync(c => c.Statements.SingleAsync(s => s.Id == minister))).SourceId!.Value;
        var note = Done(await desk.Notes.AddAsync(desk.Editor, nameof(Claim), desk.Claim, "look again")).RecordId!.Value;
        Func<Task<Outcome>>[] decisions =
        [
            () => desk.Links.ConfirmAsync(desk.Editor, new(desk.Link), ResponseKind.NoResponse),
            () => desk.Links.LinkElsewhereAsync(desk.Editor, new(desk.Link), other),
            () => desk.Links.AnswerAsync(desk.Editor, minister, ResponseKind.CounterClaim, desk.Claim),
            () => desk.Links.RejectResponseAsync(desk.Editor, desk.Response, null),
            () => desk.Statements.SplitAsync(desk.Editor, desk.Told, null, Desk.SpanOf("is full").Start),
            () => desk.Statements.MergeAsync(desk.Editor, desk.Told, null, desk.Denied),
            () => desk.Statements.EditSpansAsync(desk.Editor, desk.Told, null, new(null, null, [Desk.SpanOf("on Monday")])),
            () => desk.Claims.MergeAsync(desk.Editor, desk.Claim, other),
            () => desk.Sources.MergeAsync(desk.Editor, desk.Minister, third),
            () => desk.Sources.SplitAsync(desk.Editor, desk.Minister, [desk.Denied], SourceKind.Organization, "Water Board"),
            () => desk.Articles.EditAsync(desk.Editor, desk.Article, null, new(Outlet: "Dam News", Published: new(null, null, DatePrecision.Unknown, null))),
            () => desk.Notes.RemoveAsync(desk.Editor, note),
            () => desk.Stories.SetClaimsAsync(desk.Editor, story, [desk.Claim]),
            () => desk.Stories.PublishAsync(desk.Editor, story, null, publish: true),
            () => desk.Tagging.SaveAsync(desk.Editor, new() { SourceId = desk.Official, Sector = Sector.Executive }, -1, "seen twice"),
        ];
        foreach (var decide in decisions)
        {
            var before = await SnapshotAsync(desk);
            var done = Done(await decide());
            Assert.NotEqual(before, await SnapshotAsync(desk));

            Done(await desk.Undo.DecisionAsync(desk.Second, done.Decision!));

            Assert.Equal(before, await SnapshotAsync(desk));
        }
        Assert.Null((await desk.ReadAsync(c => EventChain.VerifyAsync(c))).Problem);
    }

    private static Outcome.Done Done(Outcome outcome) => Assert.IsType<Outcome.Done>(outcome);

    private static Task<string> SnapshotAsync(Desk desk) => desk.ReadAsync(async c =>
    {
        var lines = new List<string>();
        foreach (var type in c.Model.GetEntityTypes().Where(t => t.ClrType.Namespace == typeof(Claim).Namespace && t.ClrType != typeof(Event)))
        {
            var set = (IQueryable<object>)c.GetType().GetMethod("Set", 1, [])!.MakeGenericMethod(type.ClrType).Invoke(c, null)!;
            foreach (var record in await set.AsNoTracking().ToListAsync())
                lines.Add(type.ClrType.Name + ": " + string.Join(", ", type.GetProperties().Where(p => p.Name != "Version")
                    .Select(p => $"{p.Name}={System.Text.Json.JsonSerializer.Serialize(p.PropertyInfo!.GetValue(record))}")));
        }
        return string.Join('\n', lines.Order(StringComparer.Ordinal));
    });
}
