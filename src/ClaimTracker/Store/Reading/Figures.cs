using System.Collections.Concurrent;

namespace ClaimTracker.Store.Reading;

/// <summary>
/// Keeps counted figures for as long as counting them is dear: a figure may be fifty times as old as the time that it took. On a small
/// database that is a moment. On a large one a figure that is too old is still shown while one reader's visit has it counted anew.
/// </summary>
public sealed class Figures(TimeProvider clock)
{
    private const int Patience = 50;
    private static readonly TimeSpan Dear = TimeSpan.FromMilliseconds(100);
    private readonly ConcurrentDictionary<string, Slot> slots = new();

    /// <summary>The figure of that name. The first reader waits for the count; the count must not depend on the reader's request.</summary>
    public async Task<T> GetAsync<T>(string name, Func<Task<T>> count)
        where T : notnull
    {
        var slot = slots.GetOrAdd(name, _ => new Slot());
        var kept = slot.Kept;
        var isFresh = kept is not null && clock.GetElapsedTime(kept.At) <= kept.Cost * Patience;
        if (kept is not null && (isFresh || kept.Cost > Dear))
        {
            if (!isFresh && Interlocked.CompareExchange(ref slot.Counting, 1, 0) == 0) _ = Task.Run(() => RecountAsync(slot, count));
            return (T)kept.Value;
        }
        await slot.Gate.WaitAsync();
        try
        {
            if (slot.Kept == kept) slot.Kept = await CountAsync(count);
            return (T)slot.Kept!.Value;
        }
        finally
        {
            slot.Gate.Release();
        }
    }

    private async Task RecountAsync<T>(Slot slot, Func<Task<T>> count)
        where T : notnull
    {
        try
        {
            slot.Kept = await CountAsync(count);
        }
        catch (Exception e) when (e is System.Data.Common.DbException or InvalidOperationException or ObjectDisposedException)
        {
            // The old figure stays; the next reader tries again.
        }
        finally
        {
            Volatile.Write(ref slot.Counting, 0);
        }
    }

    private async Task<Kept> CountAsync<T>(Func<Task<T>> count)
        where T : notnull
    {
        var started = clock.GetTimestamp();
        var value = await count();
        return new Kept(value, clock.GetTimestamp(), clock.GetElapsedTime(started));
    }

    private sealed record Kept(object Value, long At, TimeSpan Cost);

    private sealed class Slot
    {
        public int Counting;

        public Kept? Kept { get; set; }

        public SemaphoreSlim Gate { get; } = new(1, 1);
    }
}
