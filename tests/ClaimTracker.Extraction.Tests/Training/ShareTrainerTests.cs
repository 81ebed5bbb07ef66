using ClaimTracker.Extraction.Training;
using ClaimTracker.Extraction.Weights;

namespace ClaimTracker.Extraction.Tests.Training;

public class ShareTrainerTests
{
    [Fact]
    public void Classes_are_learned_in_the_shares_in_which_they_are_right()
    {
        var chances = Predict([new([1], [0.5f, 0.5f, 0], 1), new([2], [0, 0, 1], 1)], feature: 1);

        Assert.Equal(chances[0], chances[1], 2);
        Assert.True(chances[2] < chances[0]);
    }

    [Fact]
    public void An_example_of_more_weight_outweighs_one_of_less()
    {
        var chances = Predict([new([1], [1, 0, 0], 1), new([1], [0, 1, 0], 0.2f)], feature: 1);

        Assert.True(chances[0] > chances[1]);
    }

    [Fact]
    public void The_same_examples_give_the_same_bytes() => Assert.Equal(Bytes(), Bytes());

    private static double[] Predict(SharedExample[] examples, int feature)
    {
        var chances = new double[3];
        new ShareTrainer(3, 4).Train([.. Enumerable.Repeat(examples, 20).SelectMany(e => e)], seed: 1).Predict([feature], chances);
        return chances;
    }

    private static byte[] Bytes()
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        new ShareTrainer(9, 6).Train([.. Enumerable.Range(0, 50).Select(i => new SharedExample([i % 7, 8 + (i % 5)], [.. Enumerable.Range(0, 9).Select(k => k == i % 9 ? 1f : 0)], 1))], seed: 3).Write(writer);
        return bytes.ToArray();
    }
}
