using ClaimTracker.Extraction.Attributions;

namespace ClaimTracker.Extraction.Training;

/// <summary>Gradient boosting with logistic loss and full trees of fixed depth; splits are sought over at most 64 cut points a feature.</summary>
/// <param name="Trees">Number of trees.</param>
/// <param name="Depth">Depth of each.</param>
/// <param name="Rate">Share of each tree's step that is taken.</param>
/// <param name="LeastRows">A leaf holds at least so many rows.</param>
internal sealed record BoostedTrees(int Trees = 160, int Depth = 4, double Rate = 0.08, int LeastRows = 40)
{
    private const int MaxCuts = 64;
    private const double Smoothing = 5;

    /// <param name="rows">Feature values, one row behind the other.</param>
    /// <param name="width">Values a row.</param>
    /// <param name="labels">What is to be predicted.</param>
    public DecisionTrees Train(int[] rows, int width, bool[] labels)
    {
        var cuts = Enumerable.Range(0, width).Select(f => Cuts(rows, width, f)).ToArray();
        var binned = Bin(rows, width, cuts);
        var rate = labels.Count(y => y) / (double)labels.Length;
        var bias = Math.Log(rate / (1 - rate));
        var sums = new double[labels.Length];
        Array.Fill(sums, bias);
        var result = new DecisionTrees(Depth, (int)Math.Round(bias * 1000), new byte[Trees * ((1 << Depth) - 1)], new int[Trees * ((1 << Depth) - 1)], new int[Trees << Depth]);
        for (var tree = 0; tree < Trees; tree++)
            Grow(result, tree, binned, width, cuts, labels, sums);
        return result;
    }

    private static int[] Cuts(int[] rows, int width, int feature)
    {
        var values = new int[rows.Length / width];
        for (var i = 0; i < values.Length; i++)
            values[i] = rows[(i * width) + feature];
        Array.Sort(values);
        var cuts = new List<int>();
        for (var k = 1; k < MaxCuts; k++)
        {
            var value = values[(int)((long)k * values.Length / MaxCuts)];
            if (value < values[^1] && (cuts.Count == 0 || value > cuts[^1]))
                cuts.Add(value);
        }
        return [.. cuts];
    }

    private static byte[] Bin(int[] rows, int width, int[][] cuts)
    {
        var binned = new byte[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            var own = cuts[i % width];
            var at = Array.BinarySearch(own, rows[i]);
            binned[i] = (byte)(at >= 0 ? at : ~at);
        }
        return binned;
    }

    private void Grow(DecisionTrees result, int tree, byte[] binned, int width, int[][] cuts, bool[] labels, double[] sums)
    {
        int inner = (1 << Depth) - 1;
        var node = new int[labels.Length];
        var gradient = new double[labels.Length];
        var curvature = new double[labels.Length];
        for (var i = 0; i < labels.Length; i++)
        {
            var p = 1 / (1 + Math.Exp(-sums[i]));
            gradient[i] = (labels[i] ? 1 : 0) - p;
            curvature[i] = p * (1 - p);
        }
        for (var level = 0; level < Depth; level++)
        {
            var first = (1 << level) - 1;
            var best = BestSplits(first, 1 << level, node, gradient, curvature, binned, width, cuts);
            for (var k = 0; k < best.Length; k++)
            {
                var (feature, cut) = best[k];
                result.Features[(tree * inner) + first + k] = (byte)feature;
                result.Thresholds[(tree * inner) + first + k] = cut < 0 ? int.MaxValue : cuts[feature][cut];
            }
            for (var i = 0; i < node.Length; i++)
            {
                var (feature, cut) = best[node[i] - first];
                node[i] = (2 * node[i]) + (cut >= 0 && binned[(i * width) + feature] > cut ? 2 : 1);
            }
        }
        SetLeaves(result, tree, node, gradient, curvature, sums);
    }

    private (int Feature, int Cut)[] BestSplits(int first, int nodes, int[] node, double[] gradient, double[] curvature, byte[] binned, int width, int[][] cuts)
    {
        var best = new (int, int)[nodes];
        var gain = new double[nodes];
        Array.Fill(best, (0, -1));
        var g = new double[nodes * (MaxCuts + 1)];
        var h = new double[nodes * (MaxCuts + 1)];
        var n = new int[nodes * (MaxCuts + 1)];
        for (var f = 0; f < width; f++)
        {
            if (cuts[f].Length == 0)
                continue;
            Array.Clear(g);
            Array.Clear(h);
            Array.Clear(n);
            for (var i = 0; i < node.Length; i++)
            {
                var at = ((node[i] - first) * (MaxCuts + 1)) + binned[(i * width) + f];
                g[at] += gradient[i];
                h[at] += curvature[i];
                n[at]++;
            }
            for (var k = 0; k < nodes; k++)
                Scan(k, f, cuts[f].Length, g, h, n, best, gain);
        }
        return best;
    }

    private void Scan(int k, int f, int cuts, double[] g, double[] h, int[] n, (int, int)[] best, double[] gain)
    {
        double g0 = 0, h0 = 0, g1 = 0, h1 = 0;
        int n0 = 0, n1 = 0, start = k * (MaxCuts + 1);
        for (var b = 0; b <= cuts; b++)
        {
            g1 += g[start + b];
            h1 += h[start + b];
            n1 += n[start + b];
        }
        var whole = g1 * g1 / (h1 + Smoothing);
        for (var b = 0; b < cuts; b++)
        {
            g0 += g[start + b];
            h0 += h[start + b];
            n0 += n[start + b];
            if (n0 < LeastRows || n1 - n0 < LeastRows)
                continue;
            var value = (g0 * g0 / (h0 + Smoothing)) + ((g1 - g0) * (g1 - g0) / (h1 - h0 + Smoothing)) - whole;
            if (value <= gain[k] + 1e-9)
                continue;
            gain[k] = value;
            best[k] = (f, b);
        }
    }

    private void SetLeaves(DecisionTrees result, int tree, int[] node, double[] gradient, double[] curvature, double[] sums)
    {
        int inner = (1 << Depth) - 1, outer = 1 << Depth;
        var g = new double[outer];
        var h = new double[outer];
        for (var i = 0; i < node.Length; i++)
        {
            g[node[i] - inner] += gradient[i];
            h[node[i] - inner] += curvature[i];
        }
        for (var k = 0; k < outer; k++)
            result.Leaves[(tree * outer) + k] = (int)Math.Round(1000 * Rate * g[k] / (h[k] + Smoothing));
        for (var i = 0; i < node.Length; i++)
            sums[i] += result.Leaves[(tree * outer) + node[i] - inner] / 1000.0;
    }
}
