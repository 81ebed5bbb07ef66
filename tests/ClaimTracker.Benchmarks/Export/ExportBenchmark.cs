using System.Diagnostics;
using System.Globalization;
using ClaimTracker.Store;
using ClaimTracker.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ClaimTracker.Benchmarks.Export;

/// <summary>
/// Exports a table of 1,000,000 rows and 12 columns as CSV by HTTP and by <c>sqlite3 -csv</c>, in turns, on the same database, and compares
/// rows a second (by the clock and by processor time), time to the first byte and growth of memory.
/// </summary>
internal static class ExportBenchmark
{
    private const string Columns = "id,article_id,version_id,source_id,words,quote,act,confidence,said_at,said_precision,review,is_current";

    private const string Select = """
        SELECT "Id", "ArticleId", "ArticleVersionId", "SourceId", "Words", "Quote", "Act", "Confidence", "SaidAt", "SaidPrecision", "Review", "IsCurrent"
        FROM "Statements" ORDER BY "Id"
        """;

    public static async Task<int> RunAsync(int rows, int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("claimtracker-export-").FullName;
        try
        {
            var options = new StoreOptions(folder);
            var factory = new ContextFactory(options);
            await factory.PrepareAsync();
            await FillAsync(factory, rows);
            await using var site = Site.Build(options, "http://127.0.0.1:0", builder => builder.Logging.AddFilter(_ => false));
            await site.StartAsync();
            await CompareAsync($"{site.Urls.First()}/export/statements.csv?columns={Columns}", options.SqlitePath, rows, rounds);
            return 0;
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task CompareAsync(string url, string database, int rows, int rounds)
    {
        Measured http = await HttpAsync(url), sqlite = await SqliteAsync(database);
        Console.WriteLine($"warm-up: {http.Lines} lines by HTTP, {sqlite.Lines} by sqlite3");
        var ratios = new List<(double Clock, double Processor)>();
        for (var round = 1; round <= rounds; round++)
        {
            (sqlite, http) = (await SqliteAsync(database), await HttpAsync(url));
            ratios.Add((sqlite.Seconds / http.Seconds, sqlite.ProcessorSeconds / http.ProcessorSeconds));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"round {round}: HTTP {rows / http.Seconds:N0} rows/s ({rows / http.ProcessorSeconds:N0} per processor-second), first byte {http.FirstByte * 1000:N0} ms, memory +{http.Growth / 1048576.0:N1} MB; "
                + $"sqlite3 -csv {rows / sqlite.Seconds:N0} rows/s ({rows / sqlite.ProcessorSeconds:N0} per processor-second); ratio {ratios[^1].Clock:N2} by the clock, {ratios[^1].Processor:N2} by processor time"));
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"median ratio: {Median(ratios.Select(r => r.Clock)):N2} by the clock, {Median(ratios.Select(r => r.Processor)):N2} by processor time"));
    }

    // curl reads in a process of its own, so that this one's processor time and memory are the server's.
    private static async Task<Measured> HttpAsync(string url)
    {
        var server = Process.GetCurrentProcess();
        GC.Collect();
        server.Refresh();
        var (memory, processor, clock) = (server.WorkingSet64, server.TotalProcessorTime, Stopwatch.StartNew());
        using var curl = Start("sh", "-c", $"curl -s -w '%{{stderr}}%{{time_starttransfer}}' '{url}' | wc -l");
        var most = memory;
        var done = curl.WaitForExitAsync();
        while (await Task.WhenAny(done, Task.Delay(20)) != done)
        {
            server.Refresh();
            most = Math.Max(most, server.WorkingSet64);
        }
        var seconds = clock.Elapsed.TotalSeconds;
        server.Refresh();
        var first = double.Parse(await curl.StandardError.ReadToEndAsync(), CultureInfo.InvariantCulture);
        return new(seconds, (server.TotalProcessorTime - processor).TotalSeconds, first, most - memory, (await curl.StandardOutput.ReadToEndAsync()).Trim());
    }

    private static async Task<Measured> SqliteAsync(string database)
    {
        var clock = Stopwatch.StartNew();
        using var shell = Start("bash", "-c", "TIMEFORMAT='%U %S'; { time sqlite3 -readonly -csv \"$0\" \"$1\" | wc -l; }", database, Select);
        await shell.WaitForExitAsync();
        var processor = (await shell.StandardError.ReadToEndAsync()).Split(' ').Sum(part => double.Parse(part, CultureInfo.InvariantCulture));
        return new(clock.Elapsed.TotalSeconds, processor, 0, 0, (await shell.StandardOutput.ReadToEndAsync()).Trim());
    }

    private static Process Start(string program, params string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    private static async Task FillAsync(ContextFactory factory, int rows)
    {
        await using var context = factory.Create();
        await context.Database.OpenConnectionAsync();
        // The search index is not what is measured, and filling it would take longest.
        var triggers = await context.Database.SqlQueryRaw<string>("SELECT name AS Value FROM sqlite_master WHERE type = 'trigger'").ToListAsync();
        await using (var drop = context.Database.GetDbConnection().CreateCommand())
        {
            drop.CommandText = string.Concat(triggers.Select(trigger => $"DROP TRIGGER \"{trigger}\";"));
            await drop.ExecuteNonQueryAsync();
        }
        var (article, version) = await ArticleAsync(context);
        await context.Database.ExecuteSqlRawAsync(
            """
            INSERT INTO "Statements" ("ArticleId", "ArticleVersionId", "Content", "Words", "Start", "Quote", "Act", "Confidence", "SaidAt", "SaidPrecision", "Review", "IsCurrent", "Fingerprint", "Version")
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {0})
            SELECT {1}, {2}, '[]', 'The minister, who denied it, said "no" for the ' || i || 'th time, and the ministry did not comment', i, 'Indirect', 'Statement',
              (i % 1000) / 1000.0, datetime('2020-01-01', '+' || i || ' minutes'), 'Exact', 'Suggested', 1, i, 0 FROM n
            """, rows, article, version);
        await context.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    private static async Task<(long Article, long Version)> ArticleAsync(ClaimTrackerContext context)
    {
        var article = new Model.Article { Title = "Denied", AddedAt = DateTime.UnixEpoch };
        var version = new Model.ArticleVersion { Article = article, Number = 1, Title = "Denied", Text = "Denied.", TextHash = new string('0', 64), AddedAt = DateTime.UnixEpoch };
        context.Add(version);
        await context.SaveChangesAsync();
        return (article.Id, version.Id);
    }

    private sealed record Measured(double Seconds, double ProcessorSeconds, double FirstByte, long Growth, string Lines);
}
