using ClaimTracker.Extraction.Attributions;
using ClaimTracker.Extraction.Cues;

namespace ClaimTracker.Extraction.Training;

/// <summary>Trains the cue model by logistic regression. Features are made once and used for every fold.</summary>
internal sealed class AttributionCueTrainer
{
    private const int Epochs = 5;
    private const float Rate = 0.03f, Step = 0.02f, GradientFloor = 0.002f;

    private readonly int bits;
    private readonly HashSet<uint> candidates;
    private readonly List<Place> places = [];

    private readonly record struct Place(int Example, bool IsHead, int[] Rows);

    public AttributionCueTrainer(IReadOnlyList<AttributionExample> examples, int bits)
    {
        this.bits = bits;
        candidates = Candidates(examples);
        var buffer = new FeatureBuffer(bits);
        var model = new CueModel(ScoreTable.Empty, candidates);
        for (var e = 0; e < examples.Count; e++)
        {
            var heads = examples[e].Gold.Select(g => g.Head).ToHashSet();
            var columns = examples[e].Columns;
            for (var i = 0; i < columns.Count; i++)
            {
                if (!model.IsCandidate(columns, i))
                    continue;
                CueFeatures.Fill(columns, i, buffer);
                places.Add(new Place(e, heads.Contains(i), buffer.Rows.ToArray()));
            }
        }
    }

    /// <summary>Trains on the examples that <paramref name="uses"/> names by index.</summary>
    public CueModel Train(Func<int, bool> uses, int seed)
    {
        var table = new AttributionTable(bits, 1, Rate);
        var chosen = places.Where(p => uses(p.Example)).ToArray();
        var random = new Random(seed);
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            random.Shuffle(chosen);
            foreach (var place in chosen)
                Learn(table, place);
        }
        return new CueModel(table.Quantize(Step), candidates);
    }

    /// <summary>The (lemma, tag) pairs that head at least two cues.</summary>
    private static HashSet<uint> Candidates(IReadOnlyList<AttributionExample> examples) =>
        [.. examples.SelectMany(e => e.Gold.Select(g => CueModel.CandidateKey(e.Columns, g.Head)))
            .GroupBy(k => k).Where(g => g.Count() >= 2).Select(g => g.Key)];

    private static void Learn(AttributionTable table, Place place)
    {
        Span<float> sum = [0];
        table.AddTo(place.Rows, sum);
        sum[0] = (place.IsHead ? 1f : 0f) - (1f / (1f + MathF.Exp(-sum[0])));
        if (MathF.Abs(sum[0]) > GradientFloor)
            table.Update(place.Rows, sum);
    }
}
