using System.IO.Pipelines;
using ClaimTracker.Export.Rows;
using ClaimTracker.Export.Tables;

namespace ClaimTracker.Export.Csv;

internal static class CsvWriting
{
    private const int Flush = 64 * 1024;

    /// <summary>Writes header line and rows of a query; returns the number of rows.</summary>
    public static async Task<long> WriteCsvAsync(
        this Snapshot snapshot, TableQuery query, ExportPlace place, PipeWriter to, CsvOptions options, CancellationToken cancellationToken)
    {
        var cells = new CsvCells(options.Profile);
        if (options.Mark) cells.Mark();
        cells.Header(query.Columns.Select(c => c.Name));
        await TakeAsync();
        var rows = await snapshot.WriteAsync(query, place, cells, () => cells.Pending < Flush ? ValueTask.CompletedTask : TakeAsync(), cancellationToken);
        await TakeAsync();
        return rows;

        async ValueTask TakeAsync()
        {
            await to.WriteAsync(cells.Written, cancellationToken);
            cells.Clear();
        }
    }
}
