using System.Runtime.Intrinsics;
using ClaimTracker.Extraction.Syntax;
using ClaimTracker.Extraction.Weights;

namespace ClaimTracker.Extraction.Training;

/// <summary>An averaged perceptron in whole numbers (Daumé's form: the average is taken once, at the end).</summary>
internal sealed class SyntaxPerceptron(int classes, int bits)
{
    private readonly int stride = LinearModel.StrideOf(classes);
    private readonly int[] weights = new int[LinearModel.StrideOf(classes) << bits];
    private readonly long[] totals = new long[LinearModel.StrideOf(classes) << bits];
    private long clock = 1;

    public int Classes => classes;

    /// <summary>One more example has been seen.</summary>
    public void Tick() => clock++;

    /// <summary>Sums the rows of the features; <paramref name="scores"/> has room for a whole row.</summary>
    public void Score(ReadOnlySpan<uint> features, Span<int> scores)
    {
        for (var block = 0; block < stride; block += 4)
        {
            var sum = Vector128<int>.Zero;
            foreach (var feature in features) sum += Vector128.LoadUnsafe(ref weights[Row(feature) + block]);
            sum.CopyTo(scores[block..]);
        }
    }

    /// <summary>The best class; learns where <paramref name="right"/> does not lead every other class by <paramref name="margin"/>.</summary>
    public int Learn(ReadOnlySpan<uint> features, int right, int margin)
    {
        Span<int> scores = stackalloc int[stride];
        Score(features, scores);
        Tick();
        var rival = right == 0 ? 1 : 0;
        for (var i = rival + 1; i < classes; i++)
        {
            if (i != right && scores[i] > scores[rival]) rival = i;
        }
        if (scores[rival] + margin > scores[right]) Update(features, right, rival);
        return scores[rival] > scores[right] || (scores[rival] == scores[right] && rival < right) ? rival : right;
    }

    public int Best(ReadOnlySpan<uint> features)
    {
        Span<int> scores = stackalloc int[stride];
        Score(features, scores);
        var best = 0;
        for (var i = 1; i < classes; i++)
        {
            if (scores[i] > scores[best]) best = i;
        }
        return best;
    }

    public void Update(ReadOnlySpan<uint> features, int right, int wrong)
    {
        foreach (var feature in features)
        {
            var row = Row(feature);
            weights[row + right]++;
            totals[row + right] += clock;
            weights[row + wrong]--;
            totals[row + wrong] -= clock;
        }
    }

    /// <summary>The averaged weights as signed bytes, in the finest unit (at most a half) in which practically all fit.</summary>
    public LinearModel Average()
    {
        var halves = 1;
        while (Clipped(halves) > weights.Length / 100_000) halves *= 2;
        var small = new WeightTable(weights.Length);
        var all = small.All;
        for (var i = 0; i < weights.Length; i++) all[i] = (sbyte)Math.Clamp(Average(i, halves), -127, 127);
        return new LinearModel(classes, bits, small);
    }

    private int Clipped(int halves)
    {
        var clipped = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            if (Math.Abs(Average(i, halves)) > 127) clipped++;
        }
        return clipped;
    }

    /// <summary>An average in units of <paramref name="halves"/> halves, rounded.</summary>
    private long Average(int i, int halves)
    {
        if (weights[i] == 0 && totals[i] == 0) return 0;
        var sum = (weights[i] * clock - totals[i]) * 2;
        var unit = clock * halves;
        return (sum + (sum < 0 ? -unit : unit) / 2) / unit;
    }

    private int Row(uint feature) => (int)(feature >> (32 - bits)) * stride;
}
