using System.Buffers.Binary;

namespace ClaimTracker.Import.Html;

/// <summary>Two sums of small decision trees that tell a page's article blocks; trained by <c>BodyTrainer</c>, embedded in the assembly.</summary>
internal sealed class BodyModel(TreeSum first, TreeSum second)
{
    private const float Threshold = 0.42f;
    private const int LeastText = 150;
    private const float RuledOut = 0.02f;

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
            if (IsOut(page.Blocks[i])) continue;
            features.WriteSecond(i, rows.AsSpan(i * BlockFeatures.Count, BlockFeatures.Count), wide);
            page.Blocks[i].Final = second.Probability(wide);
        }
    }

    /// <summary>Probability from which a block of the page belongs to the article; lower where hardly any text would be left.</summary>
    public static float ThresholdOf(Page page)
    {
        foreach (var threshold in (ReadOnlySpan<float>)[Threshold, Threshold / 2, Threshold / 4])
        {
            if (page.Blocks.Sum(b => b.Final >= threshold && b.IsProse ? b.Text.Length : 0) >= LeastText) return threshold;
        }
        Rescue(page);
        return Threshold;
    }

    /// <summary>A short article that the model does not know: the likeliest prose and what stands beside it.</summary>
    private static void Rescue(Page page)
    {
        if (page.Blocks.Where(b => b.IsProse).MaxBy(b => b.Final * b.Text.Length) is not { } best) return;
        foreach (var block in page.Blocks)
        {
            if (block.IsProse && block.Frame.Parent == best.Frame.Parent) block.Final = Threshold;
        }
    }

    /// <summary>True for a block that the first pass rules out; the second pass is neither trained on these nor asked.</summary>
    public static bool IsOut(PageBlock block) => block.First < RuledOut;

    /// <summary>Sets the first-pass probability and adds it to the elements around the block.</summary>
    public static void SetFirst(PageBlock block, float probability)
    {
        block.First = probability;
        block.Final = probability;
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
