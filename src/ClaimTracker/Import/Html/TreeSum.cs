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

    private readonly float _bias;
    private readonly int[] _roots;
    private readonly TreeNode[] _nodes;

    /// <param name="bias">Log-odds before any tree.</param>
    /// <param name="trees">The trees, root first, children by index within their tree.</param>
    public TreeSum(float bias, TreeNode[][] trees)
    {
        _bias = bias;
        _roots = new int[trees.Length];
        _nodes = new TreeNode[trees.Sum(t => t.Length)];
        var at = 0;
        for (var t = 0; t < trees.Length; t++)
        {
            _roots[t] = at;
            foreach (var node in trees[t]) _nodes[at++] = node;
        }
    }

    /// <summary>Probability of yes.</summary>
    public float Probability(ReadOnlySpan<float> features) => 1 / (1 + MathF.Exp(-LogOdds(features)));

    private float LogOdds(ReadOnlySpan<float> features)
    {
        var sum = _bias;
        var nodes = _nodes;
        for (var t = 0; t < _roots.Length; t++)
        {
            if (t == EarlyTrees && sum < Hopeless) break;
            var root = _roots[t];
            ref readonly var node = ref nodes[root];
            while (node.Feature >= 0) node = ref nodes[root + node.Left + (features[node.Feature] <= node.Threshold ? 0 : 1)];
            sum += node.Threshold;
        }
        return sum;
    }

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
