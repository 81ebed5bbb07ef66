using System.Reflection;
using ClaimTracker.Extraction.Weights;

namespace ClaimTracker.Extraction.Sources;

/// <summary>The trained judgement whether a mention is an unnamed source, as a file of its own. Immutable and thread-safe.</summary>
/// <param name="General">Judges by the words alone, learned from news with annotated attributions.</param>
/// <param name="Words">Judges by words and credit, learned from annotated unnamed sources.</param>
/// <param name="Trees">Judge by <see cref="UnnamedValues"/>, learned from the same.</param>
internal sealed record UnnamedModel(SoftmaxModel General, SoftmaxModel Words, TreeSum Trees)
{
    public const int Bits = 15;
    private const int Magic = 0x324d4e55;

    /// <summary>Probability that the mention is an unnamed source, of whose numbers the trees say this.</summary>
    public double Chance(List<int> words, double trees) => 1 / (1 + Math.Exp(-(Words.LogOdds(words) + trees) / 2));

    public void Write(BinaryWriter writer)
    {
        writer.Write(Magic);
        General.Write(writer);
        Words.Write(writer);
        Trees.Write(writer);
    }

    public static UnnamedModel Read(Stream stream)
    {
        using var reader = new BinaryReader(stream);
        if (reader.ReadInt32() != Magic)
            throw new InvalidDataException("The weights for unnamed sources are not of this version; train them again with: claimtracker train unnamed.");
        return new(SoftmaxModel.Read(reader), SoftmaxModel.Read(reader), TreeSum.Read(reader));
    }

    public static UnnamedModel ReadShipped()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Weights/unnamed.bin")
            ?? throw new InvalidOperationException("The weights unnamed.bin are missing from this build.");
        return Read(stream);
    }
}
