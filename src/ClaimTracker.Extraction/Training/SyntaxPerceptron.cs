using System.Runtime.Intrinsics;
using ClaimTracker.Extraction.Syntax;

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

    /// <summary>The averaged weights, times <paramref name="scale"/>, rounded into signed bytes.</summary>
    public LinearModel Average(int scale)
    {
        var small = new sbyte[weights.Length];
        for (var i = 0; i < weights.Length; i++)
        {
            if (totals[i] == 0 && weights[i] == 0) continue;
            var sum = (weights[i] * clock - totals[i]) * scale;
            small[i] = (sbyte)Math.Clamp((sum + (sum < 0 ? -clock : clock) / 2) / clock, -127, 127);
        }
        return new LinearModel(classes, bits, small);
    }

    private int Row(uint feature) => (int)(feature >> (32 - bits)) * stride;
}
