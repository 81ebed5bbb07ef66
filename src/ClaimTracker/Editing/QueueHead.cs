using ClaimTracker.Model;

namespace ClaimTracker.Editing;

/// <summary>
/// The first rows of one queue, shared by everybody who looks at it: with many editors each would otherwise sort all suggestions after every
/// few decisions. Decisions of this process show at once, what others write to the store within <see cref="Fresh"/>. Thread-safe.
/// </summary>
/// <param name="readAll">Reads the first rows and how many wait.</param>
/// <param name="readSome">Reads those of the links and responses that wait.</param>
internal sealed class QueueHead(
    Func<int, CancellationToken, Task<(List<QueueRow> Rows, int Total)>> readAll,
    Func<IReadOnlyCollection<long>, IReadOnlyCollection<long>, CancellationToken, Task<List<QueueRow>>> readSome) : IDisposable
{
    private const int Kept = 500;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim pass = new(1);
    private readonly Lock guard = new();
    private readonly HashSet<long> links = [];
    private readonly HashSet<long> responses = [];
    private List<QueueRow> rows = [];
    private int total;
    private DateTimeOffset? readAt;

    /// <summary>Marks what a decision changed; it is read again when somebody asks.</summary>
    public void Note(DecisionMade made)
    {
        lock (guard)
            foreach (var (entity, id) in made.Changed)
                if (entity == nameof(ResponseLink)) links.Add(id);
                else if (entity == nameof(Response)) responses.Add(id);
    }

    /// <summary>The first <paramref name="most"/> rows, and how many wait in all.</summary>
    public async Task<(IReadOnlyList<QueueRow> Rows, int Total)> ReadAsync(int most, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await pass.WaitAsync(cancellationToken);
        try
        {
            var (changedLinks, changedResponses) = Take();
            if (readAt is not { } at || now - at >= Fresh || (rows.Count < most && rows.Count < total))
            {
                (rows, total) = await readAll(Math.Max(most, Kept), cancellationToken);
                readAt = now;
            }
            else if (changedLinks.Count + changedResponses.Count > 0) await PatchAsync(changedLinks, changedResponses, cancellationToken);
            return (rows.Count <= most ? rows : rows.GetRange(0, most), total);
        }
        finally
        {
            pass.Release();
        }
    }

    public void Dispose() => pass.Dispose();

    private (HashSet<long> Links, HashSet<long> Responses) Take()
    {
        lock (guard)
        {
            var taken = (new HashSet<long>(links), new HashSet<long>(responses));
            links.Clear();
            responses.Clear();
            return taken;
        }
    }

    private async Task PatchAsync(HashSet<long> changedLinks, HashSet<long> changedResponses, CancellationToken cancellationToken)
    {
        var found = await readSome(changedLinks, changedResponses, cancellationToken);
        var kept = rows.Where(r => !changedLinks.Contains(r.LinkId) && !changedResponses.Contains(r.ResponseId)).ToList();
        total += kept.Count + found.Count - rows.Count;
        rows = [.. kept.Concat(found).OrderByDescending(r => r.IsContested).ThenBy(r => Math.Abs(r.Confidence - 0.5)).ThenByDescending(r => r.LinkId)];
    }
}
