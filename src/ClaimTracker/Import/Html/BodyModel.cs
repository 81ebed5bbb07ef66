using System.Buffers;
using System.Buffers.Binary;

namespace ClaimTracker.Import.Html;

/// <summary>Two sums of small decision trees that tell a page's article blocks; trained by <c>BodyTrainer</c>, embedded in the assembly.</summary>
internal sealed class BodyModel(TreeSum first, TreeSum second)
{
    private const float RuledOut = 0.01f;

    private static readonly Lazy<BodyModel> Shipped = new(Load);

    public static BodyModel Default => Shipped.Value;

    /// <summary>Sets <see cref="PageBlock.First"/> and <see cref="PageBlock.Final"/> of every block.</summary>
    public void Score(Page page, PageHints hints)
    {
        var blocks = page.Blocks;
        var features = new BlockFeatures(page, hints);
        // Rented: arrays of this size would each cost a collection of the whole heap.
        var rows = ArrayPool<float>.Shared.Rent(blocks.Count * BlockFeatures.Count);
        for (var i = 0; i < blocks.Count; i++) features.Write(i, Row(rows, i, BlockFeatures.Count));
        var chances = new float[blocks.Count];
        first.Probabilities(rows, BlockFeatures.Count, chances);
        for (var i = 0; i < blocks.Count; i++) SetFirst(blocks[i], chances[i]);
        ScoreAgain(blocks, features, rows);
        ArrayPool<float>.Shared.Return(rows);
    }

    private void ScoreAgain(List<PageBlock> blocks, BlockFeatures features, float[] rows)
    {
        var open = Enumerable.Range(0, blocks.Count).Where(i => !IsOut(blocks[i])).ToArray();
        var wide = ArrayPool<float>.Shared.Rent(open.Length * BlockFeatures.SecondCount);
        for (var i = 0; i < open.Length; i++) features.WriteSecond(open[i], Row(rows, open[i], BlockFeatures.Count), Row(wide, i, BlockFeatures.SecondCount));
        var chances = new float[open.Length];
        second.Probabilities(wide, BlockFeatures.SecondCount, chances);
        for (var i = 0; i < open.Length; i++) blocks[open[i]].Final = chances[i];
        ArrayPool<float>.Shared.Return(wide);
    }

    private static Span<float> Row(float[] rows, int at, int width) => rows.AsSpan(at * width, width);

    /// <summary>True for a block that the first pass rules out; the second pass is neither trained on these nor asked.</summary>
    public static bool IsOut(PageBlock block) => block.First < RuledOut;

    /// <summary>Sets the first-pass probability and adds it to the elements around the block.</summary>
    public static void SetFirst(PageBlock block, float probability)
    {
        block.First = probability;
        block.Final = probability;
        for (var frame = block.Frame; frame is not null; frame = frame.Parent)
        {
            frame.Score += probability;
            frame.Mass += probability * block.Weight;
        }
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
