using ClaimTracker.Ingest;

namespace ClaimTracker.Web.Components.Import;

/// <summary>Works through the import queue, and polls the feeds once a minute, while the site runs.</summary>
internal sealed class ImportWorker(WaitingDocuments queue, FeedSubscriptions feeds, Importer importer, TimeProvider time, ILogger<ImportWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.WhenAll(queue.RunAsync(importer, stoppingToken), PollAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            log.LogDebug("The import queue and the feeds stopped with the site.");
        }
    }

    private async Task PollAsync(CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(cancel))
        {
            try
            {
                await feeds.PollDueAsync(importer, cancel);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError(e, "Polling the feeds failed; the next round is in a minute.");
            }
        }
    }
}
