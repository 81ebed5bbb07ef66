using ClaimTracker.Ingest;
using ClaimTracker.Store;

namespace ClaimTracker.Web.Components.Import;

/// <summary>Registers the importer, its queue and the feeds.</summary>
internal static class ImportRegistration
{
    public static void AddImport(this IServiceCollection services)
    {
        services.AddSingleton<Importer>();
        services.AddSingleton(p => new WaitingDocuments(new QueueFolder(Path.Combine(p.GetRequiredService<ContextFactory>().Options.DataFolder, "queue"))));
        services.AddSingleton<FeedSubscriptions>();
        services.AddHostedService<ImportWorker>();
    }
}
