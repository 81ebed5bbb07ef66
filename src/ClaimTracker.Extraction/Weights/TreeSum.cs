using System.Runtime.Intrinsics;

namespace ClaimTracker.Extraction.Weights;

/// <summary>A sum of small regression trees over dense features, every tree complete to the same depth.</summary>
internal sealed class TreeSum(int depth, List<(int[] Features, float[] Cuts, float[] Leaves)> trees)
{
    private const int Deepest = 4;
    private readonly int[] _splits = [.. trees.SelectMany(tree => tree.Features)];
    private readonly float[] _cuts = [.. trees.SelectMany(tree => tree.Cuts)];
    private readonly float[] _leaves = [.. trees.SelectMany(tree => tree.Leaves)];
    private readonly int _features = trees.Count == 0 ? 0 : trees.Max(tree => tree.Features.Max()) + 1;

    /// <summary>The score of one example.</summary>
    public double Score(ReadOnlySpan<float> features)
    {
        var sum = 0.0;
        int inner = (1 << depth) - 1, outer = 1 << depth;
        for (int first = 0, leaf = 0; first < _splits.Length; first += inner, leaf += outer)
        {
            var node = 0;
            for (var level = 0; level < depth; level++)
                node = 2 * node + 1 + (features[_splits[first + node]] > _cuts[first + node] ? 1 : 0);
            sum += _leaves[leaf + node - inner];
        }
        return sum;
    }

    /// <summary>Writes the features of one example.</summary>
    public delegate void Describe(int example, Span<float> features);

    /// <summary>The scores of so many examples of so many features, each the same as by itself.</summary>
    public double[] Score(int examples, int features, Describe describe)
    {
        if (depth is < 1 or > Deepest || _features > features)
            throw new InvalidOperationException($"These trees do not fit to examples of {features} numbers.");
        var columns = new float[features * TreeLanes.Count];
        var row = new float[features];
        var scores = new double[(examples + TreeLanes.Count - 1) / TreeLanes.Count * TreeLanes.Count];
        for (var first = 0; first < examples; first += TreeLanes.Count)
        {
            for (var lane = 0; lane < Math.Min(TreeLanes.Count, examples - first); lane++)
            {
                describe(first + lane, row);
                for (var i = 0; i < row.Length; i++)
                    columns[(i * TreeLanes.Count) + lane] = row[i];
            }
            Score(columns, scores.AsSpan(first));
        }
        return examples == scores.Length ? scores : scores[..examples];
    }

    /// <summary>The scores of <see cref="TreeLanes.Count"/> examples; a tree's nodes are all looked at, since that needs no waiting for the node above.</summary>
    private void Score(ReadOnlySpan<float> columns, Span<double> into)
    {
        Vector256<double> low = default, high = default;
        int inner = (1 << depth) - 1, outer = 1 << depth;
        for (int first = 0, leaf = 0; first < _splits.Length; first += inner, leaf += outer)
        {
            var tree = new TreeLanes(columns, _splits.AsSpan(first, inner), _cuts.AsSpan(first, inner), _leaves.AsSpan(leaf, outer));
            var value = depth switch { 1 => tree.One(0, 0), 2 => tree.Two(0, 0), 3 => tree.Three(0, 0), _ => tree.Four(0, 0) };
            low += Vector256.WidenLower(value);
            high += Vector256.WidenUpper(value);
        }
        low.CopyTo(into);
        high.CopyTo(into[(TreeLanes.Count / 2)..]);
    }

    /// <summary>One sum that scores as the mean of several of the same depth does.</summary>
    public static TreeSum Mean(IReadOnlyList<TreeSum> sums) =>
        new(sums[0].Depth, [.. sums.SelectMany(sum => sum.Trees).Select(t => (t.Features, t.Cuts, t.Leaves.Select(leaf => leaf / sums.Count).ToArray()))]);

    private int Depth => depth;

    private List<(int[] Features, float[] Cuts, float[] Leaves)> Trees => trees;

    public void Write(BinaryWriter writer)
    {
        writer.Write(depth);
        writer.Write(trees.Count);
        foreach (var (splits, cuts, leaves) in trees)
        {
            foreach (var split in splits)
                writer.Write((byte)split);
            foreach (var cut in cuts)
                writer.Write(cut);
            foreach (var leaf in leaves)
                writer.Write(leaf);
        }
    }

    public static TreeSum Read(BinaryReader reader)
    {
        var depth = reader.ReadInt32();
        var count = reader.ReadInt32();
        var trees = new List<(int[], float[], float[])>(count);
        for (var t = 0; t < count; t++)
        {
            var splits = new int[(1 << depth) - 1];
            var cuts = new float[splits.Length];
            var leaves = new float[1 << depth];
            for (var i = 0; i < splits.Length; i++)
                splits[i] = reader.ReadByte();
            for (var i = 0; i < cuts.Length; i++)
                cuts[i] = reader.ReadSingle();
            for (var i = 0; i < leaves.Length; i++)
                leaves[i] = reader.ReadSingle();
            trees.Add((splits, cuts, leaves));
        }
        return new(depth, trees);
    }
}
