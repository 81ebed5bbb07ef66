using ClaimTracker.Extraction.Weights;

namespace ClaimTracker.Extraction.Tests.Weights;

public class SoftmaxModelTests
{
    private const int Bits = 8;

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(16)]
    public void Chances_are_those_of_the_summed_weights(int classes)
    {
        var weights = Weights(classes, seed: 1);
        List<int> features = [.. Enumerable.Range(0, 600).Select(i => i * 37 % 256)];
        var chances = new double[classes];
        new SoftmaxModel(classes, Bits, weights, 0.001f).Predict(features, chances);

        var raw = Enumerable.Range(0, classes).Select(k => Math.Exp(0.001f * (double)features.Sum(f => weights[(f * classes) + k]))).ToArray();
        Assert.All(chances.Select((chance, k) => (chance, k)), c => Assert.Equal(raw[c.k] / raw.Sum(), c.chance, 10));
    }

    [Fact]
    public void Two_models_side_by_side_are_the_same_models()
    {
        SoftmaxModel[] apart = [new(10, Bits, Weights(10, seed: 2), 0.02f), new(10, Bits, Weights(10, seed: 3), 0.03f)];

        var together = SoftmaxModel.SideBySide(apart[0], apart[1]);

        Assert.Equal(apart.Select(Bytes), together.Select(Bytes));
        Assert.Equal(apart.Select(Chances), together.Select(Chances));
    }

    private static double[] Chances(SoftmaxModel model)
    {
        var chances = new double[model.Classes];
        model.Predict([3, 77, 201, 255], chances);
        return chances;
    }

    private static byte[] Bytes(SoftmaxModel model)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        model.Write(writer);
        writer.Flush();
        return stream.ToArray();
    }

    private static sbyte[] Weights(int classes, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, classes << Bits).Select(_ => (sbyte)random.Next(-127, 128))];
    }
}
