using ClaimTracker.Import.Html;

namespace ClaimTracker.Tests.Import;

public class TreeSumTests
{
    private const int Width = 5;

    [Theory]
    [InlineData(1), InlineData(3), InlineData(4), InlineData(9)]
    public void Rows_together_are_judged_as_each_alone(int rows)
    {
        var random = new Random(rows);
        var trees = new TreeSum(-0.5f, Enumerable.Range(0, 60).Select(_ => Tree(random)).ToArray());
        var values = Enumerable.Range(0, rows * Width).Select(_ => random.NextSingle()).ToArray();
        var together = new float[rows];
        trees.Probabilities(values, Width, together);
        for (var i = 0; i < rows; i++) Assert.Equal(trees.Probability(values.AsSpan(i * Width, Width)), together[i]);
    }

    [Fact]
    public void A_row_goes_left_where_its_value_is_at_most_the_threshold()
    {
        var tree = new TreeSum(0, [[new(1, 1, 0.5f), new(-1, 0, 2), new(-1, 0, -2)]]);
        Assert.Equal(1 / (1 + MathF.Exp(-2)), tree.Probability([9, 0.5f]));
        Assert.Equal(1 / (1 + MathF.Exp(2)), tree.Probability([0, 0.6f]));
    }

    [Fact]
    public void Trees_are_the_same_after_writing_and_reading()
    {
        var random = new Random(1);
        var bytes = new TreeSum(0.25f, Enumerable.Range(0, 7).Select(_ => Tree(random)).ToArray()).ToBytes();
        Assert.Equal(bytes, TreeSum.Read(bytes).ToBytes());
    }

    /// <summary>A lopsided tree: every right child is split again.</summary>
    private static TreeNode[] Tree(Random random)
    {
        var depth = random.Next(1, 6);
        var nodes = new TreeNode[2 * depth + 1];
        for (var level = 0; level < depth; level++)
        {
            nodes[level == 0 ? 0 : 2 * level] = new((short)random.Next(Width), (ushort)(2 * level + 1), random.NextSingle());
            nodes[2 * level + 1] = new(-1, 0, random.NextSingle() - 0.5f);
        }
        nodes[^1] = new(-1, 0, random.NextSingle() - 0.5f);
        return nodes;
    }
}
