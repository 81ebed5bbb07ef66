using ClaimTracker.Model;
using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Ingest;

/// <summary>What a newer reading finds otherwise under an editor's decision. The decision stays; the finding waits among the conflicts for a choice.</summary>
internal static class Disagreements
{
    private const string During = "read-again";
    private const string Editor = "an editor";
    private const string Program = "the program";

    /// <summary>The differences, before anything is changed. What an editor rejected is settled, and what an editor marked is not marked again.</summary>
    /// <param name="old">Stored statements.</param>
    /// <param name="placed">The same in the newer text; null where their words are gone.</param>
    /// <param name="pairs">For every reading the index of the stored statement that it repeats, else -1.</param>
    /// <param name="readings">The newer readings.</param>
    /// <param name="touched">Ids of what an editor had in hand.</param>
    public static List<Dispute> Of(IReadOnlyList<Statement> old, IReadOnlyList<Statement?> placed, IReadOnlyList<int> pairs, IReadOnlyList<Statement> readings, IReadOnlySet<long> touched)
    {
        var disputes = new List<Dispute>();
        for (var i = 0; i < old.Count; i++)
        {
            if (!touched.Contains(old[i].Id) || old[i].Review == ReviewState.Rejected) continue;
            var reading = pairs.Index().Where(p => p.Item == i).Select(p => readings[p.Index]).FirstOrDefault();
            if (placed[i] is null || (reading is null && old[i].RunId is not null)) disputes.Add(new(During, Editor, CanTake: true, [Field(old[i], nameof(Statement.IsCurrent), true, false)]));
            else if (reading is not null && Differing(old[i], reading) is { Count: > 0 } fields) disputes.Add(new(During, Editor, CanTake: true, fields));
        }
        return disputes;
    }

    /// <summary>Notes the disputes that were not noted before, whether open or settled; the caller saves.</summary>
    public static async Task NoteAsync(ClaimTrackerContext context, IReadOnlyCollection<Dispute> disputes, DateTime at, CancellationToken cancellationToken)
    {
        if (disputes.Count == 0) return;
        if (context is PostgresContext) await context.Database.ExecuteSqlRawAsync(EventChain.PostgresLock, cancellationToken);
        var (events, noted) = (new List<Event>(), EventChain.Dated(at));
        foreach (var entry in disputes.Select(d => d.ToEvent(noted, null, Program, null)))
            if (!await context.Events.AnyAsync(e => e.Entity == Dispute.Entity && e.EntityId == entry.EntityId && e.After == entry.After, cancellationToken)) events.Add(entry);
        await EventChain.AppendAsync(context, events, cancellationToken);
    }

    // In another text every fingerprint is another one; there the statement has been moved along with its words.
    private static List<DisputedField> Differing(Statement stored, Statement reading)
    {
        if (stored.Review == ReviewState.Edited || stored.ArticleVersionId != reading.ArticleVersionId || stored.Fingerprint == reading.Fingerprint) return [];
        var fields = new[]
        {
            Field(stored, nameof(Statement.SourcePassage), stored.SourcePassage, reading.SourcePassage), Field(stored, nameof(Statement.CuePassage), stored.CuePassage, reading.CuePassage),
            Field(stored, nameof(Statement.Content), stored.Content, reading.Content), Field(stored, nameof(Statement.Words), stored.Words, reading.Words),
            Field(stored, nameof(Statement.Quote), stored.Quote, reading.Quote), Field(stored, nameof(Statement.Start), stored.Start, reading.Start),
            Field(stored, nameof(Statement.Fingerprint), stored.Fingerprint, reading.Fingerprint),
        }.Where(f => f.Now != f.Wanted).ToList();
        return fields.Count > 1 ? fields : [];
    }

    private static DisputedField Field(Statement statement, string field, object? now, object? wanted) =>
        new(nameof(Statement), statement.Id, field, Recording.Text(now), Recording.Text(wanted));
}
