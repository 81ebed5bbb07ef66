using System.Buffers.Binary;

namespace ClaimTracker.Import.Html;

/// <summary>One node of a decision tree: go left where the feature is at most the threshold; a leaf has feature -1 and its value as threshold.</summary>
/// <param name="Feature">Index of the feature; -1 for a leaf.</param>
/// <param name="Left">Index of the left child; the right one follows it.</param>
/// <param name="Threshold">The threshold, or a leaf's value in log-odds.</param>
internal readonly record struct TreeNode(short Feature, ushort Left, float Threshold);

/// <summary>A sum of decision trees whose leaves are log-odds.</summary>
internal sealed class TreeSum
{
    /// <summary>Trees after which a block with hardly any chance is judged no further.</summary>
    private const int EarlyTrees = 40;
    private const float Hopeless = -3.5f;

    /// <summary>Rows that go down a tree together: their steps do not wait for each other.</summary>
    private const int Lanes = 4;

    private readonly float _bias;
    private readonly int[] _roots;
    private readonly int[] _depths;
    private readonly TreeNode[] _nodes;

    /// <summary>The nodes with absolute children; a leaf leads to itself, so that every row takes as many steps.</summary>
    private readonly Step[] _steps;

    private readonly record struct Step(int Feature, int Left, float Threshold, float Value);

    /// <param name="bias">Log-odds before any tree.</param>
    /// <param name="trees">The trees, root first, children by index within their tree.</param>
    public TreeSum(float bias, TreeNode[][] trees)
    {
        _bias = bias;
        _roots = new int[trees.Length];
        _depths = new int[trees.Length];
        _nodes = new TreeNode[trees.Sum(t => t.Length)];
        _steps = new Step[_nodes.Length];
        var at = 0;
        for (var t = 0; t < trees.Length; t++)
        {
            _roots[t] = at;
            _depths[t] = Depth(trees[t], 0);
            foreach (var node in trees[t])
            {
                _steps[at] = node.Feature < 0 ? new(0, at, float.PositiveInfinity, node.Threshold) : new(node.Feature, _roots[t] + node.Left, node.Threshold, 0);
                _nodes[at++] = node;
            }
        }
    }

    private static int Depth(TreeNode[] tree, int node) =>
        tree[node].Feature < 0 ? 0 : 1 + Math.Max(Depth(tree, tree[node].Left), Depth(tree, tree[node].Left + 1));

    /// <summary>Probability of yes.</summary>
    public float Probability(ReadOnlySpan<float> features)
    {
        Span<float> one = stackalloc float[1];
        Probabilities(features, features.Length, one);
        return one[0];
    }

    /// <summary>Probabilities of rows of features that lie behind each other.</summary>
    public void Probabilities(ReadOnlySpan<float> rows, int width, Span<float> results)
    {
        var open = new int[results.Length];
        for (var i = 0; i < open.Length; i++) open[i] = i;
        results.Fill(_bias);
        Add(rows, width, open, results, 0, Math.Min(EarlyTrees, _roots.Length));
        var left = 0;
        for (var i = 0; i < open.Length; i++)
        {
            if (results[i] >= Hopeless) open[left++] = i;
        }
        Add(rows, width, open.AsSpan(0, left), results, EarlyTrees, _roots.Length);
        for (var i = 0; i < results.Length; i++) results[i] = 1 / (1 + MathF.Exp(-results[i]));
    }

    private void Add(ReadOnlySpan<float> rows, int width, ReadOnlySpan<int> open, Span<float> sums, int from, int to)
    {
        var steps = _steps;
        for (var t = from; t < to; t++)
        {
            int root = _roots[t], depth = _depths[t], i = 0;
            for (; i + Lanes <= open.Length; i += Lanes)
            {
                int a = root, b = root, c = root, d = root;
                int ra = open[i] * width, rb = open[i + 1] * width, rc = open[i + 2] * width, rd = open[i + 3] * width;
                for (var level = 0; level < depth; level++)
                {
                    a = Next(steps[a], rows, ra);
                    b = Next(steps[b], rows, rb);
                    c = Next(steps[c], rows, rc);
                    d = Next(steps[d], rows, rd);
                }
                sums[open[i]] += steps[a].Value;
                sums[open[i + 1]] += steps[b].Value;
                sums[open[i + 2]] += steps[c].Value;
                sums[open[i + 3]] += steps[d].Value;
            }
            for (; i < open.Length; i++)
            {
                var at = root;
                for (var level = 0; level < depth; level++) at = Next(steps[at], rows, open[i] * width);
                sums[open[i]] += steps[at].Value;
            }
        }
    }

    private static int Next(in Step step, ReadOnlySpan<float> rows, int start) => step.Left + (rows[start + step.Feature] > step.Threshold ? 1 : 0);

    /// <summary>The bytes that <see cref="Read"/> reads.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[8 + _roots.Length * 4 + _nodes.Length * 8];
        BinaryPrimitives.WriteSingleLittleEndian(bytes, _bias);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), _roots.Length);
        var at = 8;
        for (var t = 0; t < _roots.Length; t++)
        {
            var end = t + 1 < _roots.Length ? _roots[t + 1] : _nodes.Length;
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), end - _roots[t]);
            at += 4;
            foreach (var node in _nodes.AsSpan(_roots[t]..end))
            {
                BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(at), node.Feature);
                BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(at + 2), node.Left);
                BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(at + 4), node.Threshold);
                at += 8;
            }
        }
        return bytes;
    }

    public static TreeSum Read(ReadOnlySpan<byte> bytes)
    {
        var bias = BinaryPrimitives.ReadSingleLittleEndian(bytes);
        var trees = new TreeNode[BinaryPrimitives.ReadInt32LittleEndian(bytes[4..])][];
        var at = 8;
        for (var t = 0; t < trees.Length; t++)
        {
            trees[t] = new TreeNode[BinaryPrimitives.ReadInt32LittleEndian(bytes[at..])];
            at += 4;
            for (var n = 0; n < trees[t].Length; n++, at += 8)
            {
                trees[t][n] = new(
                    BinaryPrimitives.ReadInt16LittleEndian(bytes[at..]),
                    BinaryPrimitives.ReadUInt16LittleEndian(bytes[(at + 2)..]),
                    BinaryPrimitives.ReadSingleLittleEndian(bytes[(at + 4)..]));
            }
        }
        return new(bias, trees);
    }
}
