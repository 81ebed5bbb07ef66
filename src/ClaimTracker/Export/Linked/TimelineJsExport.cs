using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Net;
using System.Text.Json;
using ClaimTracker.Export.Rows;
using ClaimTracker.Export.Tables;
using ClaimTracker.Store;

namespace ClaimTracker.Export.Linked;

/// <summary>Writes timelines as the JSON that TimelineJS reads. It cannot place what has no date: the title says how many rows that leaves out.</summary>
public static class TimelineJsExport
{
    /// <summary>Writes one timeline.</summary>
    /// <param name="factory">The database.</param>
    /// <param name="headline">Headline of the timeline.</param>
    /// <param name="rows">Which rows; null for all.</param>
    /// <param name="address">Address that links start with.</param>
    /// <param name="to">Where to.</param>
    /// <param name="cancellationToken">Stops writing.</param>
    public static async Task WriteAsync(
        ContextFactory factory, string headline, RowFilter? rows, string address, PipeWriter to, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(to);
        await using var snapshot = await Snapshot.OpenAsync(factory, cancellationToken);
        var buffer = new ArrayBufferWriter<byte>(64 * 1024);
        await using var json = new Utf8JsonWriter(buffer, Json.Readable);
        var undated = 0;
        json.WriteStartObject();
        json.WriteStartArray("events");
        await snapshot.ForEachRecordAsync(
            TableQuery.All(TimelineTable.Table) with { Filter = rows }, new ExportPlace(address, snapshot.Texts),
            row => { if (row.Text("said_at") is null) undated++; else Event(json, row); }, TakeAsync, cancellationToken);
        json.WriteEndArray();
        Title(json, headline, undated);
        json.WriteEndObject();
        await json.FlushAsync(cancellationToken);
        await to.WriteAsync(buffer.WrittenMemory, cancellationToken);

        async ValueTask TakeAsync()
        {
            if (json.BytesPending + buffer.WrittenCount < 32 * 1024) return;
            await json.FlushAsync(cancellationToken);
            await to.WriteAsync(buffer.WrittenMemory, cancellationToken);
            buffer.ResetWrittenCount();
        }
    }

    private static void Title(Utf8JsonWriter json, string headline, int undated)
    {
        json.WriteStartObject("title");
        Text(json, headline, undated == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{undated} undated statements are left out."));
        json.WriteEndObject();
    }

    private static void Event(Utf8JsonWriter json, RecordCells row)
    {
        json.WriteStartObject();
        json.WriteString("unique_id", string.Create(CultureInfo.InvariantCulture, $"item-{row.Whole("item")}"));
        json.WriteString("group", row.Whole("link_id") is null ? "Claims" : "Responses");
        Date(json, row.Text("said_at")!, row.Text("said_precision")!);
        var kind = row.Text("response_kind")?.Replace('_', ' ') ?? "told";
        Text(json, $"{row.Text("source") ?? row.Text("outlet") ?? "No source"}: {kind}", $"<p>{Html(row.Text("words")!)}</p><p>{Link(row)}</p>");
        json.WriteEndObject();
    }

    // The document's own precision: parts that are not known are left out.
    private static void Date(Utf8JsonWriter json, string instant, string precision)
    {
        var at = DateTime.Parse(instant, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);
        json.WriteStartObject("start_date");
        json.WriteNumber("year", at.Year);
        if (precision != "year") json.WriteNumber("month", at.Month);
        if (precision is not ("year" or "month")) json.WriteNumber("day", at.Day);
        if (precision == "exact")
        {
            json.WriteNumber("hour", at.Hour);
            json.WriteNumber("minute", at.Minute);
        }
        json.WriteEndObject();
    }

    // TimelineJS shows both members as HTML.
    private static void Text(Utf8JsonWriter json, string headline, string html)
    {
        json.WriteStartObject("text");
        json.WriteString("headline", Html(headline));
        json.WriteString("text", html);
        json.WriteEndObject();
    }

    private static string Link(RecordCells row) =>
        $"<a href=\"{Html(row.Text("article_url")!)}?s={row.Whole("statement_id")}\">{Html(row.Text("article_title")!)}</a>";

    private static string Html(string text) => WebUtility.HtmlEncode(text);
}
