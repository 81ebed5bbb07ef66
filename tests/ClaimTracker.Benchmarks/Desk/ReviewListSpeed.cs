using System.Diagnostics;
using System.Globalization;
using ClaimTracker.Web.Tests.Circuits;

namespace ClaimTracker.Benchmarks.Desk;

/// <summary>
/// Whether a review list of a hundred rows is as quick as one of ten: <c>review-list [PRESSES]</c>. One editor at each, in turns; the bar is that
/// no key takes more time than the noise allows.
/// </summary>
internal static class ReviewListSpeed
{
    private static readonly string[] Keys = ["j", "k", "y", "u"];

    public static async Task<int> RunAsync(int presses)
    {
        await using var few = await DeskProcess.StartAsync(suggestions: 10, editors: 1);
        await using var many = await DeskProcess.StartAsync(suggestions: 100, editors: 1);
        await using var atFew = await few.OpenAsync(0);
        await using var atMany = await many.OpenAsync(0);
        await PressAsync(atFew, 100);
        await PressAsync(atMany, 100);
        var (cpuFew, cpuMany) = ((await few.MeasureAsync()).Cpu, (await many.MeasureAsync()).Cpu);
        var (bytesFew, bytesMany) = (atFew.Received, atMany.Received);
        var (timesFew, timesMany) = (new List<double>(), new List<double>());
        for (var i = 0; i < presses; i += 20)
        {
            timesFew.AddRange(await PressAsync(atFew, 20));
            timesMany.AddRange(await PressAsync(atMany, 20));
        }
        Say("10 rows", timesFew, (await few.MeasureAsync()).Cpu - cpuFew, atFew.Received - bytesFew);
        Say("100 rows", timesMany, (await many.MeasureAsync()).Cpu - cpuMany, atMany.Received - bytesMany);
        return 0;
    }

    private static async Task<List<double>> PressAsync(Circuit circuit, int presses)
    {
        var times = new List<double>();
        for (var i = 0; i < presses; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await circuit.PressAsync(Keys[i % Keys.Length]);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        return times;
    }

    private static void Say(string what, List<double> times, double cpu, long bytes)
    {
        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{what}: {1000 * cpu / times.Count:0.00} ms of processor a key, p50 {times[times.Count / 2]:0.0} ms, p95 {times[times.Count * 95 / 100]:0.0} ms, {bytes / times.Count} bytes of changes a key"));
    }
}
