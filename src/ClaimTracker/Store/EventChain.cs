using ClaimTracker.Model;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Store;

/// <summary>The append-only record of decisions: every entry holds the hash of the one before.</summary>
public static class EventChain
{
    /// <summary>What the first entry has for the hash before it.</summary>
    public static string Start { get; } = new('0', 64);

    /// <summary>Makes writers of other processes wait until the transaction ends; SQLite has one writer anyway.</summary>
    public const string PostgresLock = "SELECT pg_advisory_xact_lock(20171006)";

    /// <summary>A time as an entry keeps it. PostgreSQL keeps microseconds: a finer one would not give the same hash when read back.</summary>
    public static DateTime Dated(DateTime at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMillisecond));

    /// <summary>Numbers and chains <paramref name="events"/> behind the last one. The caller holds the write lock and saves.</summary>
    public static async Task AppendAsync(ClaimTrackerContext context, IReadOnlyList<Event> events, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(events);
        var last = await context.Events.AsNoTracking().OrderByDescending(e => e.Id).Select(e => new { e.Id, e.Hash }).FirstOrDefaultAsync(cancellationToken);
        var (id, hash) = (last?.Id ?? 0, last?.Hash ?? Start);
        foreach (var entry in events)
        {
            entry.Id = ++id;
            entry.PreviousHash = hash;
            entry.Hash = hash = entry.ComputeHash();
            context.Events.Add(entry);
        }
    }

    /// <summary>
    /// Reads the whole chain. The result names the first entry that was altered, removed or slipped in, or null, and the head's hash: noted
    /// elsewhere, it also shows a cut-off end.
    /// </summary>
    public static async Task<ChainCheck> VerifyAsync(ClaimTrackerContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        var (count, hash) = (0L, Start);
        await foreach (var entry in context.Events.AsNoTracking().OrderBy(e => e.Id).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            count++;
            if (entry.Id != count) return new(count - 1, hash, $"event {count} is missing from the record of decisions");
            if (entry.PreviousHash != hash) return new(count - 1, hash, $"event {entry.Id} does not follow the event before it");
            if (entry.Hash != entry.ComputeHash()) return new(count - 1, hash, $"event {entry.Id} was altered after it was written");
            hash = entry.Hash;
        }
        return new(count, hash, null);
    }
}

/// <summary>Result of reading the record of decisions.</summary>
/// <param name="Count">Entries that are intact.</param>
/// <param name="Head">Hash of the last intact entry.</param>
/// <param name="Problem">What is wrong with the next one; null where the chain is whole.</param>
public sealed record ChainCheck(long Count, string Head, string? Problem);
