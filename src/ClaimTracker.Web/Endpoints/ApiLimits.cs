using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace ClaimTracker.Web.Endpoints;

/// <summary>How often programs may ask.</summary>
internal static class ApiLimits
{
    public const string Policy = "api";

    /// <summary>Requests a minute of one account, or one address without account; <c>Api:RequestsPerMinute</c> changes it.</summary>
    public const int PerMinute = 300;

    public static IServiceCollection AddApiLimits(this IServiceCollection services, IConfiguration configuration)
    {
        var limit = configuration.GetValue("Api:RequestsPerMinute", PerMinute);
        services.AddRateLimiter(options =>
        {
            options.AddPolicy(Policy, context => RateLimitPartition.GetFixedWindowLimiter(
                Who(context), _ => new FixedWindowRateLimiterOptions { PermitLimit = limit, Window = TimeSpan.FromMinutes(1) }));
            options.OnRejected = RejectAsync;
        });
        return services;
    }

    private static string Who(HttpContext context) =>
        context.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } account ? "account " + account : "address " + context.Connection.RemoteIpAddress;

    private static ValueTask RejectAsync(OnRejectedContext rejected, CancellationToken cancel)
    {
        if (rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
            rejected.HttpContext.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return ValueTask.CompletedTask;
    }
}
