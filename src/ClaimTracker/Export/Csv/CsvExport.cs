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
        await snapshot.WriteCsvAsync(query, place, to, options, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => snapshot.DisposeAsync();
}
