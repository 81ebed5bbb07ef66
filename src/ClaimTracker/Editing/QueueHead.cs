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
    private const int Kept = 1000;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim pass = new(1);
    private readonly Lock guard = new();
    private readonly HashSet<long> judged = [];
    private readonly HashSet<long> links = [];
    private readonly HashSet<long> responses = [];
    private List<QueueRow> rows = [];
    private bool isUnknown;
    private int total;
    private DateTimeOffset? readAt;

    /// <summary>Marks what a decision changed: a judged link leaves the rows, anything else is read again when somebody asks.</summary>
    public void Note(DecisionMade made)
    {
        lock (guard)
        {
            links.UnionWith(made.Links);
            foreach (var (entity, id) in made.Changed)
                if (entity == nameof(Response)) responses.Add(id);
            judged.UnionWith(made.JudgedLinks);
            isUnknown |= made.JudgedLinks.Count == 0 || !made.JudgedLinks.IsSupersetOf(made.Links);
        }
    }

    /// <summary>The first <paramref name="most"/> rows, and how many wait in all.</summary>
    public async Task<(IReadOnlyList<QueueRow> Rows, int Total)> ReadAsync(int most, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await pass.WaitAsync(cancellationToken);
        try
        {
            var changed = Take(out var isUnknownNow);
            if (readAt is not { } at || now - at >= Fresh || (rows.Count < most && rows.Count < total))
            {
                (var read, total) = await readAll(Math.Max(most, Kept), cancellationToken);
                (rows, readAt) = (Known(read), now);
            }
            else if (changed.Links.Count + changed.Responses.Count > 0) await PatchAsync(changed, isUnknownNow, cancellationToken);
            return (rows.Count <= most ? rows : rows.GetRange(0, most), total);
        }
        finally
        {
            pass.Release();
        }
    }

    public void Dispose() => pass.Dispose();

    // Desks hold on to the rows that they show: what is as it was is the same object, and not one more for every reading.
    private List<QueueRow> Known(List<QueueRow> read)
    {
        var before = rows.ToDictionary(r => r.LinkId);
        return read.ConvertAll(row => before.TryGetValue(row.LinkId, out var known) && known == row ? known : row);
    }

    private Marked Take(out bool wasUnknown)
    {
        lock (guard)
        {
            var taken = new Marked([.. judged], [.. links], [.. responses]);
            (wasUnknown, isUnknown) = (isUnknown, false);
            judged.Clear();
            links.Clear();
            responses.Clear();
            return taken;
        }
    }

    // Most decisions judge the only link of their response, and nothing has to be read to know that its row goes.
    private async Task PatchAsync(Marked changed, bool isUnknownNow, CancellationToken cancellationToken)
    {
        var kept = rows.Where(r => !changed.Links.Contains(r.LinkId) && !changed.Responses.Contains(r.ResponseId)).ToList();
        var isRead = isUnknownNow || rows.Exists(r => changed.Responses.Contains(r.ResponseId) && !changed.Judged.Contains(r.LinkId));
        var found = isRead ? await readSome(changed.Links, changed.Responses, cancellationToken) : [];
        total += kept.Count + found.Count - rows.Count;
        rows = found.Count == 0 ? kept : [.. kept.Concat(found).OrderByDescending(r => r.IsContested).ThenBy(r => Math.Abs(r.Confidence - 0.5)).ThenByDescending(r => r.LinkId)];
    }

    private sealed record Marked(HashSet<long> Judged, HashSet<long> Links, HashSet<long> Responses);
}
