using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ClaimTracker.Store.Reading;

/// <summary>Registers the queries of the reading pages.</summary>
public static class ReadingServices
{
    /// <summary>Adds every query; all are singletons, safe for many threads.</summary>
    public static IServiceCollection AddReading(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddSingleton<Figures>()
            .AddSingleton<ClaimListQuery>()
            .AddSingleton<FrontQuery>()
            .AddSingleton<ClaimQuery>()
            .AddSingleton<TimelineQuery>()
            .AddSingleton<ArticleQuery>()
            .AddSingleton<ArticleListQuery>()
            .AddSingleton<SourceListQuery>()
            .AddSingleton<SourceQuery>()
            .AddSingleton<UnnamedReportQuery>()
            .AddSingleton<OutletQuery>()
            .AddSingleton<StoryQuery>()
            .AddSingleton<FeedQuery>()
            .AddSingleton<SitemapQuery>()
            .AddSingleton<Search.StatementSearch>()
            .AddSingleton<Search.OtherSearches>();
    }
}
