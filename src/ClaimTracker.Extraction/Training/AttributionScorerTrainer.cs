using ClaimTracker.Extraction.Cues;
using ClaimTracker.Extraction.Attributions;

namespace ClaimTracker.Extraction.Training;

/// <summary>Trains the judge of whole statements on proposals made by models that have not seen their articles.</summary>
internal static class AttributionScorerTrainer
{
    private const int Folds = 4, Bits = 18, Epochs = 4;
    private const float Rate = 0.03f, Step = 0.02f;

    public static StatementScorer Train(IReadOnlyList<AttributionExample> examples, IReadOnlyList<List<Proposal>> proposals, int seed)
    {
        for (var fold = 0; fold < Folds; fold++)
        {
            var unseen = TrainWords(examples, proposals, e => e % Folds != fold, seed);
            for (var e = fold; e < examples.Count; e += Folds)
                StatementScorer.JudgeWords(unseen, examples[e].Columns, proposals[e]);
        }
        return new StatementScorer(TrainWords(examples, proposals, _ => true, seed), TrainTrees(examples, proposals));
    }

    private static ScoreTable TrainWords(
        IReadOnlyList<AttributionExample> examples, IReadOnlyList<List<Proposal>> proposals, Func<int, bool> uses, int seed)
    {
        var places = new List<(bool Right, int[] Rows)>();
        var buffer = new FeatureBuffer(Bits);
        foreach (var e in Enumerable.Range(0, examples.Count).Where(uses))
        {
            var right = Right(examples[e], proposals[e]);
            for (var i = 0; i < right.Length; i++)
            {
                ProposalWords.Fill(examples[e].Columns, proposals[e], i, buffer);
                places.Add((right[i], buffer.Rows.ToArray()));
            }
        }
        return Fit([.. places], seed);
    }

    private static ScoreTable Fit((bool Right, int[] Rows)[] places, int seed)
    {
        var table = new AttributionTable(Bits, 1, Rate);
        var random = new Random(seed);
        Span<float> sum = stackalloc float[1];
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            random.Shuffle(places);
            foreach (var (right, rows) in places)
            {
                sum[0] = 0;
                table.AddTo(rows, sum);
                sum[0] = (right ? 1f : 0f) - (1f / (1f + MathF.Exp(-sum[0])));
                table.Update(rows, sum);
            }
        }
        return table.Quantize(Step);
    }

    private static DecisionTrees TrainTrees(IReadOnlyList<AttributionExample> examples, IReadOnlyList<List<Proposal>> proposals)
    {
        var width = ProposalFeatures.Count;
        var total = proposals.Sum(p => p.Count);
        var rows = new int[total * width];
        var labels = new bool[total];
        var row = 0;
        for (var e = 0; e < examples.Count; e++)
        {
            var right = Right(examples[e], proposals[e]);
            for (var i = 0; i < proposals[e].Count; i++, row++)
            {
                ProposalFeatures.Fill(examples[e].Columns, proposals[e], i, rows.AsSpan(row * width, width));
                labels[row] = right[i];
            }
        }
        return new BoostedTrees().Train(rows, width, labels);
    }

    /// <summary>A proposal is right where its contents share half of their union with an annotated one's and the sources meet.</summary>
    public static bool[] Right(AttributionExample example, List<Proposal> proposals)
    {
        var right = new bool[proposals.Count];
        foreach (var gold in example.Gold)
        {
            var best = -1;
            var bestValue = 0.5;
            for (var i = 0; i < proposals.Count; i++)
            {
                var value = SharedContent(gold, proposals[i]) + (proposals[i].Head == gold.Head ? 0.001 : 0);
                if (value < bestValue || !SourcesMeet(gold, proposals[i]))
                    continue;
                best = i;
                bestValue = value;
            }
            if (best >= 0)
                right[best] = true;
        }
        return right;
    }

    private static bool SourcesMeet(TokenGold gold, Proposal proposal) => proposal.Source is { } source
        ? gold.Source.Any(s => s.Overlaps(source))
        : gold.Source.Count == 0;

    private static double SharedContent(TokenGold gold, Proposal proposal)
    {
        var common = 0;
        foreach (var a in gold.Content)
            foreach (var b in proposal.Contents)
                common += Math.Max(0, Math.Min(a.End, b.End) - Math.Max(a.First, b.First));
        var all = gold.Content.Sum(r => r.Length) + proposal.Contents.Sum(r => r.Length) - common;
        return all == 0 ? 0 : common / (double)all;
    }
}
