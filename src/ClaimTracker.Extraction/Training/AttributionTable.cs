using ClaimTracker.Extraction.Cues;
using System.Runtime.Intrinsics;
using ClaimTracker.Extraction.Attributions;

namespace ClaimTracker.Extraction.Training;

/// <summary>Weights while they are trained: AdaGrad with one rate a weight.</summary>
/// <param name="bits">The table has 2^bits rows.</param>
/// <param name="width">Weights a row.</param>
/// <param name="rate">Learning rate.</param>
internal sealed class AttributionTable(int bits, int width, float rate)
{
    private const float Floor = 0.3f;
    private readonly float[] weights = new float[width << bits];
    private readonly float[] squares = new float[width << bits];

    public void AddTo(ReadOnlySpan<int> rows, Span<float> sums)
    {
        var lanes = width & ~7;
        foreach (var row in rows)
        {
            var values = weights.AsSpan(row * width, width);
            for (var k = 0; k < lanes; k += 8)
                (Vector256.Create<float>(sums[k..]) + Vector256.Create<float>(values[k..])).CopyTo(sums[k..]);
            for (var k = lanes; k < values.Length; k++)
                sums[k] += values[k];
        }
    }

    /// <summary>One step up the gradient of the log-likelihood.</summary>
    public void Update(ReadOnlySpan<int> rows, ReadOnlySpan<float> gradient)
    {
        var lanes = width & ~7;
        foreach (var row in rows)
        {
            var values = weights.AsSpan(row * width, width);
            var sums = squares.AsSpan(row * width, width);
            for (var k = 0; k < lanes; k += 8)
                UpdateLanes(values[k..], sums[k..], gradient[k..]);
            for (var k = lanes; k < values.Length; k++)
            {
                var g = gradient[k];
                sums[k] += g * g;
                values[k] += rate * g / (MathF.Sqrt(sums[k]) + Floor);
            }
        }
    }

    private void UpdateLanes(Span<float> values, Span<float> sums, ReadOnlySpan<float> gradient)
    {
        var g = Vector256.Create(gradient);
        var squared = Vector256.Create<float>(sums) + (g * g);
        squared.CopyTo(sums);
        var step = g * rate / (Vector256.Sqrt(squared) + Vector256.Create(Floor));
        (Vector256.Create<float>(values) + step).CopyTo(values);
    }

    public ScoreTable Quantize(float step) => ScoreTable.Quantize(bits, width, weights, step);
}
