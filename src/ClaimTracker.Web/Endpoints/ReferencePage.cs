using Scalar.AspNetCore;

namespace ClaimTracker.Web.Endpoints;

/// <summary>The reference of the API in which requests can be tried. Everything it loads comes from this site.</summary>
internal static class ReferencePage
{
    /// <summary>Its address.</summary>
    public const string Path = "/api/reference";

    public static void MapReferencePage(this WebApplication app) => app.MapScalarApiReference(Path, (options, context) => options
        .WithTitle("API reference – ClaimTracker")
        .WithOpenApiRoutePattern(ApiEndpoints.Root + "/openapi.json")
        .WithNonce(context.ScriptNonce())
        .DisableDefaultFonts().DisableTelemetry().DisableAgent().HideClientButton().HideDeveloperTools()).RequireAuthorization(Policies.Read);
}
