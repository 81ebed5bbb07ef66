using ClaimTracker.Extraction.Weights;

namespace ClaimTracker.Extraction.Tests.Weights;

public class TreeSumTests
{
    private const int Features = 9;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Examples_side_by_side_score_as_each_by_itself(int depth)
    {
        var random = new Random(depth);
        var trees = new TreeSum(depth, [.. Enumerable.Range(0, 30).Select(_ => Tree(random, depth))]);
        float[][] examples = [.. Enumerable.Range(0, 21).Select(_ => Floats(random, Features))];

        Assert.Equal(examples.Select(x => trees.Score(x)), trees.Score(examples.Length, Features, (i, row) => examples[i].CopyTo(row)));
    }

    [Fact]
    public void Trees_that_look_at_more_numbers_than_there_are_do_not_score() =>
        Assert.Throws<InvalidOperationException>(() => new TreeSum(1, [([5], [0], [1, 2])]).Score(1, 5, (_, _) => { }));

    private static (int[], float[], float[]) Tree(Random random, int depth) =>
        ([.. Enumerable.Range(0, (1 << depth) - 1).Select(_ => random.Next(Features))], Floats(random, (1 << depth) - 1), Floats(random, 1 << depth));

    private static float[] Floats(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextSingle())];
}
