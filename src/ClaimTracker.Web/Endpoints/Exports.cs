using System.Globalization;
using ClaimTracker.Export.Csv;
using ClaimTracker.Export.JsonLines;
using ClaimTracker.Export.Linked;
using ClaimTracker.Export.Package;
using ClaimTracker.Export.Tables;
using ClaimTracker.Model;
using ClaimTracker.Store;
using ClaimTracker.Web.Accounts;
using Microsoft.AspNetCore.Http.Features;

namespace ClaimTracker.Web.Endpoints;

/// <summary>Writes each format of export as the answer to a request.</summary>
internal sealed class Exports(ContextFactory store, ViewQuery views, IConfiguration configuration)
{
    /// <summary>A table as CSV.</summary>
    public async Task CsvAsync(HttpContext context, Table table)
    {
        var options = CsvRequest.Options(context.Request.Query);
        var query = await QueryAsync(context, table);
        await using var export = await CsvExport.OpenAsync(store, query, AddressOf(context.Request), context.RequestAborted);
        var profile = options.Profile.ToString().ToLowerInvariant();
        context.Response.Headers[ExportEndpoints.RowCountHeader] = export.Rows.ToString(CultureInfo.InvariantCulture);
        context.Response.Headers[ExportEndpoints.ProfileHeader] = profile;
        Attach(context.Response, "text/csv; charset=utf-8; header=present", string.Create(CultureInfo.InvariantCulture, $"{table.Name}-{profile}-{export.Rows}-rows.csv"));
        await export.WriteAsync(context.Response.BodyWriter, options, context.RequestAborted);
    }

    /// <summary>A table as JSON Lines.</summary>
    public async Task JsonLinesAsync(HttpContext context, Table table)
    {
        var query = await QueryAsync(context, table);
        Attach(context.Response, "application/x-ndjson; charset=utf-8", table.Name + ".jsonl");
        await JsonLinesExport.WriteAsync(store, [query], AddressOf(context.Request), context.Response.BodyWriter, context.RequestAborted);
    }

    /// <summary>Claims as JSON-LD.</summary>
    public async Task JsonLdAsync(HttpContext context)
    {
        var rows = await views.RowsAsync(context, TimelineTable.Table);
        var claims = await views.ClaimsAsync(context);
        Attach(context.Response, "application/ld+json; charset=utf-8", "claims.jsonld");
        await JsonLdExport.WriteAsync(store, claims, rows, AddressOf(context.Request), context.Response.BodyWriter, context.RequestAborted);
    }

    /// <summary>A timeline as TimelineJS reads it.</summary>
    public async Task TimelineJsAsync(HttpContext context)
    {
        var rows = await views.RowsAsync(context, TimelineTable.Table);
        Attach(context.Response, "application/json; charset=utf-8", "timelinejs.json");
        await TimelineJsExport.WriteAsync(store, "Claims and responses", rows, AddressOf(context.Request), context.Response.BodyWriter, context.RequestAborted);
    }

    /// <summary>The whole store, or what belongs to some claims, as a data package; <c>complete=true</c> for administrators.</summary>
    public async Task PackageAsync(HttpContext context)
    {
        var query = context.Request.Query;
        query.AllowOnly([.. ViewQuery.NamesFor(ClaimsResponsesTable.Table), "complete"]);
        var complete = query.Text("complete") == "true";
        if (complete && !SeesEverything(context))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }
        var options = Options(context, complete) with { Claims = await views.ClaimsAsync(context) };
        Attach(context.Response, "application/zip", complete ? "claimtracker-complete.zip" : "claimtracker.zip");
        // The zip writer ends each entry with a few bytes that it writes synchronously.
        context.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = true;
        await DataPackage.WriteZipAsync(store, options, context.Response.Body, context.RequestAborted);
    }

    /// <summary>True for who may read what is private.</summary>
    public static bool SeesEverything(HttpContext context) => context.User.IsInRole(Roles.Administrator);

    /// <summary>True where the request may download whole packages: a token needs the scope for it.</summary>
    public static bool MayDownloadAll(HttpContext context) =>
        !context.User.HasClaim(c => c.Type == ApiTokenHandler.ScopeClaim) || context.User.HasClaim(ApiTokenHandler.ScopeClaim, ApiScopes.Export);

    /// <summary>Address that permalinks start with.</summary>
    public static string AddressOf(HttpRequest request) => $"{request.Scheme}://{request.Host}{request.PathBase}";

    private PackageOptions Options(HttpContext context, bool complete)
    {
        var filter = context.Request.QueryString.Value?.TrimStart('?') ?? "";
        var options = new PackageOptions(AddressOf(context.Request))
        {
            WithTexts = complete || configuration.GetValue("Export:Texts", false), WithPrivate = complete, Filter = filter,
        };
        if (configuration["Export:Title"] is { Length: > 0 } title) options = options with { Title = title };
        return configuration["Export:Licence"] is { Length: > 0 } licence ? options with { LicenceNote = licence } : options;
    }

    private async Task<TableQuery> QueryAsync(HttpContext context, Table table)
    {
        var everything = SeesEverything(context);
        var rows = await views.RowsAsync(context, table, CsvRequest.Names);
        return new TableQuery(table, CsvRequest.Columns(context.Request.Query, table, everything), rows, WithPrivate: everything);
    }

    private static void Attach(HttpResponse response, string type, string name)
    {
        response.ContentType = type;
        response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        response.Headers.CacheControl = "no-store";
    }
}
