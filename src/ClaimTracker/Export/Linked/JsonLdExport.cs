using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using ClaimTracker.Export.Rows;
using ClaimTracker.Export.Tables;
using ClaimTracker.Store;

namespace ClaimTracker.Export.Linked;

/// <summary>
/// Writes claims, who told them and what answers them as JSON-LD: schema.org Claim and Quotation, W3C Web Annotations that select the words by
/// quotation and by position, and the links as nodes of their own. The terms that neither vocabulary has are described in docs/json-ld.md.
/// </summary>
public static class JsonLdExport
{
    /// <summary>What the own terms begin with.</summary>
    public const string Terms = "urn:claimtracker:terms#";

    private const int Flush = 64 * 1024;

    /// <summary>Streams one document.</summary>
    public static async Task WriteAsync(
        ContextFactory factory, ClaimSelection? claims, RowFilter? rows, string address, PipeWriter to, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(to);
        await using var snapshot = await Snapshot.OpenAsync(factory, cancellationToken);
        var place = new ExportPlace(address, snapshot.Texts);
        var buffer = new ArrayBufferWriter<byte>(2 * Flush);
        await using var json = new Utf8JsonWriter(buffer, Json.Readable);
        var nodes = new JsonLdNodes(json, address.TrimEnd('/'));
        nodes.Begin();
        var told = TableQuery.All(ClaimTables.Claims) with { Filter = RowFilter.Both(claims?.Of(ClaimTables.Claims), Shown) };
        await snapshot.ForEachRecordAsync(told, place, nodes.Claim, TakeAsync, cancellationToken);
        await snapshot.ForEachRecordAsync(TableQuery.All(TimelineTable.Table) with { Filter = rows }, place, nodes.Row, TakeAsync, cancellationToken);
        nodes.End();
        await json.FlushAsync(cancellationToken);
        await to.WriteAsync(buffer.WrittenMemory, cancellationToken);

        async ValueTask TakeAsync()
        {
            if (json.BytesPending + buffer.WrittenCount < Flush) return;
            await json.FlushAsync(cancellationToken);
            await to.WriteAsync(buffer.WrittenMemory, cancellationToken);
            buffer.ResetWrittenCount();
        }
    }

    private static RowFilter Shown { get; } = new("x.\"MergedIntoId\" IS NULL AND x.\"ArticleCount\" > 0 AND x.\"Review\" <> 'Rejected'", []);
}
