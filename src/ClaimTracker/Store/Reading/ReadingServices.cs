using Microsoft.Extensions.DependencyInjection;

namespace ClaimTracker.Store.Reading;

/// <summary>Registers the queries of the reading pages.</summary>
public static class ReadingServices
{
    /// <summary>Adds every query; all are singletons, safe for many threads.</summary>
    public static IServiceCollection AddReading(this IServiceCollection services) => services;
}
