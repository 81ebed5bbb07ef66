using System.IO.Compression;
using System.Reflection;
using System.Text;
using ClaimTracker.Extraction.Weights;

namespace ClaimTracker.Extraction.Responses;

/// <summary>All trained numbers of this stage, as one file: a mark, then everything behind it compressed with Brotli.</summary>
internal sealed record ResponseWeights(ResponseRecognizer Recognizer, LinkRanker Ranker, LinkJudge Judge, Calibration ResponseChance)
{
    private const int Quality = 9;
    private static readonly byte[] Mark = Encoding.ASCII.GetBytes("CTRESPONSE6\n");

    public void Write(Stream stream)
    {
        stream.Write(Mark);
        using var writer = new BinaryWriter(new BrotliStream(stream, new BrotliCompressionOptions { Quality = Quality }, leaveOpen: true));
        Recognizer.Write(writer);
        Ranker.Write(writer);
        Judge.Write(writer);
        ResponseChance.Write(writer);
    }

    public static ResponseWeights Read(Stream stream)
    {
        var mark = new byte[Mark.Length];
        if (stream.ReadAtLeast(mark, mark.Length, throwOnEndOfStream: false) < mark.Length || !mark.AsSpan().SequenceEqual(Mark))
            throw new InvalidDataException("The weights for responses are not of this version; train them again with: claimtracker train responses.");
        using var reader = new BinaryReader(new BufferedStream(new BrotliStream(stream, CompressionMode.Decompress), 1 << 16));
        return new(ResponseRecognizer.Read(reader), LinkRanker.Read(reader), LinkJudge.Read(reader), Calibration.Read(reader));
    }

    public static ResponseWeights ReadShipped()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Weights/responses.bin")
            ?? throw new InvalidOperationException("The weights responses.bin are missing from this build.");
        return Read(stream);
    }
}
