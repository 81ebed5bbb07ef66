using Microsoft.AspNetCore.Antiforgery;

namespace ClaimTracker.Web;

/// <summary>
/// Antiforgery that leaves alone the pages which ask for none (<c>RequireAntiforgeryToken(false)</c>): the renderer would otherwise set a
/// cookie, forbid caching and encrypt a token on every page that is only read.
/// </summary>
internal sealed class QuietAntiforgery(IAntiforgery inner) : IAntiforgery
{
    public AntiforgeryTokenSet GetAndStoreTokens(HttpContext httpContext) => IsQuiet(httpContext) ? None : inner.GetAndStoreTokens(httpContext);

    public AntiforgeryTokenSet GetTokens(HttpContext httpContext) => IsQuiet(httpContext) ? None : inner.GetTokens(httpContext);

    public Task<bool> IsRequestValidAsync(HttpContext httpContext) => inner.IsRequestValidAsync(httpContext);

    public Task ValidateRequestAsync(HttpContext httpContext) => inner.ValidateRequestAsync(httpContext);

    public void SetCookieTokenAndHeader(HttpContext httpContext)
    {
        if (!IsQuiet(httpContext)) inner.SetCookieTokenAndHeader(httpContext);
    }

    private static AntiforgeryTokenSet None => new(null, null, "__RequestVerificationToken", null);

    private static bool IsQuiet(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<IAntiforgeryMetadata>() is { RequiresValidation: false };
}

internal static class QuietAntiforgeryServices
{
    public static IServiceCollection AddQuietAntiforgery(this IServiceCollection services)
    {
        services.AddAntiforgery(options => options.SuppressXFrameOptionsHeader = true);
        var original = services.Last(s => s.ServiceType == typeof(IAntiforgery)).ImplementationType!;
        services.AddSingleton<IAntiforgery>(provider => new QuietAntiforgery((IAntiforgery)ActivatorUtilities.CreateInstance(provider, original)));
        return services;
    }
}
