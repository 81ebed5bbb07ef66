using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using ClaimTracker.Store;
using ClaimTracker.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ClaimTracker.Benchmarks.Reading;

/// <summary>
/// Measures the server's time for each reading page: <c>reading STATEMENTS FOLDER [SECONDS [PAGE]]</c>. Fifty readers ask for pages, once with five
/// seconds of reading between two pages, which is the load that is promised, and once without any pause, which is the most that the machine
/// can serve. The client runs in the same process: its processor time is in the figures.
/// </summary>
internal static class ReadingBenchmark
{
    private const int Readers = 50;
    private const int Alone = 40;
    private static readonly TimeSpan Reading = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Rush = TimeSpan.FromSeconds(3);

    public static async Task<int> RunAsync(int statements, string folder, int seconds, string? only = null)
    {
        var options = new StoreOptions(Path.GetFullPath(folder));
        var store = new ContextFactory(options);
        var started = Stopwatch.GetTimestamp();
        if (File.Exists(options.SqlitePath)) await store.PrepareAsync();
        else await GeneratedStore.FillAsync(store, statements);
        Console.WriteLine($"{statements} statements, {new FileInfo(options.SqlitePath).Length / 1_000_000} MB, ready after {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s");
        var times = new ConcurrentQueue<double>();
        await using var site = Site.Build(options, "http://127.0.0.1:0", builder =>
        {
            builder.Logging.ClearProviders();
            builder.Services.AddSingleton<Microsoft.AspNetCore.Hosting.IStartupFilter>(new ServerTime(times));
        });
        await site.StartAsync();
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Readers }) { BaseAddress = new Uri(site.Urls.First()) };
        var pages = Pages(statements).Where(p => only is null || p.Name == only).ToList();
        foreach (var (_, path) in pages)
        {
            for (var i = 0; i < 20; i++) await client.GetByteArrayAsync(path(i));
        }
        Console.WriteLine("| page | KB | processor ms | p50 ms | p95 ms | most ms | no pause: p95 ms | pages/s |\n|---|---|---|---|---|---|---|---|");
        pages.Add(("all of these in turn", i => pages[i % (pages.Count - 1)].Path(i)));
        foreach (var (name, path) in pages)
        {
            var size = (await client.GetByteArrayAsync(path(1))).Length;
            var processor = await ProcessorAsync(client, path);
            var calm = await LoadAsync(client, path, times, TimeSpan.FromSeconds(seconds), Reading);
            var full = await LoadAsync(client, path, times, Rush, TimeSpan.Zero);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {name} | {size / 1000} | {processor:0.0} | {At(calm, .5):0.0} | {At(calm, .95):0.0} | {At(calm, 1):0} | {At(full, .95):0} | {full.Count / Rush.TotalSeconds:0} |"));
        }
        return 0;
    }

    private static async Task<double> ProcessorAsync(HttpClient client, Func<int, string> path)
    {
        var before = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < Alone; i++) await client.GetByteArrayAsync(path(i));
        return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / Alone;
    }

    private static IEnumerable<(string Name, Func<int, string> Path)> Pages(int statements)
    {
        var (claims, articles, sources) = (Math.Max(10, statements / 6), statements / 10, Math.Max(10, statements / 50));
        yield return ("front", _ => "/");
        yield return ("claims", _ => "/claims");
        yield return ("claims, contested", _ => "/claims?state=contested");
        yield return ("claims, one state", i => i % 2 == 0 ? "/claims?state=denied" : "/claims?state=confirmed");
        yield return ("claims, retold", _ => "/claims?order=retold");
        yield return ("claim", i => $"/claims/{8 + (i * 37 % (claims - 8))}");
        yield return ("claim, told 2,000 times", i => $"/claims/{(i % 7) + 1}");
        yield return ("article", i => $"/articles/{(i * 37 % articles) + 1}");
        yield return ("article, chosen", i => $"/articles/{(i * 37 % articles) + 1}?s={(i * 37 % articles * 10) + 5}");
        yield return ("articles", _ => "/articles");
        yield return ("sources", _ => "/sources");
        yield return ("source", i => $"/sources/{(i * 37 % sources) + 1}");
        yield return ("outlet", i => $"/outlets/{(i % 60) + 1}");
        yield return ("outlets", _ => "/outlets");
        yield return ("unnamed", _ => "/unnamed");
        yield return ("search, rare word", i => $"/search?q={Rare(i)}");
        yield return ("search, common word", i => $"/search?q={Common(i)}");
        yield return ("search, common, best", i => $"/search?q={Common(i)}&order=best");
        yield return ("search, operators", _ => "/search?q=source:unnamed+kind:denial");
        yield return ("search, articles", i => $"/search?q={Common(i)}&in=articles");
        yield return ("search, claims", i => $"/search?q={Common(i)}&in=claims");
        yield return ("search, sources", i => $"/search?q={Common(i)}&in=sources");
        yield return ("search, two common words", i => $"/search?q={Common(i)}+{Common(i + 1)}");
        yield return ("search, phrase", i => $"/search?q=%22{Common(i)}+{Common(i + 1)}%22");
        yield return ("search, common and rare", i => $"/search?q={Common(i)}+{Rare(i)}");
        yield return ("search, outlet", i => $"/search?q=outlet%3A%22Outlet+{(i % 60) + 1}%22");
        yield return ("search, unnamed claims", _ => "/search?q=source%3Aunnamed+sources%3A1&in=claims");
        yield return ("timeline of a source", i => $"/timeline?source={(i * 37 % sources) + 1}");
        yield return ("timeline of a search", i => $"/timeline?q={Common(i)}");
        yield return ("feed of a search", i => $"/feed.atom?q={Common(i)}");
    }

    private static string Common(int i) => Words[i % 5];

    private static string Rare(int i) => Words[5 + (i % 5)];

    private static readonly string[] Words = GeneratedWords.Of([0, 1, 2, 3, 4, 9000, 9500, 11000, 12000, 15000]);

    private static async Task<List<double>> LoadAsync(HttpClient client, Func<int, string> path, ConcurrentQueue<double> times, TimeSpan length, TimeSpan pause)
    {
        times.Clear();
        var end = Stopwatch.GetTimestamp() + (long)(length.TotalSeconds * Stopwatch.Frequency);
        await Task.WhenAll(Enumerable.Range(0, Readers).Select(async reader =>
        {
            if (pause > TimeSpan.Zero) await Task.Delay(pause * (reader / (double)Readers));
            for (var i = 0; Stopwatch.GetTimestamp() < end; i++)
            {
                await client.GetByteArrayAsync(path((reader * 1009) + i));
                if (pause > TimeSpan.Zero) await Task.Delay(pause);
            }
        }));
        return [.. times.Order()];
    }

    private static double At(List<double> sorted, double share) => sorted.Count == 0 ? 0 : sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];

    private sealed class ServerTime(ConcurrentQueue<double> times) : Microsoft.AspNetCore.Hosting.IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (HttpContext context, RequestDelegate rest) =>
            {
                var started = Stopwatch.GetTimestamp();
                await rest(context);
                times.Enqueue(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            });
            next(app);
        };
    }
}
