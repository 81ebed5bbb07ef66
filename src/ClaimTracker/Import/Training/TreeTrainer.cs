using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using ClaimTracker.Import.Html;

namespace ClaimTracker.Import.Training;

/// <summary>How trees are grown.</summary>
/// <param name="Trees">Number of trees.</param>
/// <param name="Leaves">Most leaves of a tree.</param>
/// <param name="Rate">Share of each tree's answer that is added.</param>
/// <param name="FeatureShare">Share of the features that each tree may use.</param>
/// <param name="LeafWeight">Least curvature (weight of rows) of a leaf.</param>
/// <param name="Ridge">Penalty on leaf values.</param>
internal sealed record TreeSettings(int Trees = 160, int Leaves = 16, float Rate = 0.08f, double FeatureShare = 0.1, double LeafWeight = 8, double Ridge = 8);

/// <summary>Grows a sum of small trees by gradient boosting on the logistic loss (Friedman 2001), with binned features. Deterministic.</summary>
internal sealed class TreeTrainer
{
    private const int Bins = 48;

    private readonly TreeSettings _settings;
    private readonly float[][] _edges;
    private readonly byte[][] _bins;
    private readonly float[] _weights;
    private readonly bool[] _labels;
    private readonly double[] _scores, _gradients, _curvatures;
    private readonly Random _random = new(20170924);

    private TreeTrainer(IReadOnlyList<float[]> rows, IReadOnlyList<bool> labels, IReadOnlyList<float> weights, TreeSettings settings)
    {
        _settings = settings;
        var features = rows[0].Length;
        _edges = new float[features][];
        _bins = new byte[features][];
        for (var f = 0; f < features; f++)
        {
            _edges[f] = Edges(rows, f);
            _bins[f] = new byte[rows.Count];
            for (var r = 0; r < rows.Count; r++) _bins[f][r] = Bin(_edges[f], rows[r][f]);
        }
        (_labels, _weights) = (labels.ToArray(), weights.ToArray());
        (_scores, _gradients, _curvatures) = (new double[rows.Count], new double[rows.Count], new double[rows.Count]);
    }

    /// <summary>Trains on rows of features with their labels and weights.</summary>
    public static TreeSum Train(IReadOnlyList<float[]> rows, IReadOnlyList<bool> labels, IReadOnlyList<float> weights, TreeSettings settings) =>
        new TreeTrainer(rows, labels, weights, settings).Train();

    private TreeSum Train()
    {
        double yes = 1, all = 2;
        for (var i = 0; i < _labels.Length; i++)
        {
            all += _weights[i];
            if (_labels[i]) yes += _weights[i];
        }
        var bias = Math.Log(yes / (all - yes));
        Array.Fill(_scores, bias);
        var trees = new TreeNode[_settings.Trees][];
        for (var t = 0; t < trees.Length; t++) trees[t] = Grow();
        return new TreeSum((float)bias, trees);
    }

    private TreeNode[] Grow()
    {
        for (var i = 0; i < _labels.Length; i++)
        {
            var p = 1 / (1 + Math.Exp(-_scores[i]));
            _gradients[i] = _weights[i] * ((_labels[i] ? 1 : 0) - p);
            _curvatures[i] = _weights[i] * Math.Max(p * (1 - p), 1e-6);
        }
        var allowed = Enumerable.Range(0, _bins.Length).Where(_ => _random.NextDouble() < _settings.FeatureShare).ToArray();
        var nodes = new List<TreeNode> { default };
        var open = new List<Leaf> { Leaf.Of(this, 0, Enumerable.Range(0, _labels.Length).ToArray(), allowed) };
        while (open.Count < _settings.Leaves && open.MaxBy(l => l.Gain) is { Gain: > 1e-3 } best) Split(best, nodes, open, allowed);
        foreach (var leaf in open)
        {
            var value = (float)(_settings.Rate * leaf.Value);
            nodes[leaf.Node] = new TreeNode(-1, 0, value);
            foreach (var row in leaf.Rows) _scores[row] += value;
        }
        return nodes.ToArray();
    }

    private void Split(Leaf leaf, List<TreeNode> nodes, List<Leaf> open, int[] allowed)
    {
        var bins = _bins[leaf.Feature];
        var left = Array.FindAll(leaf.Rows, r => bins[r] <= leaf.Bin);
        var right = Array.FindAll(leaf.Rows, r => bins[r] > leaf.Bin);
        nodes[leaf.Node] = new TreeNode((short)leaf.Feature, (ushort)nodes.Count, _edges[leaf.Feature][leaf.Bin]);
        var node = nodes.Count;
        nodes.Add(default);
        nodes.Add(default);
        open.Remove(leaf);
        // The larger child's sums are the parent's less the smaller child's.
        var leftIsSmall = left.Length <= right.Length;
        var small = Leaf.Of(this, leftIsSmall ? node : node + 1, leftIsSmall ? left : right, allowed);
        open.Add(small);
        open.Add(Leaf.Of(this, leftIsSmall ? node + 1 : node, leftIsSmall ? right : left, allowed, leaf.Sums, small.Sums));
    }

    private static float[] Edges(IReadOnlyList<float[]> rows, int feature)
    {
        var step = Math.Max(1, rows.Count / 20000);
        var values = new List<float>();
        for (var r = 0; r < rows.Count; r += step) values.Add(rows[r][feature]);
        values.Sort();
        var distinct = values.Distinct().ToList();
        if (distinct.Count <= Bins) return distinct.Take(distinct.Count - 1).Select((v, i) => (v + distinct[i + 1]) / 2).ToArray();
        return Enumerable.Range(1, Bins - 1).Select(q => values[(int)((long)q * values.Count / Bins)]).Distinct().ToArray();
    }

    private static byte Bin(float[] edges, float value)
    {
        var at = Array.BinarySearch(edges, value);
        return (byte)(at >= 0 ? at : ~at);
    }

    /// <summary>A leaf that may still be split, with its sums of gradient and curvature by feature and bin, and its best split.</summary>
    private sealed record Leaf(int Node, int[] Rows, double[] Sums, double Value, double Gain, int Feature, int Bin)
    {
        private const int Width = 2 * (Bins + 1);

        public static Leaf Of(TreeTrainer t, int node, int[] rows, int[] allowed, double[]? parent = null, double[]? sibling = null)
        {
            var sums = parent is null ? Summed(t, rows, allowed) : parent;
            for (var i = 0; sibling is not null && i < sums.Length; i++) sums[i] -= sibling[i];
            return Best(t, node, rows, allowed, sums);
        }

        private static double[] Summed(TreeTrainer t, int[] rows, int[] allowed)
        {
            var sums = new double[allowed.Length * Width];
            var pairs = new Vector128<double>[rows.Length];
            for (var i = 0; i < rows.Length; i++) pairs[i] = Vector128.Create(t._gradients[rows[i]], t._curvatures[rows[i]]);
            for (var f = 0; f < allowed.Length; f++)
            {
                var bins = t._bins[allowed[f]];
                var own = MemoryMarshal.Cast<double, Vector128<double>>(sums.AsSpan(f * Width, Width));
                for (var i = 0; i < rows.Length; i++) own[bins[rows[i]]] += pairs[i];
            }
            return sums;
        }

        private static Leaf Best(TreeTrainer t, int node, int[] rows, int[] allowed, double[] sums)
        {
            double gradient = 0, curvature = 0, ridge = t._settings.Ridge;
            for (var at = 0; at < Width; at += 2) (gradient, curvature) = (gradient + sums[at], curvature + sums[at + 1]);
            var own = gradient * gradient / (curvature + ridge);
            var best = new Leaf(node, rows, sums, gradient / (curvature + ridge), 0, -1, 0);
            for (var f = 0; f < allowed.Length; f++)
            {
                double gl = 0, hl = 0;
                for (var bin = 0; bin < t._edges[allowed[f]].Length; bin++)
                {
                    gl += sums[f * Width + 2 * bin];
                    hl += sums[f * Width + 2 * bin + 1];
                    if (hl < t._settings.LeafWeight) continue;
                    if (curvature - hl < t._settings.LeafWeight) break;
                    var gr = gradient - gl;
                    var gain = gl * gl / (hl + ridge) + gr * gr / (curvature - hl + ridge) - own;
                    if (gain > best.Gain) best = best with { Gain = gain, Feature = allowed[f], Bin = bin };
                }
            }
            return best;
        }
    }
}
