using ClaimTracker.Import.Html;

namespace ClaimTracker.Import.Training;

/// <summary>How trees are grown.</summary>
/// <param name="Trees">Number of trees.</param>
/// <param name="Leaves">Most leaves of a tree.</param>
/// <param name="Rate">Share of each tree's answer that is added.</param>
/// <param name="FeatureShare">Share of the features that each tree may use.</param>
/// <param name="LeafWeight">Least curvature (weight of rows) of a leaf.</param>
/// <param name="Ridge">Penalty on leaf values.</param>
internal sealed record TreeSettings(int Trees = 120, int Leaves = 16, float Rate = 0.08f, double FeatureShare = 0.4, double LeafWeight = 8, double Ridge = 4);

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
            nodes[leaf.Node] = new TreeNode(-1, value, 0);
            foreach (var row in leaf.Rows) _scores[row] += value;
        }
        return nodes.ToArray();
    }

    private void Split(Leaf leaf, List<TreeNode> nodes, List<Leaf> open, int[] allowed)
    {
        var bins = _bins[leaf.Feature];
        var left = Array.FindAll(leaf.Rows, r => bins[r] <= leaf.Bin);
        var right = Array.FindAll(leaf.Rows, r => bins[r] > leaf.Bin);
        nodes[leaf.Node] = new TreeNode((short)leaf.Feature, _edges[leaf.Feature][leaf.Bin], (ushort)nodes.Count);
        var node = nodes.Count;
        nodes.Add(default);
        nodes.Add(default);
        open.Remove(leaf);
        open.Add(Leaf.Of(this, node, left, allowed));
        open.Add(Leaf.Of(this, node + 1, right, allowed));
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

    /// <summary>A leaf that may still be split, with its best split.</summary>
    private sealed record Leaf(int Node, int[] Rows, double Value, double Gain, int Feature, int Bin)
    {
        public static Leaf Of(TreeTrainer t, int node, int[] rows, int[] allowed)
        {
            double gradient = 0, curvature = 0;
            foreach (var r in rows)
            {
                gradient += t._gradients[r];
                curvature += t._curvatures[r];
            }
            var ridge = t._settings.Ridge;
            var own = gradient * gradient / (curvature + ridge);
            var best = new Leaf(node, rows, gradient / (curvature + ridge), 0, -1, 0);
            Span<double> g = stackalloc double[Bins + 1], h = stackalloc double[Bins + 1];
            foreach (var feature in allowed)
            {
                var bins = t._bins[feature];
                g.Clear();
                h.Clear();
                foreach (var r in rows)
                {
                    g[bins[r]] += t._gradients[r];
                    h[bins[r]] += t._curvatures[r];
                }
                double gl = 0, hl = 0;
                for (var bin = 0; bin < t._edges[feature].Length; bin++)
                {
                    gl += g[bin];
                    hl += h[bin];
                    if (hl < t._settings.LeafWeight) continue;
                    if (curvature - hl < t._settings.LeafWeight) break;
                    var gr = gradient - gl;
                    var gain = gl * gl / (hl + ridge) + gr * gr / (curvature - hl + ridge) - own;
                    if (gain > best.Gain) best = best with { Gain = gain, Feature = feature, Bin = bin };
                }
            }
            return best;
        }
    }
}
