using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace ClaimTracker.Ingest;

/// <summary>Works on many items at once and hands the results out in the order of the items, with few results waiting.</summary>
public static class ParallelOrdered
{
    /// <summary>
    /// Runs <paramref name="work"/> on every item with at most <paramref name="workers"/> at a time; at most twice as many results wait
    /// for the reader, so memory does not grow with the number of items.
    /// </summary>
    public static async IAsyncEnumerable<TResult> SelectAsync<TItem, TResult>(
        IEnumerable<TItem> items, Func<TItem, CancellationToken, Task<TResult>> work, int workers,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var waiting = Channel.CreateBounded<Task<TResult>>(2 * workers);
        using var free = new SemaphoreSlim(workers);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var feeding = FeedAsync(stop.Token);
        try
        {
            await foreach (var task in waiting.Reader.ReadAllAsync(stop.Token)) yield return await task;
        }
        finally
        {
            await stop.CancelAsync();
            await feeding;
        }

        async Task FeedAsync(CancellationToken cancel)
        {
            var last = Task.CompletedTask;
            try
            {
                foreach (var item in items)
                {
                    await free.WaitAsync(cancel);
                    var task = Task.Run(() => OneAsync(item, cancel), cancel);
                    last = Task.WhenAll(last, task);
                    await waiting.Writer.WriteAsync(task, cancel);
                }
                waiting.Writer.Complete();
            }
            catch (Exception e)
            {
                waiting.Writer.TryComplete(e);
            }
            await last.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }

        async Task<TResult> OneAsync(TItem item, CancellationToken cancel)
        {
            try
            {
                return await work(item, cancel);
            }
            finally
            {
                free.Release();
            }
        }
    }
}
