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

    /// <summary>Writes generated articles as files, for measuring the command <c>import</c> itself.</summary>
    public static int Write(int count, string folder)
    {
        Directory.CreateDirectory(folder);
        for (var i = 1; i <= count; i++) File.WriteAllBytes(Path.Combine(folder, $"generated-{i:D6}.txt"), GeneratedArticles.Of(i));
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
            await MeasureAsync(new Importer(factory, TimeProvider.System), factory.Options.SqlitePath, documents, round);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task MeasureAsync(Importer importer, string store, IEnumerable<PendingDocument> documents, int round)
    {
        var (done, failed) = (0, 0);
        var (cpu, clock) = (Environment.CpuUsage.TotalTime, Stopwatch.StartNew());
        var (lastCpu, lastDone) = (cpu, 0);
        Console.WriteLine("| articles | articles per CPU second, last 1,000 | resident MB | of it program's own MB | managed MB | store MB |\n|---|---|---|---|---|---|");
        await foreach (var result in importer.ImportAsync(documents))
        {
            done += result.Articles.Count;
            failed += result.Problem is null ? 0 : 1;
            if (done - lastDone < 1000) continue;
            Print($"| {done} | {(done - lastDone) / (Environment.CpuUsage.TotalTime - lastCpu).TotalSeconds:0.0} | {Memory()} | {new FileInfo(store).Length >> 20} |");
            (lastCpu, lastDone) = (Environment.CpuUsage.TotalTime, done);
        }
        var seconds = (Environment.CpuUsage.TotalTime - cpu).TotalSeconds;
        Print($"round {round}: {done} articles, {failed} failed, {seconds:0.0} CPU seconds, {clock.Elapsed.TotalSeconds:0.0} s by the clock, {done / seconds:0.0} articles per CPU second (bar: 25)");
    }

    // Resident pages of mapped files belong to the system's cache; what the program holds of its own is told apart.
    private static string Memory()
    {
        using var process = Process.GetCurrentProcess();
        var own = File.Exists("/proc/self/status") ? File.ReadLines("/proc/self/status").First(l => l.StartsWith("RssAnon:", StringComparison.Ordinal)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1] : "0";
        return FormattableString.Invariant($"{process.WorkingSet64 >> 20} | {int.Parse(own, CultureInfo.InvariantCulture) / 1024} | {GC.GetTotalMemory(forceFullCollection: false) >> 20}");
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
