using System.Reflection;
using ClaimTracker.Extraction.Weights;

namespace ClaimTracker.Extraction.Sources;

/// <summary>The trained judgement whether a mention is an unnamed source, as a file of its own. Immutable and thread-safe.</summary>
internal sealed class UnnamedModel(SoftmaxModel words)
{
    private const int Magic = 0x314d4e55;

    public FeatureBag NewBag() => new(words.Bits);

    /// <summary>Probability that the mention whose features are given is an unnamed source.</summary>
    public double Chance(FeatureBag features)
    {
        Span<double> scores = stackalloc double[2];
        words.Predict(features.Indices, scores);
        return scores[1];
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(Magic);
        words.Write(writer);
    }

    public static UnnamedModel Read(Stream stream)
    {
        using var reader = new BinaryReader(stream);
        if (reader.ReadInt32() != Magic)
            throw new InvalidDataException("The weights for unnamed sources are not of this version; train them again with: claimtracker train unnamed.");
        return new(SoftmaxModel.Read(reader));
    }

    public static UnnamedModel ReadShipped()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Weights/unnamed.bin")
            ?? throw new InvalidOperationException("The weights unnamed.bin are missing from this build.");
        return Read(stream);
    }
}
