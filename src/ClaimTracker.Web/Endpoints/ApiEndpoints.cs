using ClaimTracker.Export.Tables;

namespace ClaimTracker.Web.Endpoints;

/// <summary>The API for programs, version 1.</summary>
public static class ApiEndpoints
{
    /// <summary>Where every address of it begins.</summary>
    public const string Root = "/api/v1";

    /// <summary>The same as <c>/api/v1/import</c>, for scripts that only hand in articles.</summary>
    public const string ShortImport = "/api/articles";

    /// <summary>The lists: address, table, and what one row is called.</summary>
    internal static readonly (string Path, string Table, string One)[] Lists =
    [
        ("articles", "articles", "Article"), ("sources", "sources", "Source"), ("statements", "statements", "Statement"), ("claims", "claims", "Claim"),
        ("responses", "responses", "Response"), ("links", "links", "Link"), ("tellings", "tellings", "Telling"), ("timelines", "timeline", "TimelineRow"),
    ];

    /// <summary>Adds what the API needs: rate limit, problem details and the OpenAPI document.</summary>
    public static IServiceCollection AddApi(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<ApiReading>().AddSingleton<ApiWriting>();
        services.AddProblemDetails();
        services.AddApiLimits(configuration);
        return services.AddOpenApi("v1", ApiDescription.Describe);
    }

    /// <summary>Answers errors of the API and of downloads with problem details instead of pages.</summary>
    internal static IApplicationBuilder UseProblemDetails(this IApplicationBuilder programs) => programs.UseExceptionHandler().UseStatusCodePages();

    /// <summary>Maps <c>/api/v1/…</c>, its OpenAPI document and the reference page.</summary>
    public static void MapApi(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var api = app.MapGroup(Root).RequireAuthorization(Policies.Read).RequireRateLimiting(ApiLimits.Policy).AddEndpointFilter(ExportEndpoints.AnswerAsync);
        foreach (var list in Lists) MapList(api, list.Path, AllTables.Named(list.Table)!, list.One);
        api.MapGet("/search", (HttpContext context, ApiReading reading) => reading.SearchAsync(context)).WithMetadata(ApiOperation.Search);
        api.MapGet("/exports", (HttpContext context, ApiReading reading) => reading.ExportsAsync(context)).WithMetadata(ApiOperation.Exports);
        api.MapPost("/extract", (HttpContext context, ApiWriting writing) => writing.ExtractAsync(context)).DisableAntiforgery().WithMetadata(ApiOperation.Extract);
        api.MapPost("/import", (HttpContext context, ApiWriting writing) => writing.ImportAsync(context)).RequireAuthorization(Policies.Import).DisableAntiforgery().WithMetadata(ApiOperation.Import);
        app.MapPost(ShortImport, (HttpContext context, ApiWriting writing) => writing.ImportAsync(context)).RequireAuthorization(Policies.Import)
            .RequireRateLimiting(ApiLimits.Policy).AddEndpointFilter(ExportEndpoints.AnswerAsync).DisableAntiforgery().ExcludeFromDescription();
        app.MapOpenApi(Root + "/openapi.json").RequireAuthorization(Policies.Read);
        app.MapReferencePage();
    }

    private static void MapList(RouteGroupBuilder api, string path, Table table, string one)
    {
        api.MapGet("/" + path, (HttpContext context, ApiReading reading) => reading.ListAsync(context, table)).WithMetadata(ApiOperation.List(path, table, one));
        if (table != TimelineTable.Table)
            api.MapGet($"/{path}/{{id:long}}", (long id, HttpContext context, ApiReading reading) => reading.OneAsync(context, table, id)).WithMetadata(ApiOperation.One(path, table, one));
    }
}
