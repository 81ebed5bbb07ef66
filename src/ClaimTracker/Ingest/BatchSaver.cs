using System.Runtime.CompilerServices;
using ClaimTracker.Ingest.Matching;
using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Ingest;

/// <summary>Something to be stored: of one document, or of one article that is read again.</summary>
/// <param name="Location">Its name in messages.</param>
/// <param name="SaveAsync">Stores it in an open session.</param>
internal sealed record Storing(string Location, Func<IngestSession, CancellationToken, Task<ImportResult>> SaveAsync);

/// <summary>Stores batches in one transaction each; where a batch is refused, piece by piece, so that one bad piece stops no other.</summary>
internal sealed class BatchSaver(ContextFactory factory, TimeProvider time, Engine engine, bool keep = true)
{
    private readonly TermStatistics statistics = new();
    private long? run;

    /// <summary>Stores whatever comes, <paramref name="size"/> pieces a transaction, and gives each result once it is stored.</summary>
    public async IAsyncEnumerable<ImportResult> SaveAllAsync(IAsyncEnumerable<Storing> pieces, int size, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var batch = new List<Storing>();
        await foreach (var piece in pieces)
        {
            batch.Add(piece);
            if (batch.Count < size) continue;
            foreach (var result in await SaveAsync(batch, cancellationToken)) yield return result;
            batch.Clear();
        }
        foreach (var result in await SaveAsync(batch, cancellationToken)) yield return result;
    }

    /// <summary>One result for each piece. Nothing is kept where the saver was made to keep nothing.</summary>
    public async Task<IReadOnlyList<ImportResult>> SaveAsync(IReadOnlyList<Storing> batch, CancellationToken cancellationToken)
    {
        try
        {
            return await SaveWholeAsync(batch, cancellationToken);
        }
        catch (Exception e) when (e is DbUpdateException or System.Data.Common.DbException or InvalidOperationException && batch.Count > 1)
        {
            var results = new List<ImportResult>();
            foreach (var piece in batch) results.AddRange(await SaveAsync([piece], cancellationToken));
            return results;
        }
        catch (Exception e) when (e is DbUpdateException or System.Data.Common.DbException or InvalidOperationException)
        {
            var location = batch[0].Location;
            return [new(location, [], $"{location}: the store refused this document ({(e.InnerException ?? e).Message}). Nothing of it was kept; please report it together with the file.")];
        }
    }

    private async Task<IReadOnlyList<ImportResult>> SaveWholeAsync(IReadOnlyList<Storing> batch, CancellationToken cancellationToken)
    {
        if (batch.Count == 0) return [];
        var results = new List<ImportResult>();
        await using var session = await IngestSession.OpenAsync(factory, time.GetUtcNow().UtcDateTime, engine, keep ? statistics : new(), run, cancellationToken);
        foreach (var piece in batch) results.Add(await piece.SaveAsync(session, cancellationToken));
        if (!keep) return results;
        await session.CommitAsync(cancellationToken);
        run = session.Run;
        return results;
    }
}
