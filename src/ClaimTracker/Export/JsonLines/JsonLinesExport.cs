using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using ClaimTracker.Export.Rows;
using ClaimTracker.Export.Tables;
using ClaimTracker.Store;

namespace ClaimTracker.Export.JsonLines;

/// <summary>Writes tables as JSON Lines: one object a row, <c>table</c> first, then the members that the CSV has as columns.</summary>
public static class JsonLinesExport
{
    private const int Flush = 64 * 1024;

    /// <summary>Streams the rows of the queries one after another, out of one snapshot; returns how many.</summary>
    public static async Task<long> WriteAsync(
        ContextFactory factory, IReadOnlyList<TableQuery> queries, string address, PipeWriter to, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(queries);
        await using var snapshot = await Snapshot.OpenAsync(factory, cancellationToken);
        var place = new ExportPlace(address, snapshot.Texts);
        var rows = 0L;
        foreach (var query in queries) rows += await WriteAsync(snapshot, query, place, to, cancellationToken);
        return rows;
    }

    private static async Task<long> WriteAsync(Snapshot snapshot, TableQuery query, ExportPlace place, PipeWriter to, CancellationToken cancellationToken)
    {
        var buffer = new ArrayBufferWriter<byte>(2 * Flush);
        using var json = new Utf8JsonWriter(buffer, Json.Readable);
        var cells = new JsonCells(json, query.Columns, () => json.WriteString("table", query.Table.Name), EndLine);
        var rows = await snapshot.WriteAsync(query, place, cells, () => buffer.WrittenCount < Flush ? ValueTask.CompletedTask : TakeAsync(), cancellationToken);
        await TakeAsync();
        return rows;

        void EndLine()
        {
            json.Flush();
            json.Reset();
            buffer.Write("\n"u8);
        }

        async ValueTask TakeAsync()
        {
            await to.WriteAsync(buffer.WrittenMemory, cancellationToken);
            buffer.ResetWrittenCount();
        }
    }
}
