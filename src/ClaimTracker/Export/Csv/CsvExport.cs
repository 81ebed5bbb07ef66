using System.IO.Pipelines;
using ClaimTracker.Export.Rows;
using ClaimTracker.Export.Tables;
using ClaimTracker.Store;

namespace ClaimTracker.Export.Csv;

/// <summary>
/// One CSV file that is about to be written: the rows are counted first, then streamed out of one snapshot of the database, in memory that
/// does not grow with them.
/// </summary>
public sealed class CsvExport : IAsyncDisposable
{
    private const int Flush = 64 * 1024;
    private readonly Snapshot snapshot;
    private readonly ExportPlace place;
    private readonly TableQuery query;

    private CsvExport(Snapshot snapshot, ExportPlace place, TableQuery query, long rows) =>
        (this.snapshot, this.place, this.query, Rows) = (snapshot, place, query, rows);

    /// <summary>Number of rows that will be written, without the header line.</summary>
    public long Rows { get; }

    /// <summary>Opens the snapshot and counts.</summary>
    /// <param name="factory">The database.</param>
    /// <param name="query">What to write.</param>
    /// <param name="address">Address that permalinks start with; empty for relative ones.</param>
    /// <param name="cancellationToken">Stops the count.</param>
    public static async Task<CsvExport> OpenAsync(ContextFactory factory, TableQuery query, string address, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var snapshot = await Snapshot.OpenAsync(factory, cancellationToken);
        try
        {
            var rows = await snapshot.CountAsync(query.CountSql, query.Parameters, cancellationToken);
            return new CsvExport(snapshot, new ExportPlace(address, snapshot.Texts), query, rows);
        }
        catch
        {
            await snapshot.DisposeAsync();
            throw;
        }
    }

    /// <summary>Writes header line and rows.</summary>
    public async Task WriteAsync(PipeWriter to, CsvOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(to);
        var cells = new CsvCells(options.Profile);
        if (options.Mark) cells.Mark();
        cells.Header(query.Columns.Select(c => c.Name));
        await TakeAsync();
        await snapshot.WriteAsync(query, place, cells, () => cells.Pending < Flush ? ValueTask.CompletedTask : TakeAsync(), cancellationToken);
        await TakeAsync();

        async ValueTask TakeAsync()
        {
            await to.WriteAsync(cells.Written, cancellationToken);
            cells.Clear();
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => snapshot.DisposeAsync();
}
