using ClaimTracker.Extraction.Weights;

namespace ClaimTracker.Extraction.Training;

/// <summary>Gradient boosting of complete trees on binned features; deterministic.</summary>
internal sealed class TreeTrainer
{
    private const int Bins = 32;

    public int Depth { get; init; } = 4;

    public int Trees { get; init; } = 120;

    public double Rate { get; init; } = 0.1;

    public double Ridge { get; init; } = 5;

    /// <summary>Share of the examples that each tree is grown from.</summary>
    public double Rows { get; init; } = 1;

    /// <summary>Share of the features that each tree may ask.</summary>
    public double Columns { get; init; } = 1;

    /// <summary>Whose order of examples and features it is that <see cref="Rows"/> and <see cref="Columns"/> draw.</summary>
    public int Seed { get; init; } = 5;

    /// <summary>Fills slope and curvature of the loss for the present scores.</summary>
    public delegate void Slopes(double[] scores, double[] gradient, double[] curvature);

    /// <summary>Grows trees that follow the loss's slope.</summary>
    public TreeSum Train(IReadOnlyList<float[]> examples, Slopes slopes)
    {
        var bins = new BinnedRows(examples, Bins);
        var random = new Random(Seed);
        var scores = new double[examples.Count];
        var gradient = new double[examples.Count];
        var curvature = new double[examples.Count];
        var trees = new List<(int[], float[], float[])>();
        for (var t = 0; t < Trees; t++)
        {
            slopes(scores, gradient, curvature);
            trees.Add(Grow(bins, gradient, curvature, scores, random));
        }
        return new(Depth, trees);
    }

    /// <summary>The slopes of listwise choice: in every group, the probability of the right ones together should be one.</summary>
    public static Slopes Listwise(IReadOnlyList<(int First, int End)> groups, bool[] right) => (scores, gradient, curvature) =>
    {
        foreach (var (first, end) in groups)
        {
            var chances = scores.AsSpan(first, end - first).ToArray();
            SoftmaxModel.Normalize(chances);
            var mass = 1e-9;
            for (var i = first; i < end; i++)
                mass += right[i] ? chances[i - first] : 0;
            for (var i = first; i < end; i++)
            {
                gradient[i] = chances[i - first] - (right[i] ? chances[i - first] / mass : 0);
                curvature[i] = Math.Max(1e-3, chances[i - first] * (1 - chances[i - first]));
            }
        }
    };

    /// <summary>The slopes of plain yes-or-no logistic loss.</summary>
    public static Slopes Logistic(bool[] right) => (scores, gradient, curvature) =>
    {
        for (var i = 0; i < scores.Length; i++)
        {
            var chance = 1 / (1 + Math.Exp(-scores[i]));
            gradient[i] = chance - (right[i] ? 1 : 0);
            curvature[i] = Math.Max(1e-3, chance * (1 - chance));
        }
    };

    /// <summary>The same for examples that count differently.</summary>
    public static Slopes Logistic(bool[] right, float[] weights)
    {
        var plain = Logistic(right);
        return (scores, gradient, curvature) =>
        {
            plain(scores, gradient, curvature);
            for (var i = 0; i < scores.Length; i++)
                (gradient[i], curvature[i]) = (gradient[i] * weights[i], curvature[i] * weights[i]);
        };
    }

    private (int[], float[], float[]) Grow(BinnedRows bins, double[] gradient, double[] curvature, double[] scores, Random random)
    {
        var splits = new int[(1 << Depth) - 1];
        var cuts = new int[splits.Length];
        var features = Draw(bins.Width, Columns, random);
        var drawn = Draw(scores.Length, Rows, random);
        var node = new int[scores.Length];
        for (var level = 0; level < Depth; level++)
            SplitLevel(level, node, bins, drawn, features, gradient, curvature, splits, cuts);
        var leaves = new float[1 << Depth];
        var sums = new (double G, double H)[leaves.Length];
        foreach (var i in drawn)
            sums[node[i] - splits.Length] = (sums[node[i] - splits.Length].G + gradient[i], sums[node[i] - splits.Length].H + curvature[i]);
        for (var l = 0; l < leaves.Length; l++)
            leaves[l] = (float)(-Rate * sums[l].G / (sums[l].H + Ridge));
        for (var i = 0; i < node.Length; i++)
            scores[i] += leaves[node[i] - splits.Length];
        return (splits, [.. splits.Select((feature, n) => bins.Cut(feature, cuts[n]))], leaves);
    }

    private static int[] Draw(int count, double share, Random random)
    {
        var all = Enumerable.Range(0, count).ToArray();
        if (share >= 1)
            return all;
        random.Shuffle(all);
        var drawn = all[..Math.Max(1, (int)(share * count))];
        Array.Sort(drawn);
        return drawn;
    }

    private void SplitLevel(int level, int[] node, BinnedRows bins, int[] drawn, int[] features, double[] gradient, double[] curvature, int[] splits, int[] cuts)
    {
        var firstNode = (1 << level) - 1;
        var nodes = 1 << level;
        var sums = new double[nodes * features.Length * Bins * 2];
        foreach (var i in drawn)
        {
            var at = (node[i] - firstNode) * features.Length * Bins;
            var row = bins.Row(i);
            foreach (var feature in features)
            {
                var slot = 2 * (at + row[feature]);
                sums[slot] += gradient[i];
                sums[slot + 1] += curvature[i];
                at += Bins;
            }
        }
        for (var n = 0; n < nodes; n++)
        {
            var (feature, cut) = BestCut(n * features.Length, features.Length, sums);
            splits[firstNode + n] = features[feature];
            cuts[firstNode + n] = cut;
        }
        for (var i = 0; i < node.Length; i++)
            node[i] = 2 * node[i] + (bins.Row(i)[splits[node[i]]] > cuts[node[i]] ? 2 : 1);
    }

    private (int Feature, int Cut) BestCut(int at, int width, double[] sums)
    {
        var gain = 1e-9;
        (int, int) best = (0, Bins);
        for (var f = 0; f < width; f++)
        {
            var first = 2 * (at + f) * Bins;
            double allG = 0, allH = 0, leftG = 0, leftH = 0;
            for (var b = 0; b < Bins; b++)
                (allG, allH) = (allG + sums[first + (2 * b)], allH + sums[first + (2 * b) + 1]);
            for (var b = 0; b < Bins - 1; b++)
            {
                (leftG, leftH) = (leftG + sums[first + (2 * b)], leftH + sums[first + (2 * b) + 1]);
                var better = (leftG * leftG / (leftH + Ridge)) + ((allG - leftG) * (allG - leftG) / (allH - leftH + Ridge)) - (allG * allG / (allH + Ridge));
                if (leftH > 0.5 && allH - leftH > 0.5 && better > gain)
                    (gain, best) = (better, (f, b));
            }
        }
        return best;
    }
}
