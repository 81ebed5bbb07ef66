using System.CommandLine;
using ClaimTracker.Export.Package;
using ClaimTracker.Ingest;
using ClaimTracker.Store;

namespace ClaimTracker.Web.Commands;

/// <summary><c>claimtracker import-package PATH</c>: rebuilds a store from a complete data package.</summary>
internal static class ImportPackageCommand
{
    public static Command Build()
    {
        var path = new Argument<string>("PACKAGE") { Description = "A zip or a folder that export --format package --complete wrote." };
        var command = new Command("import-package", "Fill an empty store from a complete data package, so that it is the store that the package was made from. All of it, or nothing.") { path };
        command.SetAction((parsed, cancel) => RunAsync(new ContextFactory(StoreChoice.From(parsed)), parsed.GetRequiredValue(path), cancel));
        return command;
    }

    private static async Task<int> RunAsync(ContextFactory factory, string path, CancellationToken cancel)
    {
        await factory.PrepareAsync(cancel);
        try
        {
            var rows = await PackageImport.RunAsync(factory, path, cancel);
            await MatchIndexRebuild.RunAsync(factory, cancel);
            Console.WriteLine($"{rows.Values.Sum()} rows imported: {string.Join(", ", rows.Where(r => r.Value > 0).Select(r => $"{r.Value} {r.Key}"))}.");
            return 0;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"import-package: {e.Message}");
            return 1;
        }
    }
}
