using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using ClaimTracker.Export.Tables;
using ClaimTracker.Store;
using Microsoft.AspNetCore.WebUtilities;

namespace ClaimTracker.Web.Endpoints;

/// <summary>Answers the reading part of the API.</summary>
internal sealed class ApiReading(ContextFactory store, ViewQuery views)
{
    /// <summary>Rows of a page where none are asked for, and at most.</summary>
    public const int PageSize = 50, MostRows = 500;

    /// <summary>A page of a table.</summary>
    public async Task<IResult> ListAsync(HttpContext context, Table table)
    {
        var query = context.Request.Query;
        var size = query.Number("limit") ?? PageSize;
        if (size is < 1 or > MostRows) throw new UnclearRequestException($"limit '{size}' is not between 1 and {MostRows}");
        var rows = await views.RowsAsync(context, table, "after", "limit");
        var everything = Exports.SeesEverything(context);
        var asked = new TableQuery(table, everything ? table.Columns : table.PublicColumns, rows, WithPrivate: everything);
        var page = await TablePage.ReadAsync(store, asked, query.Number("after"), (int)size, Exports.AddressOf(context.Request), context.RequestAborted);
        var next = page.Next is { } key ? Next(context.Request, key) : null;
        if (next is not null) context.Response.Headers.Link = $"<{next}>; rel=\"next\"";
        return Json(context, Page(page, next));
    }

    /// <summary>One record.</summary>
    public async Task<IResult> OneAsync(HttpContext context, Table table, long id)
    {
        context.Request.Query.AllowOnly();
        var item = await TablePage.OneAsync(store, TableQuery.All(table, Exports.SeesEverything(context)), id, Exports.AddressOf(context.Request), context.RequestAborted);
        return item is { } found ? Json(context, found) : Results.Problem($"there is no record {id} in {table.Name}", statusCode: StatusCodes.Status404NotFound);
    }

    /// <summary>A page of what a search finds: statements, or what <c>in</c> names.</summary>
    public Task<IResult> SearchAsync(HttpContext context)
    {
        if (context.Request.Query.Text("q") is null) throw new UnclearRequestException("q is missing; it holds words and operators as on the search page");
        var place = context.Request.Query.Text("in") ?? "statements";
        return place is "statements" or "claims" or "articles" or "sources"
            ? ListAsync(context, AllTables.Named(place)!)
            : throw new UnclearRequestException($"in '{place}' is unknown; it is one of statements, claims, articles, sources");
    }

    /// <summary>What can be downloaded, with the number of rows of every table.</summary>
    public async Task<IResult> ExportsAsync(HttpContext context)
    {
        context.Request.Query.AllowOnly();
        var everything = Exports.SeesEverything(context);
        var tables = new List<ExportedTable>();
        foreach (var table in AllTables.All.Append(TimelineTable.Table).Where(t => everything || !t.IsPrivate))
        {
            var path = "/export/" + ExportEndpoints.NameOf(table);
            var rows = await TableCount.OfAsync(store, TableQuery.All(table, everything), context.RequestAborted);
            tables.Add(new ExportedTable(table.Name, table.Meaning, rows, path + ".csv", path + ".jsonl", ViewQuery.NamesFor(table)));
        }
        return Json(context, JsonSerializer.SerializeToUtf8Bytes(new ExportList(tables, Documents), JsonSerializerOptions.Web));
    }

    private static readonly ExportedDocument[] Documents =
    [
        new("/export/package.zip", "application/zip", "Data package: every table with datapackage.json and codebook."),
        new("/export/claims.jsonld", "application/ld+json", "Claims, quotations and links as JSON-LD."),
        new("/export/timelinejs.json", "application/json", "A timeline as TimelineJS reads it."),
    ];

    private static byte[] Page(TablePage page, string? next)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartArray("items");
            foreach (var item in page.Items) json.WriteRawValue(item.Span, skipInputValidation: true);
            json.WriteEndArray();
            json.WriteString("next", next);
            json.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    private static string Next(HttpRequest request, long key)
    {
        var pairs = request.Query.Where(p => p.Key != "after").SelectMany(p => p.Value.Select(v => KeyValuePair.Create(p.Key, v)));
        var path = $"{Exports.AddressOf(request)}{request.Path}";
        return QueryHelpers.AddQueryString(path, [.. pairs, KeyValuePair.Create("after", (string?)key.ToString(System.Globalization.CultureInfo.InvariantCulture))]);
    }

    // Weak, since an answer may be compressed on its way.
    private static IResult Json(HttpContext context, ReadOnlyMemory<byte> body)
    {
        var tag = $"W/\"{Convert.ToHexStringLower(SHA256.HashData(body.Span)[..12])}\"";
        context.Response.Headers.ETag = tag;
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers.Vary = "Authorization, Cookie";
        return context.Request.Headers.IfNoneMatch.Contains(tag)
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Bytes(body, "application/json; charset=utf-8");
    }

    private sealed record ExportList(IReadOnlyList<ExportedTable> Tables, IReadOnlyList<ExportedDocument> Documents);

    private sealed record ExportedTable(string Name, string Meaning, long Rows, string Csv, string JsonLines, IReadOnlyList<string> Filters);

    private sealed record ExportedDocument(string Path, string Type, string Meaning);
}
