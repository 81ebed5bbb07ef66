using System.Diagnostics;

namespace ClaimTracker.Benchmarks.Speed;

/// <summary>How long a pass over all articles took at best.</summary>
/// <param name="Seconds">By the clock.</param>
/// <param name="CpuSeconds">Of processor time, which a busy machine changes less.</param>
internal readonly record struct Measure(double Seconds, double CpuSeconds)
{
    /// <summary>The best of several passes, after one that does not count.</summary>
    public static Measure Best(int passes, Action pass)
    {
        pass();
        var best = new Measure(double.MaxValue, double.MaxValue);
        for (var i = 0; i < passes; i++)
        {
            var cpu = Environment.CpuUsage.TotalTime;
            var clock = Stopwatch.StartNew();
            pass();
            best = new(Math.Min(best.Seconds, clock.Elapsed.TotalSeconds), Math.Min(best.CpuSeconds, (Environment.CpuUsage.TotalTime - cpu).TotalSeconds));
        }
        return best;
    }
}
