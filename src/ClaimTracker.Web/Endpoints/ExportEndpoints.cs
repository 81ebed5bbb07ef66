using System.Globalization;
using ClaimTracker.Export.Csv;
using ClaimTracker.Export.Tables;
using ClaimTracker.Store;

namespace ClaimTracker.Web.Endpoints;

/// <summary>Downloads for researchers.</summary>
public static class ExportEndpoints
{
    /// <summary>Header that says before the first row how many will follow.</summary>
    public const string RowCountHeader = "X-Row-Count";

    /// <summary>Header that names the profile of a CSV file.</summary>
    public const string ProfileHeader = "X-Export-Profile";

    /// <summary>Maps <c>/export/…</c>.</summary>
    public static void MapExports(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var exports = app.MapGroup("/export").RequireAuthorization(Policies.Read);
        exports.MapGet("/claims.csv", (HttpContext context, ContextFactory store) => CsvAsync(context, store, ClaimsResponsesTable.Table));
    }

    private static async Task<IResult> CsvAsync(HttpContext context, ContextFactory store, Table table)
    {
        if (CsvRequest.TryParse(context.Request.Query, table, out var request) is { } problem) return Results.Problem(problem, statusCode: StatusCodes.Status400BadRequest);
        var query = new TableQuery(table, request.Columns);
        await using var export = await CsvExport.OpenAsync(store, query, Address(context.Request), context.RequestAborted);
        Describe(context.Response, table, request.Options.Profile, export.Rows);
        try
        {
            await export.WriteAsync(context.Response.BodyWriter, request.Options, context.RequestAborted);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client went away; there is nobody to tell.
        }
        return Results.Empty;
    }

    private static void Describe(HttpResponse response, Table table, CsvProfile profile, long rows)
    {
        var name = profile.ToString().ToLowerInvariant();
        response.ContentType = "text/csv; charset=utf-8; header=present";
        response.Headers[RowCountHeader] = rows.ToString(CultureInfo.InvariantCulture);
        response.Headers[ProfileHeader] = name;
        response.Headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture, $"attachment; filename=\"{table.Name}-{name}-{rows}-rows.csv\"");
        response.Headers.CacheControl = "no-store";
    }

    private static string Address(HttpRequest request) => $"{request.Scheme}://{request.Host}{request.PathBase}";
}
