using ClaimTracker.Export.Rows;
using ClaimTracker.Export.Tables;

namespace ClaimTracker.Export.Linked;

internal static class TimelineRecords
{
    /// <summary>Calls <paramref name="row"/> with every row of a query as a record; <paramref name="after"/> each one may wait.</summary>
    public static Task<long> ForEachRecordAsync(
        this Snapshot snapshot, TableQuery query, ExportPlace place, Action<RecordCells> row, Func<ValueTask> after, CancellationToken cancellationToken)
    {
        var record = new RecordCells([.. query.Columns.Select(c => c.Name)]);
        return snapshot.WriteAsync(query, place, record, () => { row(record); return after(); }, cancellationToken);
    }
}
