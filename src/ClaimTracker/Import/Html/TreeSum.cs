using System.Buffers.Binary;

namespace ClaimTracker.Import.Html;

/// <summary>One node of a decision tree: go left where the feature is at most the threshold; a leaf has feature -1 and its value as threshold.</summary>
/// <param name="Feature">Index of the feature; -1 for a leaf.</param>
/// <param name="Threshold">The threshold, or a leaf's value in log-odds.</param>
/// <param name="Left">Index of the left child; the right one follows it.</param>
internal readonly record struct TreeNode(short Feature, float Threshold, ushort Left);

/// <summary>A sum of decision trees whose leaves are log-odds.</summary>
/// <param name="bias">Log-odds before any tree.</param>
/// <param name="trees">The trees, root first.</param>
internal sealed class TreeSum(float bias, TreeNode[][] trees)
{
    public float Probability(ReadOnlySpan<float> features) => 1 / (1 + MathF.Exp(-LogOdds(features)));

    private float LogOdds(ReadOnlySpan<float> features)
    {
        var sum = bias;
        foreach (var tree in trees)
        {
            var node = tree[0];
            while (node.Feature >= 0) node = tree[node.Left + (features[node.Feature] <= node.Threshold ? 0 : 1)];
            sum += node.Threshold;
        }
        return sum;
    }

    public byte[] ToBytes()
    {
        var bytes = new byte[8 + trees.Sum(t => 4 + t.Length * 8)];
        BinaryPrimitives.WriteSingleLittleEndian(bytes, bias);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), trees.Length);
        var at = 8;
        foreach (var tree in trees)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), tree.Length);
            at += 4;
            foreach (var node in tree)
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
                    BinaryPrimitives.ReadSingleLittleEndian(bytes[(at + 4)..]),
                    BinaryPrimitives.ReadUInt16LittleEndian(bytes[(at + 2)..]));
            }
        }
        return new(bias, trees);
    }
}
