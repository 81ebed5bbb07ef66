using System.Text;
using ClaimTracker.Editing;
using ClaimTracker.Extraction;
using ClaimTracker.Ingest;
using ClaimTracker.Model;
using ClaimTracker.Store;
using ClaimTracker.Tests.Ingest;
using FsCheck.Xunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace ClaimTracker.Tests.Editing;

/// <summary>Random interleavings of decisions, undos and newer readings: what a human decided stays decided.</summary>
public class InterleavingTests
{
    private static readonly string[] Lines =
    [
        "Mina Torvald said that the Quellmark ferry contract was signed in secret in January.",
        "An official said that the harbour board never saw the Quellmark papers.",
        "Olaf Brend denied that the Quellmark ferry contract was signed in secret in January.",
        "Petra Lund said that the ferry to Vantrel was sold twice in one winter.",
        "Jon Aker denied that the ferry to Vantrel was sold twice in one winter.",
    ];

    // What follows from the place in a text moves with the text; everything else is the editor's.
    private static readonly HashSet<string> Places =
        ["ArticleVersionId", "Start", "SourcePassage", "CuePassage", "RelayPassage", "Content", "Fingerprint", "RunId", "Version"];

    [Property(MaxTest = 12)]
    public async Task No_human_decision_is_lost_or_resurrected(byte[] steps)
    {
        await using var trial = await Trial.OpenAsync();
        foreach (var step in steps.Take(24))
        {
            if (step % 8 == 0) await trial.ReadAgainAsync(step / 8);
            else if (step % 4 == 0) await trial.ReextractAsync(step / 8);
            else await trial.DecideAsync(step);
            await trial.CheckAsync();
        }
    }

    private sealed class Trial(TestStore store, Decisions decisions) : IAsyncDisposable
    {
        private readonly Dictionary<(string Entity, long Id, string Field), string> decided = [];
        private readonly Stack<string> undo = new();
        private readonly Actor editor = Actor.CommandLine;
        private long lastEvent;
        private int reading;

        public static async Task<Trial> OpenAsync()
        {
            var store = await TestStore.CreateAsync("sqlite");
            var trial = new Trial(store, new Decisions(store.Factory, TimeProvider.System, NullLogger<Decisions>.Instance));
            await trial.ReadAgainAsync(0);
            return trial;
        }

        /// <summary>A newer engine reads a newer text: with a line more, and one line missing where the choice says so.</summary>
        public async Task ReadAgainAsync(int choice)
        {
            reading++;
            var lines = Lines.Where((_, i) => choice % 8 != i + 1).Prepend($"Reading number {reading} has one more line about the town of Quell than before.");
            var text = $"---\ntitle: Ferry deal\noutlet: The Harbour Post\nurl: https://harbourpost.example/ferry\n---\nFerry deal\n\n{string.Join("\n\n", lines)}\n";
            var result = await new Importer(store.Factory, TimeProvider.System, TestEngine.Version(reading)).ImportAsync(PendingDocument.Of("pasted", Encoding.UTF8.GetBytes(text)));
            Assert.Null(result.Problem);
        }

        /// <summary>A newer engine reads the stored text, and overlooks a line.</summary>
        public async Task ReextractAsync(int choice)
        {
            reading++;
            var reextractor = new Reextractor(store.Factory, TimeProvider.System, TestEngine.Blind(reading, Lines[choice % Lines.Length]));
            var result = Assert.Single(await reextractor.RunAsync(await reextractor.WaitingAsync(all: false), dryRun: false).ToListAsync());
            Assert.Null(result.Problem);
        }

        public async Task DecideAsync(byte step)
        {
            await using var context = store.Factory.Create();
            var pick = step / 16;
            var outcome = (step % 16) switch
            {
                1 or 2 => await OnAsync(context.ResponseLinks, pick, l => new LinkCommands(decisions).ConfirmAsync(editor, new(l.Id, l.Version))),
                3 or 5 => await OnAsync(context.ResponseLinks, pick, l => new LinkCommands(decisions).RejectAsync(editor, new(l.Id, l.Version))),
                6 => await OnAsync(context.Responses, pick, r => new LinkCommands(decisions).ChangeKindAsync(editor, r.Id, r.Version, (ResponseKind)(pick % 9))),
                7 or 9 => await OnAsync(context.Statements.Where(s => s.IsCurrent), pick, s => new StatementCommands(decisions).RejectAsync(editor, s.Id, s.Version)),
                10 => await OnAsync(context.Statements.Where(s => s.IsCurrent), pick, s => new StatementCommands(decisions).ConfirmAsync(editor, s.Id, s.Version)),
                11 => await OnAsync(context.Claims.Where(c => c.MergedIntoId == null), pick, c => new ClaimCommands(decisions).EditTextAsync(editor, c.Id, c.Version, $"Reworded {step}")),
                13 => await OnAsync(context.Tellings, pick, t => new ClaimCommands(decisions).ReviewTellingAsync(editor, t.Id, t.Version, confirm: pick % 2 == 0)),
                14 => await AddAsync(context, pick),
                _ => undo.TryPop(out var latest) ? await new Undo(decisions).DecisionAsync(editor, latest) : null,
            };
            if (outcome is Outcome.Done { Decision: { } decision } && step % 16 != 15) undo.Push(decision);
            await NoteAsync();
        }

        /// <summary>Every decided field has the value last decided, and nothing that was rejected has a twin that is not.</summary>
        public async Task CheckAsync()
        {
            await using var context = store.Factory.Create();
            foreach (var ((entity, id, field), value) in decided)
            {
                var type = context.Model.GetEntityTypes().Single(t => t.ClrType.Name == entity);
                var record = await context.FindAsync(type.ClrType, id);
                Assert.True(record is not null, $"{entity} {id} is gone");
                Assert.Equal($"{entity} {id} {field} {value}", $"{entity} {id} {field} {Recording.Text(context.Entry(record!).Property(field).CurrentValue)}");
            }
            var statements = await context.Statements.Include(s => s.Source).Where(s => s.IsCurrent && s.RunId != null).ToListAsync();
            Assert.All(statements.GroupBy(s => (s.Words, s.Source?.Name)).Where(g => g.Any(s => s.Review == ReviewState.Rejected)), g => Assert.All(g, s => Assert.Equal(ReviewState.Rejected, s.Review)));
            Assert.Null((await EventChain.VerifyAsync(context)).Problem);
        }

        public ValueTask DisposeAsync() => store.DisposeAsync();

        private static async Task<Outcome?> OnAsync<T>(IQueryable<T> records, int pick, Func<T, Task<Outcome>> decide) where T : class
        {
            var all = await records.AsNoTracking().ToListAsync();
            return all.Count == 0 ? null : await decide(all[pick % all.Count]);
        }

        private async Task<Outcome?> AddAsync(ClaimTrackerContext context, int pick)
        {
            var article = await context.Articles.SingleAsync();
            var text = (await context.ArticleVersions.SingleAsync(v => v.Id == article.CurrentVersionId)).Text;
            var start = text.IndexOf("Reading number", StringComparison.Ordinal);
            return await new StatementCommands(decisions).CreateAsync(editor, article.CurrentVersionId!.Value, ChosenSource.None, new(null, null, [new Span(start, start + 14 + (pick % 3))]));
        }

        // An undo gives the field back to the program; every other decision is the editor's last word.
        private async Task NoteAsync()
        {
            await using var context = store.Factory.Create();
            foreach (var change in await context.Events.AsNoTracking().Where(e => e.Id > lastEvent && e.Entity != Dispute.Entity).OrderBy(e => e.Id).ToListAsync())
            {
                lastEvent = change.Id;
                foreach (var gone in decided.Keys.Where(k => change.After is null && k.Entity == change.Entity && k.Id == change.EntityId).ToList()) decided.Remove(gone);
                foreach (var (field, value) in Recording.Fields(change.After).Where(f => !Places.Contains(f.Key)))
                    if (change.Undoes is null) decided[(change.Entity, change.EntityId, field)] = Recording.Text(value);
                    else decided.Remove((change.Entity, change.EntityId, field));
            }
        }
    }
}
