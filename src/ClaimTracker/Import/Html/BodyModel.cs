using System.Buffers.Binary;

namespace ClaimTracker.Import.Html;

/// <summary>Two sums of small decision trees that tell a page's article blocks; trained by <c>BodyTrainer</c>, embedded in the assembly.</summary>
internal sealed class BodyModel(TreeSum first, TreeSum second)
{
    private const float Threshold = 0.42f;
    private const float LeastOfBest = 0.9f;

    private static readonly Lazy<BodyModel> Shipped = new(Load);

    public static BodyModel Default => Shipped.Value;

    /// <summary>Sets <see cref="PageBlock.First"/> and <see cref="PageBlock.Final"/> of every block.</summary>
    public void Score(Page page, PageHints hints)
    {
        var features = new BlockFeatures(page, hints);
        var rows = new float[page.Blocks.Count * BlockFeatures.Count];
        for (var i = 0; i < page.Blocks.Count; i++)
        {
            var row = rows.AsSpan(i * BlockFeatures.Count, BlockFeatures.Count);
            features.Write(i, row);
            SetFirst(page.Blocks[i], first.Probability(row));
        }
        Span<float> wide = new float[BlockFeatures.SecondCount];
        for (var i = 0; i < page.Blocks.Count; i++)
        {
            features.WriteSecond(i, rows.AsSpan(i * BlockFeatures.Count, BlockFeatures.Count), wide);
            page.Blocks[i].Final = second.Probability(wide);
        }
    }

    /// <summary>Probability from which a block of the page belongs to the article; lower where the page has no block that surely does.</summary>
    public static float ThresholdOf(Page page) =>
        page.Blocks.Count == 0 ? Threshold : MathF.Min(Threshold, LeastOfBest * page.Blocks.Max(b => b.Final));

    /// <summary>Sets the first-pass probability and adds it to the elements around the block.</summary>
    public static void SetFirst(PageBlock block, float probability)
    {
        block.First = probability;
        for (var frame = block.Frame; frame is not null; frame = frame.Parent) frame.Score += probability;
    }

    private static BodyModel Load()
    {
        using var stream = typeof(BodyModel).Assembly.GetManifestResourceStream("Import/Html/body.bin")
            ?? throw new InvalidOperationException("The weights of the page reader are not embedded.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        var length = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        return new(TreeSum.Read(bytes.AsSpan(4, length)), TreeSum.Read(bytes.AsSpan(4 + length)));
    }

    /// <summary>The bytes that <see cref="Default"/> is loaded from.</summary>
    public static byte[] Save(TreeSum first, TreeSum second)
    {
        byte[] head = first.ToBytes(), tail = second.ToBytes(), bytes = new byte[4 + head.Length + tail.Length];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, head.Length);
        head.CopyTo(bytes, 4);
        tail.CopyTo(bytes, 4 + head.Length);
        return bytes;
    }
}
