using ClaimTracker.Export.Rows;

namespace ClaimTracker.Export.Tables;

internal static class TableRows
{
    /// <summary>Writes every row of a query as cells; <paramref name="after"/> each row may wait. Returns the number of rows.</summary>
    public static Task<long> WriteAsync(
        this Snapshot snapshot, TableQuery query, ExportPlace place, ICells cells, Func<ValueTask> after, CancellationToken cancellationToken)
    {
        var (sql, ordinals) = query.Select();
        var columns = query.Columns.ToArray();
        return snapshot.ForEachAsync(sql, query.Parameters, Row, after, cancellationToken);

        void Row(IRows row)
        {
            for (var i = 0; i < columns.Length; i++) columns[i].Write(row, ordinals[i], place, cells);
            cells.EndRow();
        }
    }
}
