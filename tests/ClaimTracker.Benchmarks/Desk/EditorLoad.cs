using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using ClaimTracker.Web.Tests.Circuits;

namespace ClaimTracker.Benchmarks.Desk;

/// <summary>
/// Editors at the review page who press a key, see what it led to, and think for three seconds: <c>editors [COUNT [SECONDS]]</c>. Of ten keys four
/// look at another pair, three confirm, two reject and one chooses a kind; half a minute goes before, in which the code is compiled. Bar: 300
/// editors answered with p95 under 100 ms on two cores, which the editors' own side shares here.
/// </summary>
internal static class EditorLoad
{
    private static readonly TimeSpan Think = TimeSpan.FromSeconds(3);
    private const int WarmUpSeconds = 30;

    private static readonly string[] Keys = ["j", "y", "j", "n", "j", "y", "2", "y", "k", "n"];

    public static async Task<int> RunAsync(int editors, int seconds)
    {
        await using var desk = await DeskProcess.StartAsync(suggestions: editors * ((seconds + WarmUpSeconds) / 5 + 2), editors);
        var circuits = new List<Circuit>();
        for (var i = 0; i < editors; i++) circuits.Add(await desk.OpenAsync(i));
        await PressAllAsync(circuits, WarmUpSeconds, []);
        var times = new ConcurrentQueue<(string Key, double Milliseconds)>();
        var (server, clients, clock) = ((await desk.MeasureAsync()).Cpu, Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        await PressAllAsync(circuits, seconds, times);
        var (elapsed, own) = (Stopwatch.GetElapsedTime(clock).TotalSeconds, (Environment.CpuUsage.TotalTime - clients).TotalSeconds);
        var used = (await desk.MeasureAsync()).Cpu - server;
        foreach (var group in times.GroupBy(t => t.Key).Append(times.GroupBy(_ => "all").Single())) Say(group.Key, [.. group.Select(t => t.Milliseconds).Order()]);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{editors} editors, {times.Count / elapsed:0} keys a second; the server used {used / elapsed:0.00} cores ({1000 * used / times.Count:0.0} ms a key), the editors' side {own / elapsed:0.00}"));
        return 0;
    }

    private static Task PressAllAsync(List<Circuit> circuits, int seconds, ConcurrentQueue<(string, double)> times)
    {
        var end = Stopwatch.GetTimestamp() + (seconds * Stopwatch.Frequency);
        return Task.WhenAll(circuits.Select((circuit, i) => PressAsync(circuit, i, circuits.Count, end, times)));
    }

    private static async Task PressAsync(Circuit circuit, int editor, int editors, long end, ConcurrentQueue<(string, double)> times)
    {
        await Task.Delay(Think * editor / editors);
        for (var i = editor; Stopwatch.GetTimestamp() < end; i++)
        {
            var (key, started) = (Keys[i % Keys.Length], Stopwatch.GetTimestamp());
            if (key == "2") await ChooseAsync(circuit);
            else await circuit.PressAsync(key);
            times.Enqueue((key, Stopwatch.GetElapsedTime(started).TotalMilliseconds));
            await Task.Delay(Think);
        }
    }

    private static Task ChooseAsync(Circuit circuit)
    {
        var choice = circuit.Read(page => page.All.First(n => n["data-key"] == "2").All.First(n => n.Handlers.ContainsKey("onchange")).Handlers["onchange"]);
        return circuit.DispatchAsync(choice, "change", """{"value":"on"}""");
    }

    private static void Say(string key, List<double> sorted) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{key,4}: {sorted.Count,6} presses, p50 {sorted[sorted.Count / 2]:0.0} ms, p95 {sorted[sorted.Count * 95 / 100]:0.0} ms, p99 {sorted[sorted.Count * 99 / 100]:0.0} ms"));
}
