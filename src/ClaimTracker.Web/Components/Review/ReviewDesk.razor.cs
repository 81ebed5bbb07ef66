using ClaimTracker.Editing;
using ClaimTracker.Extraction;
using ClaimTracker.Model;
using ClaimTracker.Web.Components.Parts;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ClaimTracker.Web.Components.Review;

/// <summary>The desk's state: the queue, the pair on screen, what was decided in this sitting.</summary>
public sealed partial class ReviewDesk : IHandleEvent
{
    private const int MostRows = 500;
    private const int MostInBulk = 100;
    private const int GatheringPerDesk = 15;
    private static readonly TimeSpan Gathering = TimeSpan.FromSeconds(1);

    private readonly Guid circuit = Guid.NewGuid();
    private readonly CancellationTokenSource leaving = new();
    private readonly Stack<(string Decision, long Link)> undo = new();
    private IReadOnlyList<QueueRow> rows = [];
    private IReadOnlyList<(long Id, string Name)> outlets = [];
    private IReadOnlyList<string> others = [];
    private QueueFilter filter = new();
    private QueueList.DoneRow? last;
    private ReviewPair? pair;
    private ResponseKind kind;
    private Panel panel;
    private int total;
    private int done;
    private int presses;
    private bool busy = true;
    private bool loaded;
    private bool rendersSoon;
    private bool looksForOthers;
    private bool gone;
    private int looks;

    private enum Panel { None, Filter, Other, Answer, Told }

    /// <summary>A pair to begin with, whatever its state.</summary>
    [SupplyParameterFromQuery] private long? Link { get; set; }

    [Inject] private ReviewList Suggestions { get; set; } = default!;
    [Inject] private PairReader Pairs { get; set; } = default!;
    [Inject] private LinkCommands Commands { get; set; } = default!;
    [Inject] private Undo Undos { get; set; } = default!;
    [Inject] private Decisions Decisions { get; set; } = default!;
    [Inject] private Presence Presence { get; set; } = default!;
    [Inject] private IDialogService Dialogs { get; set; } = default!;
    [Inject] private ISnackbar Snackbar { get; set; } = default!;
    [Inject] private DeskSettings Settings { get; set; } = default!;

    private bool Ready => loaded;

    private long Edited => panel == Panel.Told ? pair!.Told!.Line.Id : pair!.Row.StatementId;

    /// <inheritdoc/>
    public void Dispose()
    {
        gone = true;
        leaving.Cancel();
        Decisions.Made -= OnDecision;
        Presence.Move(circuit, Actor.Anonymous, null, OnPresence);
    }

    /// <summary>Runs an event and draws what came of it, once: while a decision is saved there is nothing new to see.</summary>
    async Task IHandleEvent.HandleEventAsync(EventCallbackWorkItem item, object? arg)
    {
        await item.InvokeAsync(arg);
        if (!gone) StateHasChanged();
    }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        await ReloadAsync(Link);
        if (!RendererInfo.IsInteractive) return;
        outlets = await Suggestions.OutletsAsync();
        Decisions.Made += OnDecision;
        await EnterAsync();
        (busy, loaded) = (false, true);
    }

    private async Task ReloadAsync(long? wanted)
    {
        (rows, total) = await Suggestions.ReadAsync(filter, MostRows);
        await ShowPairAsync(wanted ?? FreeFrom(0));
    }

    // The next row that nobody else looks at, so that editors do not decide the same pair; with more editors than rows, the next row.
    private long? FreeFrom(int at) => rows.Count == 0
        ? null
        : Presence.FirstFree(circuit, rows.Skip(at).Concat(rows.Take(at)).Select(r => new RecordName(nameof(ResponseLink), r.LinkId)))?.EntityId
            ?? rows[Math.Clamp(at, 0, rows.Count - 1)].LinkId;

    private async Task ShowPairAsync(long? link)
    {
        looks++;
        pair = link is { } id ? await Pairs.ReadAsync(id, await Settings.RuleSetAsync()) : null;
        kind = pair?.Row.Kind ?? default;
        panel = Panel.None;
        await EnterAsync();
    }

    private async Task EnterAsync()
    {
        if (!RendererInfo.IsInteractive || gone) return;
        Presence.Move(circuit, await ActorAsync(), pair is null ? null : new(nameof(ResponseLink), pair.Row.LinkId), OnPresence);
        others = pair is null ? [] : Presence.Others(circuit, new(nameof(ResponseLink), pair.Row.LinkId));
    }

    private Task ConfirmAsync(long seen) => DecideAsync(
        seen, (actor, row) => Commands.ConfirmAsync(actor, row.Seen, kind == row.Kind ? null : kind), T("✓ you confirmed"));

    private Task RejectAsync(long seen) => DecideAsync(seen, (actor, row) => Commands.RejectAsync(actor, row.Seen), T("✗ you rejected"));

    private Task LinkElsewhereAsync(long claim) => DecideAsync(pair!.Row.LinkId, (actor, row) => Commands.LinkElsewhereAsync(actor, row.Seen, claim), T("linked elsewhere"));

    // A second press that was on its way while the next pair came decides nothing: it was meant for the pair seen.
    private async Task DecideAsync(long seen, Func<Actor, QueueRow, Task<Outcome>> decide, string what)
    {
        if (busy || pair?.Row.LinkId != seen) return;
        busy = true;
        presses++;
        try
        {
            var row = pair.Row;
            var outcome = await decide(await ActorAsync(), row);
            if (Show(outcome))
            {
                done++;
                last = new(kind, row.Responder, what);
                if (outcome is Outcome.Done { Decision: { } decision }) undo.Push((decision, row.LinkId));
                await AdvanceAsync(row.LinkId);
            }
            else await ReloadAsync(row.LinkId);
        }
        finally
        {
            busy = false;
        }
    }

    private async Task AdvanceAsync(long decided)
    {
        var behind = rows.Skip(IndexOf(decided) + 1).Select(r => r.LinkId).ToList();
        (rows, total) = await Suggestions.ReadAsync(filter, MostRows);
        var places = rows.Select((row, i) => (row.LinkId, i)).ToDictionary(r => r.LinkId, r => r.i);
        await ShowPairAsync(FreeFrom(behind.Find(places.ContainsKey) is var next and not 0 ? places[next] : 0));
    }

    private async Task HelpAsync() => await Dialogs.ShowAsync<KeyHelp>(T("Keys"));

    private async Task BulkAsync()
    {
        var dialog = await Dialogs.ShowAsync<BulkPanel>(T("Decide in bulk"), new DialogParameters<BulkPanel> { { panel => panel.Rows, [.. rows.Take(MostInBulk)] } });
        if (await dialog.Result is { Canceled: false, Data: BulkPanel.Choice choice }) await DecideAllAsync(choice);
    }

    private async Task DecideAllAsync(BulkPanel.Choice choice)
    {
        if (busy) return;
        busy = true;
        try
        {
            var outcome = await Commands.DecideAllAsync(await ActorAsync(), [.. choice.Rows.Select(r => r.Seen)], choice.Confirm);
            if (Show(outcome) && outcome is Outcome.Done { Decision: { } decision })
            {
                done += choice.Rows.Count;
                presses++;
                undo.Push((decision, choice.Rows[0].LinkId));
                Snackbar.Add(choice.Confirm ? N(choice.Rows.Count, "{0} link confirmed", "{0} links confirmed") : N(choice.Rows.Count, "{0} link rejected", "{0} links rejected"), configure: bar =>
                {
                    bar.Action = T("Undo");
                    bar.OnClick = _ => InvokeAsync(() => TakeBackAsync(decision));
                });
            }
            await ReloadAsync(null);
        }
        finally
        {
            busy = false;
        }
    }

    // The notice of an older decision must not take back a newer one.
    private async Task TakeBackAsync(string decision)
    {
        if (undo.TryPeek(out var latest) && latest.Decision == decision) await UndoAsync();
        else Message = T("You decided more since. Press u to take back one decision after the other.");
        StateHasChanged();
    }

    private async Task UndoAsync()
    {
        if (busy || !undo.TryPeek(out var latest)) return;
        busy = true;
        try
        {
            if (Show(await Undos.DecisionAsync(await ActorAsync(), latest.Decision))) (done, last) = (Math.Max(0, done - 1), null);
            undo.Pop();
            await ReloadAsync(latest.Link);
        }
        finally
        {
            busy = false;
        }
    }

    private async Task SpansAsync(string? decision)
    {
        if (decision is not null) undo.Push((decision, pair!.Row.LinkId));
        await ReloadAsync(pair?.Row.LinkId);
    }

    private async Task MoveAsync(int step)
    {
        if (busy || pair is null || rows.Count == 0) return;
        await OpenAsync(rows[Math.Clamp(IndexOf(pair.Row.LinkId) + step, 0, rows.Count - 1)].LinkId);
    }

    private async Task OpenAsync(long link)
    {
        (Message, Conflicts) = (null, []);
        await ShowPairAsync(link);
    }

    private async Task FilterAsync(QueueFilter wanted)
    {
        filter = wanted;
        await ReloadAsync(null);
        panel = Panel.Filter;
    }

    private void ChooseKind(ResponseKind chosen)
    {
        kind = chosen;
        presses++;
    }

    private void Toggle(Panel wanted) => panel = panel == wanted ? Panel.None : wanted;

    private void Close() => panel = Panel.None;

    private int IndexOf(long link) => rows.Select((row, i) => (row, i)).FirstOrDefault(r => r.row.LinkId == link).i;

    // Another editor decided: the pair on screen is read again at once, the list a little later. Called on the deciding editor's thread.
    private void OnDecision(DecisionMade made)
    {
        if (made.Links.Count == 0 || gone) return;
        if (made.Links.Contains(pair?.Row.LinkId ?? 0)) _ = InvokeAsync(() => FollowAsync(made.By));
        else if (!Interlocked.Exchange(ref rendersSoon, true)) _ = InvokeAsync(RenderSoonAsync);
    }

    private async Task FollowAsync(Actor by)
    {
        if (gone || busy || by.AccountId == (await ActorAsync()).AccountId || pair is null) return;
        Message = T("{0} just decided this pair. You see it as it is now.", by.Name);
        (rows, total) = await Suggestions.ReadAsync(filter, MostRows);
        await ShowPairAsync(pair.Row.LinkId);
        StateHasChanged();
    }

    // One render for all that the others did in a while, longer with many at work; none for somebody who has seen the list since, or where it is the same.
    private async Task RenderSoonAsync()
    {
        var seen = looks;
        await WaitAsync(Gathering + TimeSpan.FromMilliseconds(GatheringPerDesk * Presence.Everyone));
        rendersSoon = false;
        if (gone || busy || looks != seen) return;
        var (now, left) = await Suggestions.ReadAsync(filter, MostRows);
        if (left == total && now.SequenceEqual(rows)) return;
        (rows, total) = (now, left);
        StateHasChanged();
    }

    // A page that was left is not held until its time is over.
    private async Task WaitAsync(TimeSpan time) =>
        await Task.Delay(time, leaving.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);

    // Editors who only pass by are not announced: one look after a while shows who stayed.
    private void OnPresence()
    {
        if (!Interlocked.Exchange(ref looksForOthers, true)) _ = InvokeAsync(ShowOthersAsync);
    }

    private async Task ShowOthersAsync()
    {
        await WaitAsync(Gathering);
        looksForOthers = false;
        var now = gone || pair is null ? [] : Presence.Others(circuit, new(nameof(ResponseLink), pair.Row.LinkId));
        if (gone || now.SequenceEqual(others)) return;
        others = now;
        StateHasChanged();
    }
}
