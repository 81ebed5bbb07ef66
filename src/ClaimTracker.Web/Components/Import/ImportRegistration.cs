using ClaimTracker.Ingest;

namespace ClaimTracker.Web.Components.Import;

/// <summary>Registers the importer, its queue and the feeds.</summary>
internal static class ImportRegistration
{
    public static void AddImport(this IServiceCollection services)
    {
        services.AddSingleton<Importer>();
        services.AddSingleton<WaitingDocuments>();
        services.AddSingleton<FeedSubscriptions>();
        services.AddHostedService<ImportWorker>();
    }
}
