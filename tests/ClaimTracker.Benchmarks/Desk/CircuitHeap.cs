using System.Globalization;
using ClaimTracker.Web.Tests.Circuits;

namespace ClaimTracker.Benchmarks.Desk;

/// <summary>
/// What a circuit of the review page costs the server's heap, and whether it is given back: <c>circuits [COUNT]</c>. A fifth of the circuits is
/// held open and worked in; then COUNT are opened, worked in and closed. Bars: under 400 KiB each, and back to the baseline.
/// </summary>
internal static class CircuitHeap
{
    private const int AtOnce = 20;
    private const int Suggestions = 1500;

    public static async Task<int> RunAsync(int count)
    {
        await using var desk = await DeskProcess.StartAsync(Suggestions, AtOnce);
        await OpenAndCloseAsync(desk, count / 5);
        var before = (await desk.MeasureAsync()).Heap;
        var held = await OpenAsync(desk, count / 5);
        Say($"{held.Count} circuits open", before, (await desk.MeasureAsync()).Heap, held.Count);
        foreach (var circuit in held) await WorkAsync(circuit);
        Say("after five keys each", before, (await desk.MeasureAsync()).Heap, held.Count);
        for (var i = 0; i < held.Count; i++) await desk.CloseAsync(held[i], i);
        Say($"{held.Count} closed", before, (await desk.MeasureAsync()).Heap, held.Count);
        await OpenAndCloseAsync(desk, count);
        Say($"{count} opened and closed", before, (await desk.MeasureAsync()).Heap, count);
        return 0;
    }

    private static async Task OpenAndCloseAsync(DeskProcess desk, int count)
    {
        for (var done = 0; done < count; done += AtOnce)
        {
            var open = await OpenAsync(desk, Math.Min(AtOnce, count - done));
            for (var i = 0; i < open.Count; i++)
            {
                await WorkAsync(open[i]);
                await desk.CloseAsync(open[i], i);
            }
        }
    }

    private static async Task WorkAsync(Circuit circuit)
    {
        foreach (var key in (string[])["j", "j", "n", "u", "j"]) await circuit.PressAsync(key);
    }

    private static async Task<List<Circuit>> OpenAsync(DeskProcess desk, int count)
    {
        var open = new List<Circuit>();
        for (var i = 0; i < count; i++) open.Add(await desk.OpenAsync(i));
        return open;
    }

    private static void Say(string what, long before, long now, int circuits) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{what}: heap {now / 1024.0 / 1024:0.0} MiB, {(now - before) / 1024.0 / 1024:+0.0;-0.0} MiB over the baseline, {(now - before) / 1024.0 / circuits:0.0} KiB a circuit"));
}
