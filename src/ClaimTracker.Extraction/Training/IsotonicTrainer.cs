using ClaimTracker.Extraction.Weights;

namespace ClaimTracker.Extraction.Training;

/// <summary>Pools adjacent violators over at least <see cref="Smallest"/> examples a step.</summary>
internal static class IsotonicTrainer
{
    private const int Smallest = 25;

    public static Calibration Fit(IEnumerable<(double Raw, bool Right)> examples)
    {
        var steps = new List<(double Lowest, double Sum, double Right, int Count)>();
        foreach (var chunk in examples.OrderBy(e => e.Raw).ThenBy(e => e.Right).Chunk(Smallest))
        {
            steps.Add((chunk.Average(e => e.Raw), chunk.Sum(e => e.Raw), chunk.Count(e => e.Right), chunk.Length));
            while (steps.Count > 1 && Share(steps[^2]) >= Share(steps[^1]))
            {
                var last = steps[^1];
                var before = steps[^2];
                steps.RemoveRange(steps.Count - 2, 2);
                var sum = before.Sum + last.Sum;
                steps.Add((sum / (before.Count + last.Count), sum, before.Right + last.Right, before.Count + last.Count));
            }
        }
        return new([.. steps.Select(s => (float)s.Lowest)], [.. steps.Select(s => (float)Math.Clamp(Share(s), 0.02, 0.98))]);
    }

    private static double Share((double Lowest, double Sum, double Right, int Count) step) => (step.Right + 0.5) / (step.Count + 1);
}
