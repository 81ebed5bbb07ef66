using ClaimTracker.Export.Tables;

namespace ClaimTracker.Web.Endpoints;

/// <summary>Downloads for researchers.</summary>
public static class ExportEndpoints
{
    /// <summary>Header that says before the first row how many will follow.</summary>
    public const string RowCountHeader = "X-Row-Count";

    /// <summary>Header that names the profile of a CSV file.</summary>
    public const string ProfileHeader = "X-Export-Profile";

    // claims.csv is what most people want: claims with their responses. The claims alone go by another name.
    private const string ClaimList = "claim_list";

    /// <summary>Adds what the downloads and the API need.</summary>
    public static IServiceCollection AddExports(this IServiceCollection services) => services.AddSingleton<ViewQuery>().AddSingleton<Exports>();

    /// <summary>Maps <c>/export/…</c>: <c>claims.csv</c> is the flat table of claims and responses, every other name is that of its table.</summary>
    public static void MapExports(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var exports = app.MapGroup("/export").RequireAuthorization(Policies.Read).RequireRateLimiting(ApiLimits.Policy).AddEndpointFilter(AnswerAsync);
        exports.MapGet("/{table}.csv", (string table, HttpContext context, Exports to) => OfTableAsync(context, table, to.CsvAsync)).ExcludeFromDescription();
        exports.MapGet("/{table}.jsonl", (string table, HttpContext context, Exports to) => OfTableAsync(context, table, to.JsonLinesAsync)).ExcludeFromDescription();
        exports.MapGet("/claims.jsonld", (HttpContext context, Exports to) => to.JsonLdAsync(context)).ExcludeFromDescription();
        exports.MapGet("/timelinejs.json", (HttpContext context, Exports to) => to.TimelineJsAsync(context)).ExcludeFromDescription();
        exports.MapGet("/package.zip", (HttpContext context, Exports to) => to.PackageAsync(context)).ExcludeFromDescription();
    }

    /// <summary>The table of a name in an address; null for what is not there or may not be read.</summary>
    internal static Table? TableOf(HttpContext context, string name)
    {
        var table = name switch { "claims" => ClaimsResponsesTable.Table, ClaimList => AllTables.Named("claims"), _ => AllTables.Named(name) };
        return table is { IsPrivate: true } && !Exports.SeesEverything(context) ? null : table;
    }

    /// <summary>The name of a table in the addresses of downloads.</summary>
    internal static string NameOf(Table table) => table == ClaimsResponsesTable.Table ? "claims" : table.Name == "claims" ? ClaimList : table.Name;

    /// <summary>Answers unclear requests with what is unclear; lets a client that went away go.</summary>
    internal static async ValueTask<object?> AnswerAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        if (!Exports.MayDownloadAll(context) && context.Request.Path.StartsWithSegments("/export")) return Results.Problem("this token lacks the scope 'export'", statusCode: StatusCodes.Status403Forbidden);
        try
        {
            return await next(invocation);
        }
        catch (UnclearRequestException e) when (!context.Response.HasStarted)
        {
            return Results.Problem(e.Message, statusCode: StatusCodes.Status400BadRequest);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return Results.Empty;
        }
    }

    private static async Task<IResult> OfTableAsync(HttpContext context, string name, Func<HttpContext, Table, Task> write)
    {
        if (TableOf(context, name) is not { } table) return Results.Problem($"there is no table '{name}'; see /api/v1/exports", statusCode: StatusCodes.Status404NotFound);
        await write(context, table);
        return Results.Empty;
    }
}
