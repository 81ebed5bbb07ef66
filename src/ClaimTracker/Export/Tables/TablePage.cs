using System.Buffers;
using System.Globalization;
using System.Text.Json;
using ClaimTracker.Export.Rows;
using ClaimTracker.Store;

namespace ClaimTracker.Export.Tables;

/// <summary>Some rows of a table as JSON objects, with the names that the exports have.</summary>
/// <param name="Items">The objects in UTF-8, in order of their first column.</param>
/// <param name="Next">The first column of the last row where more follow; null on the last page.</param>
public sealed record TablePage(IReadOnlyList<ReadOnlyMemory<byte>> Items, long? Next)
{
    /// <summary>Reads the rows behind the one with key <paramref name="after"/>; the depth of the page makes no difference.</summary>
    /// <param name="factory">The database.</param>
    /// <param name="query">A table whose order is its first column, an integer.</param>
    /// <param name="after">Where the page begins; null for the first.</param>
    /// <param name="size">Rows of the page.</param>
    /// <param name="address">Address that permalinks start with.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async Task<TablePage> ReadAsync(
        ContextFactory factory, TableQuery query, long? after, int size, string address, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        await using var snapshot = await Snapshot.OpenAsync(factory, cancellationToken);
        var from = after is { } key ? new RowFilter(string.Create(CultureInfo.InvariantCulture, $"{query.Table.Order} > {key}"), []) : null;
        var items = new List<ReadOnlyMemory<byte>>();
        var buffer = new ArrayBufferWriter<byte>();
        await using var json = new Utf8JsonWriter(buffer, Json.Readable);
        var keys = new List<long>();
        JsonCells cells = null!;
        cells = new JsonCells(json, query.Columns, end: EndItem);
        await snapshot.WriteAsync(
            query with { Filter = RowFilter.Both(from, query.Filter), Limit = size + 1 }, new ExportPlace(address, snapshot.Texts), cells, () => ValueTask.CompletedTask, cancellationToken);
        return items.Count > size ? new TablePage(items[..size], keys[size - 1]) : new TablePage(items, null);

        void EndItem()
        {
            json.Flush();
            json.Reset();
            items.Add(buffer.WrittenSpan.ToArray());
            buffer.ResetWrittenCount();
            keys.Add(cells.Key);
        }
    }

    /// <summary>The row with this key; null where there is none.</summary>
    public static async Task<ReadOnlyMemory<byte>?> OneAsync(ContextFactory factory, TableQuery query, long key, string address, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var only = new RowFilter(string.Create(CultureInfo.InvariantCulture, $"{query.Table.Order} = {key}"), []);
        var page = await ReadAsync(factory, query with { Filter = RowFilter.Both(only, query.Filter) }, null, 1, address, cancellationToken);
        return page.Items.Count == 0 ? (ReadOnlyMemory<byte>?)null : page.Items[0];
    }
}
