namespace ClaimTracker.Extraction.Attributions;

/// <summary>Boosted trees over whole-number features; leaves add up to log-odds in thousandths.</summary>
/// <param name="Depth">Every tree is a full one of this depth.</param>
/// <param name="Bias">Start of the sum.</param>
/// <param name="Features">Feature of each inner node, trees one behind the other, nodes in heap order.</param>
/// <param name="Thresholds">A value above it goes to the right.</param>
/// <param name="Leaves">Values of the leaves from left to right.</param>
internal sealed record DecisionTrees(int Depth, int Bias, byte[] Features, int[] Thresholds, int[] Leaves)
{
    public int Sum(ReadOnlySpan<int> values)
    {
        var sum = Bias;
        int inner = (1 << Depth) - 1, outer = 1 << Depth;
        for (var tree = 0; tree * inner < Features.Length; tree++)
        {
            var node = 0;
            for (var level = 0; level < Depth; level++)
            {
                var at = tree * inner + node;
                node = 2 * node + 1 + (values[Features[at]] > Thresholds[at] ? 1 : 0);
            }
            sum += Leaves[tree * outer + node - inner];
        }
        return sum;
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(Depth);
        writer.Write(Bias);
        writer.Write(Features.Length);
        writer.Write(Features);
        foreach (var value in Thresholds)
            writer.Write(value);
        writer.Write(Leaves.Length);
        foreach (var value in Leaves)
            writer.Write(value);
    }

    public static DecisionTrees Read(BinaryReader reader)
    {
        int depth = reader.ReadInt32(), bias = reader.ReadInt32();
        var features = reader.ReadBytes(reader.ReadInt32());
        var thresholds = new int[features.Length];
        for (var i = 0; i < thresholds.Length; i++)
            thresholds[i] = reader.ReadInt32();
        var leaves = new int[reader.ReadInt32()];
        for (var i = 0; i < leaves.Length; i++)
            leaves[i] = reader.ReadInt32();
        return new DecisionTrees(depth, bias, features, thresholds, leaves);
    }
}
