using ClaimTracker.Extraction.Weights;
using ClaimTracker.Extraction.Responses;

namespace ClaimTracker.Extraction.Training;

/// <summary>Gradient boosting of complete trees on binned features; deterministic.</summary>
internal sealed class TreeTrainer
{
    private const int Bins = 32;

    public int Depth { get; init; } = 4;

    public int Trees { get; init; } = 120;

    public double Rate { get; init; } = 0.1;

    public double Ridge { get; init; } = 5;

    /// <summary>Fills slope and curvature of the loss for the present scores.</summary>
    public delegate void Slopes(double[] scores, double[] gradient, double[] curvature);

    /// <summary>Grows trees that follow the loss's slope.</summary>
    public TreeSum Train(IReadOnlyList<float[]> examples, Slopes slopes)
    {
        var width = examples.Count == 0 ? 1 : examples[0].Length;
        var cuts = Enumerable.Range(0, width).Select(f => CutsOf(examples, f)).ToArray();
        var binned = examples.Select(x => Enumerable.Range(0, width).Select(f => Bin(cuts[f], x[f])).ToArray()).ToArray();
        var scores = new double[examples.Count];
        var gradient = new double[examples.Count];
        var curvature = new double[examples.Count];
        var trees = new List<(int[], float[], float[])>();
        for (var t = 0; t < Trees; t++)
        {
            slopes(scores, gradient, curvature);
            trees.Add(Grow(binned, cuts, gradient, curvature, scores));
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

    private (int[], float[], float[]) Grow(byte[][] binned, float[][] cuts, double[] gradient, double[] curvature, double[] scores)
    {
        var splits = new int[(1 << Depth) - 1];
        var thresholds = new float[splits.Length];
        var node = new int[binned.Length];
        for (var level = 0; level < Depth; level++)
            SplitLevel(level, node, binned, cuts, gradient, curvature, splits, thresholds);
        var leaves = new float[1 << Depth];
        var sums = new (double G, double H)[leaves.Length];
        for (var i = 0; i < node.Length; i++)
            sums[node[i] - splits.Length] = (sums[node[i] - splits.Length].G + gradient[i], sums[node[i] - splits.Length].H + curvature[i]);
        for (var l = 0; l < leaves.Length; l++)
            leaves[l] = (float)(-Rate * sums[l].G / (sums[l].H + Ridge));
        for (var i = 0; i < node.Length; i++)
            scores[i] += leaves[node[i] - splits.Length];
        return (splits, thresholds, leaves);
    }

    private void SplitLevel(int level, int[] node, byte[][] binned, float[][] cuts, double[] gradient, double[] curvature, int[] splits, float[] thresholds)
    {
        var firstNode = (1 << level) - 1;
        var nodes = 1 << level;
        var width = cuts.Length;
        var g = new double[nodes * width * Bins];
        var h = new double[nodes * width * Bins];
        for (var i = 0; i < node.Length; i++)
        {
            var at = (node[i] - firstNode) * width * Bins;
            foreach (var bin in binned[i])
            {
                g[at + bin] += gradient[i];
                h[at + bin] += curvature[i];
                at += Bins;
            }
        }
        for (var n = 0; n < nodes; n++)
        {
            var (feature, cut) = BestCut(n * width, width, g, h);
            splits[firstNode + n] = feature;
            thresholds[firstNode + n] = cut < cuts[feature].Length ? cuts[feature][cut] : float.MaxValue;
        }
        for (var i = 0; i < node.Length; i++)
        {
            var split = splits[node[i]];
            var threshold = thresholds[node[i]];
            var bin = binned[i][split];
            var above = bin > 0 && (bin < cuts[split].Length ? cuts[split][bin] > threshold && cuts[split][bin - 1] >= threshold : threshold != float.MaxValue);
            node[i] = 2 * node[i] + (above ? 2 : 1);
        }
    }

    private (int Feature, int Cut) BestCut(int at, int width, double[] g, double[] h)
    {
        var gain = 1e-9;
        (int, int) best = (0, Bins);
        for (var f = 0; f < width; f++)
        {
            var first = (at + f) * Bins;
            double allG = 0, allH = 0, leftG = 0, leftH = 0;
            for (var b = 0; b < Bins; b++)
                (allG, allH) = (allG + g[first + b], allH + h[first + b]);
            for (var b = 0; b < Bins - 1; b++)
            {
                (leftG, leftH) = (leftG + g[first + b], leftH + h[first + b]);
                var better = (leftG * leftG / (leftH + Ridge)) + ((allG - leftG) * (allG - leftG) / (allH - leftH + Ridge)) - (allG * allG / (allH + Ridge));
                if (leftH > 0.5 && allH - leftH > 0.5 && better > gain)
                    (gain, best) = (better, (f, b));
            }
        }
        return best;
    }

    private static float[] CutsOf(IReadOnlyList<float[]> examples, int feature)
    {
        var values = examples.Select(x => x[feature]).Order().ToArray();
        var cuts = new List<float>();
        for (var b = 1; b <= Bins - 1 && values.Length > 0; b++)
        {
            var cut = values[(int)((long)values.Length * b / Bins)];
            if (cut < values[^1] && (cuts.Count == 0 || cut > cuts[^1]))
                cuts.Add(cut);
        }
        if (values.Length > 0 && values[0] < values[^1] && (cuts.Count == 0 || cuts[0] > values[0]))
            cuts.Insert(0, values[0]);
        return [.. cuts.Take(Bins - 1)];
    }

    private static byte Bin(float[] cuts, float value)
    {
        var bin = 0;
        while (bin < cuts.Length && value > cuts[bin])
            bin++;
        return (byte)bin;
    }
}
