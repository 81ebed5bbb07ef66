using System.Diagnostics;
using System.Globalization;
using ClaimTracker.Ingest;
using ClaimTracker.Store;

namespace ClaimTracker.Benchmarks.Ingest;

/// <summary>Articles per CPU second from bytes to stored and linked, and the memory that it takes.</summary>
internal static class ImportBenchmark
{
    /// <summary>Imports a folder, or a number of generated articles, round by round, each into an empty store.</summary>
    public static async Task<int> RunAsync(string folderOrCount, int rounds)
    {
        var documents = int.TryParse(folderOrCount, CultureInfo.InvariantCulture, out var count) ? Generated(count) : DocumentPaths.Documents(DocumentPaths.Expand([folderOrCount]).ToList());
        for (var round = 1; round <= rounds; round++) await RoundAsync(documents, round);
        return 0;
    }

    private static IEnumerable<PendingDocument> Generated(int count) =>
        Enumerable.Range(1, count).Select(i => PendingDocument.Of($"generated-{i}.txt", GeneratedArticles.Of(i)));

    private static async Task RoundAsync(IEnumerable<PendingDocument> documents, int round)
    {
        var folder = Directory.CreateTempSubdirectory("claimtracker-import-");
        try
        {
            var factory = new ContextFactory(new StoreOptions(folder.FullName));
            await factory.PrepareAsync();
            await MeasureAsync(new Importer(factory, TimeProvider.System), documents, round);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task MeasureAsync(Importer importer, IEnumerable<PendingDocument> documents, int round)
    {
        var (done, failed) = (0, 0);
        var (cpu, clock) = (Environment.CpuUsage.TotalTime, Stopwatch.StartNew());
        var (lastCpu, lastDone) = (cpu, 0);
        await foreach (var result in importer.ImportAsync(documents))
        {
            done += result.Articles.Count;
            failed += result.Problem is null ? 0 : 1;
            if (done - lastDone < 1000) continue;
            Print($"after {done,6} articles: {(done - lastDone) / (Environment.CpuUsage.TotalTime - lastCpu).TotalSeconds,5:0.0} articles per CPU second in the last {done - lastDone}, {Resident()}");
            (lastCpu, lastDone) = (Environment.CpuUsage.TotalTime, done);
        }
        var seconds = (Environment.CpuUsage.TotalTime - cpu).TotalSeconds;
        Print($"round {round}: {done} articles, {failed} failed, {seconds:0.0} CPU seconds, {clock.Elapsed.TotalSeconds:0.0} s by the clock, {done / seconds:0.0} articles per CPU second (bar: 25), {Resident()}");
    }

    // Pages of the database file that SQLite maps count as resident but belong to the system's cache: what the program holds is told apart.
    private static string Resident()
    {
        using var process = Process.GetCurrentProcess();
        var own = File.Exists("/proc/self/status") ? File.ReadLines("/proc/self/status").FirstOrDefault(l => l.StartsWith("RssAnon:", StringComparison.Ordinal)) : null;
        var anonymous = own is null ? "" : FormattableString.Invariant($", {int.Parse(own.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024} MB of it the program's own");
        return FormattableString.Invariant($"{process.WorkingSet64 / (1024 * 1024)} MB resident{anonymous}");
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
