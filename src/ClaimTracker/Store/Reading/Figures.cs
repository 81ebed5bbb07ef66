using System.Collections.Concurrent;
using System.Diagnostics;

namespace ClaimTracker.Store.Reading;

/// <summary>
/// Keeps counted figures for as long as counting them is dear: a figure may be fifty times as old as the time that it took. On a small
/// database that is a moment; on a large one a count is not repeated for every reader.
/// </summary>
public sealed class Figures(TimeProvider clock)
{
    private const int Patience = 50;
    private readonly ConcurrentDictionary<string, Lazy<Task<Kept>>> kept = new();

    /// <summary>The figure of that name, counted anew where it is too old. One reader counts; the others wait for it.</summary>
    public async Task<T> GetAsync<T>(string name, Func<Task<T>> count)
        where T : notnull
    {
        while (true)
        {
            var slot = kept.GetOrAdd(name, _ => new Lazy<Task<Kept>>(() => CountAsync(async () => await count())));
            Kept figure;
            try
            {
                figure = await slot.Value;
            }
            catch
            {
                kept.TryRemove(KeyValuePair.Create(name, slot));
                throw;
            }
            if (clock.GetElapsedTime(figure.At) <= figure.GoodFor) return (T)figure.Value;
            kept.TryRemove(KeyValuePair.Create(name, slot));
        }
    }

    private async Task<Kept> CountAsync(Func<Task<object>> count)
    {
        var started = Stopwatch.GetTimestamp();
        var value = await count();
        return new Kept(value, clock.GetTimestamp(), Stopwatch.GetElapsedTime(started) * Patience);
    }

    private sealed record Kept(object Value, long At, TimeSpan GoodFor);
}
