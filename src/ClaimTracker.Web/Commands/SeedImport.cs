using ClaimTracker.Ingest;
using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Web.Commands;

/// <summary>Fills an empty store with the documents of the seeds folder, so that the first screen has something to show.</summary>
internal static class SeedImport
{
    /// <summary>Imports the seeds where the store holds no article yet.</summary>
    /// <param name="factory">The prepared store.</param>
    /// <param name="folder">The folder; null for <c>seeds/</c> under the working directory, else beside the program or its solution.</param>
    /// <param name="cancellationToken">Stops after the article at hand.</param>
    public static async Task RunAsync(ContextFactory factory, string? folder, CancellationToken cancellationToken)
    {
        if ((folder ?? Find()) is not { } seeds || !Directory.Exists(seeds) || await HasArticlesAsync(factory, cancellationToken)) return;
        var documents = DocumentPaths.Documents(DocumentPaths.Expand([seeds])).ToList();
        var summary = new ImportSummary();
        Console.WriteLine($"The store is empty: importing {Counted.Of(documents.Count, "document")} from {seeds}");
        await ProgressBar.RunAsync("Importing seeds", documents.Count, async done =>
        {
            await foreach (var result in new Importer(factory, TimeProvider.System).ImportAsync(documents, cancellationToken))
            {
                summary.Add(result);
                if (result.Problem is not null) await Console.Error.WriteLineAsync(result.Problem);
                done();
            }
        });
        Console.WriteLine($"{Counted.Of(documents.Count, "document")}: {summary}.");
    }

    private static async Task<bool> HasArticlesAsync(ContextFactory factory, CancellationToken cancellationToken)
    {
        await using var context = factory.Create();
        return await context.Articles.AnyAsync(cancellationToken);
    }

    private static string? Find()
    {
        var near = Path.GetFullPath("seeds");
        if (Directory.Exists(near)) return near;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var beside = Path.Combine(folder.FullName, "seeds");
            if (Directory.Exists(beside) && (File.Exists(Path.Combine(folder.FullName, "ClaimTracker.sln")) || folder.FullName.TrimEnd('/') == AppContext.BaseDirectory.TrimEnd('/'))) return beside;
        }
        return null;
    }
}
