using ClaimTracker.Extraction.Attributions;

namespace ClaimTracker.Extraction.Training;

/// <summary>
/// Trains the chain by stochastic gradient ascent on the likelihood of the annotated roles. Features are made once and used for
/// every fold; that takes about 1 GB for 20,000 attributions.
/// </summary>
internal sealed class AttributionSpanTrainer
{
    private const int Epochs = 5;
    private const float Rate = 0.03f, Step = 1f / 32, GradientFloor = 0.004f;

    private readonly int bits;
    private readonly List<SpanInstance> instances;
    private readonly SpanLikelihood likelihood = new();

    /// <param name="examples">The annotated articles.</param>
    /// <param name="cues">The cue scores of each, from a model that has not seen it.</param>
    /// <param name="bits">The table of weights has 2^bits rows.</param>
    public AttributionSpanTrainer(IReadOnlyList<AttributionExample> examples, IReadOnlyList<CueScores> cues, int bits)
    {
        this.bits = bits;
        var collector = new SpanInstanceCollector(bits);
        instances = [.. examples.SelectMany((e, i) => collector.Collect(i, e, cues[i]))];
    }

    /// <summary>Trains on the examples that <paramref name="uses"/> names by index.</summary>
    public SpanModel Train(Func<int, bool> uses, int seed)
    {
        var table = new AttributionTable(bits, SpanChain.Slots, Rate);
        var transitions = new AttributionTable(0, SpanChain.Transitions, Rate);
        var chosen = instances.Where(x => uses(x.Example)).ToArray();
        var random = new Random(seed);
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            random.Shuffle(chosen);
            foreach (var instance in chosen)
                Learn(table, transitions, instance);
        }
        var quantized = transitions.Quantize(Step);
        return new SpanModel(table.Quantize(Step), [.. Enumerable.Range(0, SpanChain.Transitions).Select(k => quantized[0, k])]);
    }

    private void Learn(AttributionTable table, AttributionTable transitions, SpanInstance instance)
    {
        likelihood.Begin(instance.Length, instance.Head);
        instance.Breaks.CopyTo(likelihood.Breaks, 0);
        instance.Roles.CopyTo(likelihood.Roles, 0);
        for (var i = 0; i < instance.Length; i++)
            table.AddTo(instance.RowsOf(i), likelihood.Scores.AsSpan(i * SpanChain.Slots, SpanChain.Slots));
        transitions.AddTo([0], likelihood.Transitions);
        likelihood.Differentiate();
        for (var i = 0; i < instance.Length; i++)
        {
            var gradient = likelihood.Gradient.AsSpan(i * SpanChain.Slots, SpanChain.Slots);
            if (IsWorthAStep(gradient))
                table.Update(instance.RowsOf(i), gradient);
        }
        transitions.Update([0], likelihood.TransitionGradient);
    }

    private static bool IsWorthAStep(Span<float> gradient)
    {
        var worth = false;
        for (var k = 0; k < gradient.Length; k++)
            if (MathF.Abs(gradient[k]) > GradientFloor)
                worth = true;
            else
                gradient[k] = 0;
        return worth;
    }
}
