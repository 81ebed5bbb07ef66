using System.Security.Cryptography;
using Microsoft.AspNetCore.Components;

namespace ClaimTracker.Web;

/// <summary>The headers that keep a page from loading, or being loaded by, anything but this site.</summary>
public static class SecurityHeaders
{
    private const string NonceKey = "csp-nonce";

    /// <summary>The nonce that an inline script of this response must carry.</summary>
    public static string ScriptNonce(this HttpContext context)
    {
        if (context.Items[NonceKey] is string nonce) return nonce;
        nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        context.Items[NonceKey] = nonce;
        return nonce;
    }

    /// <summary>Adds the headers to every response. Interactive pages may style inline; a page marked <see cref="EmbeddableAttribute"/> may be framed.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentPolicy(context);
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        await next(context);
    });

    private static string ContentPolicy(HttpContext context)
    {
        var metadata = context.GetEndpoint()?.Metadata;
        var isStatic = metadata?.GetMetadata<ExcludeFromInteractiveRoutingAttribute>() is not null;
        var frames = metadata?.GetMetadata<EmbeddableAttribute>() is null ? "'none'" : "*";
        var scripts = isStatic ? "'self'" : $"'self' 'nonce-{context.ScriptNonce()}'";
        var styles = isStatic ? "'self'" : "'self' 'unsafe-inline'";
        return $"default-src 'self'; base-uri 'self'; object-src 'none'; frame-ancestors {frames}; form-action 'self'; img-src 'self' data:; "
            + $"connect-src 'self'; script-src {scripts}; style-src {styles}";
    }
}

/// <summary>Marks a page that other sites may show in a frame.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class EmbeddableAttribute : Attribute;
