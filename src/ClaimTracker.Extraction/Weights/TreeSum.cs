namespace ClaimTracker.Extraction.Weights;

/// <summary>A sum of small regression trees over dense features, every tree complete to the same depth.</summary>
internal sealed class TreeSum(int depth, List<(int[] Features, float[] Cuts, float[] Leaves)> trees)
{
    private readonly int[] _splits = [.. trees.SelectMany(tree => tree.Features)];
    private readonly float[] _cuts = [.. trees.SelectMany(tree => tree.Cuts)];
    private readonly float[] _leaves = [.. trees.SelectMany(tree => tree.Leaves)];

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
