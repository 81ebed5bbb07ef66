using ClaimTracker.Extraction.Training;
using ClaimTracker.Extraction.Weights;

namespace ClaimTracker.Extraction.Tests.Training;

public class TreeTrainerTests
{
    private static readonly List<float[]> Examples = [.. Enumerable.Range(0, 400).Select(i => new float[] { i % 7, i % 20, i * 37 % 11 })];
    private static readonly bool[] Right = [.. Examples.Select(x => x[1] > 9 && x[0] < 4)];

    [Fact]
    public void Trees_find_what_decides()
    {
        var trees = Train(new TreeTrainer());

        Assert.All(Examples.Zip(Right), pair => Assert.Equal(pair.Second, trees.Score(pair.First) > 0));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(0.6, 0.7)]
    public void The_same_seed_gives_the_same_bytes(double rows, double columns)
    {
        var trainer = new TreeTrainer { Rows = rows, Columns = columns };

        Assert.Equal(Bytes(Train(trainer)), Bytes(Train(trainer)));
    }

    [Fact]
    public void Another_seed_draws_other_examples() =>
        Assert.NotEqual(Bytes(Train(new TreeTrainer { Rows = 0.5, Seed = 1 })), Bytes(Train(new TreeTrainer { Rows = 0.5, Seed = 2 })));

    [Fact]
    public void The_mean_of_sums_scores_between_them()
    {
        TreeSum[] sums = [Train(new TreeTrainer { Rows = 0.5, Seed = 1 }), Train(new TreeTrainer { Rows = 0.5, Seed = 2 })];
        var mean = TreeSum.Mean(sums);

        Assert.All(Examples, x => Assert.Equal(sums.Average(s => s.Score(x)), mean.Score(x), 4));
    }

    private static TreeSum Train(TreeTrainer trainer) => trainer.Train(Examples, TreeTrainer.Logistic(Right));

    private static byte[] Bytes(TreeSum trees)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        trees.Write(writer);
        writer.Flush();
        return stream.ToArray();
    }
}
