using System.Reflection;
using ClaimTracker.Extraction.Weights;

namespace ClaimTracker.Extraction.Responses;

/// <summary>All trained numbers of this stage, as one file.</summary>
internal sealed record ResponseWeights(ResponseRecognizer Recognizer, LinkRanker Ranker, LinkJudge Judge, Calibration ResponseChance)
{
    private const int Magic = 0x35505352;

    public void Write(BinaryWriter writer)
    {
        writer.Write(Magic);
        Recognizer.Write(writer);
        Ranker.Write(writer);
        Judge.Write(writer);
        ResponseChance.Write(writer);
    }

    public static ResponseWeights Read(Stream stream)
    {
        using var reader = new BinaryReader(stream);
        if (reader.ReadInt32() != Magic)
            throw new InvalidDataException("The weights for responses are not of this version; train them again with: claimtracker train responses.");
        return new(ResponseRecognizer.Read(reader), LinkRanker.Read(reader), LinkJudge.Read(reader), Calibration.Read(reader));
    }

    public static ResponseWeights ReadShipped()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Weights/responses.bin")
            ?? throw new InvalidOperationException("The weights responses.bin are missing from this build.");
        return Read(stream);
    }
}
