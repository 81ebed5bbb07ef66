using System.Threading.Channels;

namespace ClaimTracker.Ingest;

/// <summary>Where a queued document stands.</summary>
public enum QueueState { Waiting, Working, Done, Failed, Cancelled }

/// <summary>One document on the import page.</summary>
/// <param name="Id">Number in the queue.</param>
/// <param name="Document">The document.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Results">What became of it, and of the addresses it named; empty before.</param>
public sealed record QueuedDocument(long Id, PendingDocument Document, QueueState State, IReadOnlyList<ImportResult> Results);

/// <summary>The documents that the import page was given; they are imported one after the other. Thread-safe.</summary>
public sealed class WaitingDocuments
{
    private const int MostKept = 2000;
    private readonly Lock guard = new();
    private readonly List<QueuedDocument> items = [];
    private readonly Channel<long> waiting = Channel.CreateUnbounded<long>();
    private readonly QueueFolder? folder;
    private long last;

    /// <summary>A queue that takes up what <paramref name="folder"/> kept over a restart; null to keep nothing.</summary>
    public WaitingDocuments(QueueFolder? folder = null)
    {
        this.folder = folder;
        foreach (var (id, document, isCancelled) in folder?.Kept() ?? [])
        {
            items.Add(new(last = id, document, isCancelled ? QueueState.Cancelled : QueueState.Waiting, []));
            if (!isCancelled) waiting.Writer.TryWrite(id);
        }
    }

    /// <summary>Raised after every change, on any thread.</summary>
    public event Action? Changed;

    /// <summary>All documents, newest first.</summary>
    public IReadOnlyList<QueuedDocument> Items
    {
        get
        {
            lock (guard) return [.. items.AsEnumerable().Reverse()];
        }
    }

    /// <summary>Puts a document at the end.</summary>
    public void Add(PendingDocument document)
    {
        long id;
        lock (guard)
        {
            id = ++last;
            items.Add(new(id, folder?.Keep(id, document) ?? document, QueueState.Waiting, []));
            if (items.Count > MostKept) DropEnded(upTo: id - MostKept);
        }
        waiting.Writer.TryWrite(id);
        Changed?.Invoke();
    }

    /// <summary>Takes a waiting document out; it is kept until it is cleared, so that it can be tried again.</summary>
    public void Cancel(long id)
    {
        if (Set(id, QueueState.Waiting, QueueState.Cancelled, [])) folder?.Cancel(id);
    }

    /// <summary>Tries a failed or cancelled document again.</summary>
    public void Retry(long id)
    {
        if (!Set(id, QueueState.Failed, QueueState.Waiting, []) && !Set(id, QueueState.Cancelled, QueueState.Waiting, [])) return;
        folder?.Resume(id);
        waiting.Writer.TryWrite(id);
    }

    /// <summary>Forgets what is done or cancelled.</summary>
    public void Clear()
    {
        lock (guard) DropEnded(upTo: last);
        Changed?.Invoke();
    }

    /// <summary>Imports what comes until it is stopped.</summary>
    public async Task RunAsync(Importer importer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(importer);
        await foreach (var id in waiting.Reader.ReadAllAsync(cancellationToken))
        {
            if (!Set(id, QueueState.Waiting, QueueState.Working, []) || Find(id) is not { } item) continue;
            var results = new List<ImportResult>();
            try
            {
                await foreach (var result in importer.ImportAsync([item.Document], cancellationToken)) results.Add(result);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                results.Add(new(item.Document.Location, [], $"{item.Document.Location}: importing failed ({e.Message}). Try it again, and report it if it fails again."));
            }
            var failed = results.Exists(r => r.Problem is not null);
            if (!failed) folder?.Forget(id);
            Set(id, QueueState.Working, failed ? QueueState.Failed : QueueState.Done, results);
        }
    }

    private void DropEnded(long upTo)
    {
        var ended = items.Where(i => i.Id <= upTo && i.State is QueueState.Done or QueueState.Cancelled).ToList();
        foreach (var item in ended) folder?.Forget(item.Id);
        items.RemoveAll(ended.Contains);
    }

    private QueuedDocument? Find(long id)
    {
        lock (guard) return items.Find(i => i.Id == id);
    }

    private bool Set(long id, QueueState from, QueueState to, IReadOnlyList<ImportResult> results)
    {
        lock (guard)
        {
            var at = items.FindIndex(i => i.Id == id && i.State == from);
            if (at < 0) return false;
            items[at] = items[at] with { State = to, Results = results };
        }
        Changed?.Invoke();
        return true;
    }
}
