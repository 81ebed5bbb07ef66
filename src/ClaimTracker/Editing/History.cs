using ClaimTracker.Model;
using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Editing;

/// <summary>One change of one record as the history shows it.</summary>
/// <param name="EventId">Place in the record of decisions.</param>
/// <param name="At">When, in UTC.</param>
/// <param name="Actor">Who.</param>
/// <param name="Command">What was done, in words.</param>
/// <param name="Record">What was changed.</param>
/// <param name="Changes">The changed fields, before and after; empty for a creation.</param>
/// <param name="Why">The reason given; null where none.</param>
/// <param name="Decision">Id to undo it by.</param>
/// <param name="Undoes">The decision that it takes back; null otherwise.</param>
public sealed record HistoryLine(
    long EventId, DateTime At, string Actor, string Command, RecordName Record, IReadOnlyList<FieldChange> Changes, string? Why, string Decision, string? Undoes);

/// <summary>A field's value before and after, as JSON; null where the record did not exist.</summary>
public sealed record FieldChange(string Field, string? Before, string? After);

/// <summary>Reads the record of decisions.</summary>
public sealed class History(ContextFactory store)
{
    /// <summary>
    /// Events newest first, behind <paramref name="before"/>; of one record where <paramref name="record"/> is given, with those of its parts: a
    /// claim's tellings, a source's names, a story's places, and what was joined into it.
    /// </summary>
    public async Task<IReadOnlyList<HistoryLine>> ReadAsync(RecordName? record, long? before, int most, CancellationToken cancellationToken = default)
    {
        await using var context = store.Create();
        var events = context.Events.AsNoTracking();
        if (record is { } name) events = await OfAsync(context, events, name, cancellationToken);
        if (before is { } id) events = events.Where(e => e.Id < id);
        return [.. (await events.OrderByDescending(e => e.Id).Take(most).ToListAsync(cancellationToken)).Select(Line)];
    }

    /// <summary>Whether the record of decisions is whole.</summary>
    public async Task<ChainCheck> CheckAsync(CancellationToken cancellationToken = default)
    {
        await using var context = store.Create();
        return await EventChain.VerifyAsync(context, cancellationToken);
    }

    private static async Task<IQueryable<Event>> OfAsync(ClaimTrackerContext context, IQueryable<Event> events, RecordName name, CancellationToken cancellationToken)
    {
        var (own, id) = (name.Entity, name.EntityId);
        var ids = new List<long> { id };
        if (own == nameof(Claim)) ids.AddRange(await context.Claims.Where(c => c.MergedIntoId == id).Select(c => c.Id).ToListAsync(cancellationToken));
        if (own == nameof(Source)) ids.AddRange(await context.Sources.Where(s => s.MergedIntoId == id).Select(s => s.Id).ToListAsync(cancellationToken));
        var (part, parts) = own switch
        {
            nameof(Claim) => (nameof(Telling), await context.Tellings.Where(t => t.ClaimId == id).Select(t => t.Id).ToListAsync(cancellationToken)),
            nameof(Source) => (nameof(SourceAlias), await context.SourceAliases.Where(a => a.SourceId == id).Select(a => a.Id).ToListAsync(cancellationToken)),
            nameof(Story) => (nameof(StoryClaim), [id]),
            _ => ("", []),
        };
        return events.Where(e => (e.Entity == own && ids.Contains(e.EntityId)) || (e.Entity == part && parts.Contains(e.EntityId)));
    }

    internal static HistoryLine Line(Event entry)
    {
        var (before, after) = (Recording.Fields(entry.Before), Recording.Fields(entry.After));
        var changes = before.Select(f => f.Key).Concat(after.Select(f => f.Key)).Distinct().Where(f => f != Recording.VersionField)
            .Select(f => new FieldChange(f, entry.Before is null ? null : Recording.Text(before[f]), entry.After is null ? null : Recording.Text(after[f])));
        return new(entry.Id, entry.At, entry.Actor, entry.Command.Replace('-', ' '), new(entry.Entity, entry.EntityId), [.. changes], entry.Why, entry.Decision, entry.Undoes);
    }
}
