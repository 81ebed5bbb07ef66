using System.Runtime.Intrinsics;
using ClaimTracker.Extraction.Weights;

namespace ClaimTracker.Extraction.Training;

/// <summary>One example of <see cref="ShareTrainer"/>.</summary>
/// <param name="Features">Rows of the hashed features.</param>
/// <param name="Shares">How far each class is right; they sum to one.</param>
/// <param name="Weight">How much the example counts.</param>
internal sealed record SharedExample(int[] Features, float[] Shares, float Weight);

/// <summary>
/// Trains a <see cref="SoftmaxModel"/> of up to sixteen classes from weighed examples for which several classes may be right, by AdaGrad with a fixed order
/// of examples: same input, same bytes. Works on all classes of a feature at once.
/// </summary>
internal sealed class ShareTrainer(int classes, int bits)
{
    private const int Lanes = 8;
    private const int Stride = 2 * Lanes;
    private const float Smallest = 1e-2f;
    private readonly float[] _weights = new float[Stride << bits];
    private readonly float[] _squares = new float[Stride << bits];

    public int Epochs { get; init; } = 30;

    public double Rate { get; init; } = 0.05;

    /// <summary>Ridge penalty an example, on the weights that the example touches.</summary>
    public double Ridge { get; init; } = 5e-3;

    public SoftmaxModel Train(IReadOnlyList<SharedExample> examples, int seed)
    {
        var order = Enumerable.Range(0, examples.Count).ToArray();
        var random = new Random(seed);
        var scores = new double[classes];
        var slope = new float[Stride];
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var i in order)
                Step(examples[i], scores, slope);
        }
        return Quantize();
    }

    private void Step(SharedExample example, double[] scores, float[] slope)
    {
        Vector256<float> low = default, high = default;
        foreach (var f in example.Features)
        {
            low += Vector256.LoadUnsafe(ref _weights[f * Stride]);
            high += Vector256.LoadUnsafe(ref _weights[(f * Stride) + Lanes]);
        }
        for (var k = 0; k < classes; k++)
            scores[k] = k < Lanes ? low[k] : high[k - Lanes];
        SoftmaxModel.Normalize(scores);
        for (var k = 0; k < classes; k++)
            slope[k] = (float)(example.Weight * (scores[k] - example.Shares[k]));
        low = Vector256.LoadUnsafe(ref slope[0]);
        high = Vector256.LoadUnsafe(ref slope[Lanes]);
        foreach (var f in example.Features)
        {
            Update(f * Stride, low);
            Update((f * Stride) + Lanes, high);
        }
    }

    private void Update(int at, Vector256<float> slope)
    {
        var weights = Vector256.LoadUnsafe(ref _weights[at]);
        var gradient = slope + ((float)(Ridge * 10) * weights);
        var squares = Vector256.LoadUnsafe(ref _squares[at]) + (gradient * gradient);
        squares.StoreUnsafe(ref _squares[at]);
        (weights - ((float)Rate * gradient / (Vector256.Sqrt(squares) + Vector256.Create(Smallest)))).StoreUnsafe(ref _weights[at]);
    }

    private SoftmaxModel Quantize()
    {
        var max = 1e-6f;
        foreach (var weight in _weights)
            max = Math.Max(max, Math.Abs(weight));
        var scale = max / 127f;
        var small = new sbyte[classes << bits];
        for (var i = 0; i < small.Length; i++)
            small[i] = (sbyte)MathF.Round(_weights[(i / classes * Stride) + (i % classes)] / scale);
        return new(classes, bits, small, scale);
    }
}
