using ClaimTracker.Extraction.Weights;
using ClaimTracker.Extraction.Responses;

namespace ClaimTracker.Extraction.Training;

/// <summary>Trains a <see cref="SoftmaxModel"/> by AdaGrad with a fixed order of examples: same input, same bytes.</summary>
internal sealed class SoftmaxTrainer(int classes, int bits)
{
    private readonly float[] _weights = new float[classes << bits];
    private readonly float[] _squares = new float[classes << bits];

    public int Epochs { get; init; } = 12;

    public double Rate { get; init; } = 0.1;

    /// <summary>Ridge penalty an example, on the weights that the example touches.</summary>
    public double Ridge { get; init; } = 3e-5;

    public SoftmaxModel Train(IReadOnlyList<(int[] Features, int Class)> examples, int seed)
    {
        var order = Enumerable.Range(0, examples.Count).ToArray();
        var random = new Random(seed);
        Span<double> scores = stackalloc double[classes];
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var i in order)
                Step(examples[i].Features, examples[i].Class, scores);
        }
        return Quantize();
    }

    private void Step(int[] features, int gold, Span<double> scores)
    {
        scores.Clear();
        foreach (var f in features)
            for (var k = 0; k < classes; k++)
                scores[k] += _weights[f * classes + k];
        SoftmaxModel.Normalize(scores);
        scores[gold] -= 1;
        foreach (var f in features)
            for (var k = 0; k < classes; k++)
                Update(f * classes + k, scores[k]);
    }

    private void Update(int at, double slope)
    {
        var gradient = (float)(slope + Ridge * _weights[at] * 10);
        _squares[at] += gradient * gradient;
        _weights[at] -= (float)Rate * gradient / (MathF.Sqrt(_squares[at]) + 1e-2f);
    }

    private SoftmaxModel Quantize()
    {
        var max = 1e-6f;
        foreach (var weight in _weights)
            max = Math.Max(max, Math.Abs(weight));
        var scale = max / 127f;
        var small = new sbyte[_weights.Length];
        for (var i = 0; i < small.Length; i++)
            small[i] = (sbyte)MathF.Round(_weights[i] / scale);
        return new(classes, bits, small, scale);
    }
}
