using System.Runtime.CompilerServices;
using ClaimTracker.Extraction.Weights;

namespace ClaimTracker.Extraction.Syntax;

/// <summary>Writes a weight table as the gaps between its nonzero weights and their values, column by column.</summary>
internal static class ModelFormat
{
    public static void Write(BinaryWriter writer, LinearModel model)
    {
        writer.Write((byte)model.Classes);
        writer.Write((byte)model.Bits);
        for (var column = 0; column < model.Classes; column++)
        {
            var (gaps, values) = Column(model, column);
            writer.Write(gaps.Count);
            writer.Write(gaps.ToArray());
            writer.Write(values.Count);
            writer.Write(values.ToArray());
        }
    }

    public static LinearModel Read(BinaryReader reader)
    {
        int classes = reader.ReadByte(), bits = reader.ReadByte(), stride = LinearModel.StrideOf(classes);
        var weights = new WeightTable(stride << bits);
        for (var column = 0; column < classes; column++)
        {
            var gaps = reader.ReadBytes(reader.ReadInt32());
            var values = reader.ReadBytes(reader.ReadInt32());
            Fill(weights.All, stride, column, gaps, values);
        }
        return new LinearModel(classes, bits, weights);
    }

    private static (List<byte> Gaps, List<byte> Values) Column(LinearModel model, int column)
    {
        var gaps = new List<byte>();
        var values = new List<byte>();
        var previous = 0;
        for (var row = 0; row < 1 << model.Bits; row++)
        {
            var weight = model.Weights[row * model.Stride + column];
            if (weight == 0) continue;
            var gap = row - previous;
            for (; gap >= 255; gap -= 255) gaps.Add(255);
            gaps.Add((byte)gap);
            values.Add((byte)weight);
            previous = row;
        }
        return (gaps, values);
    }

    /// <summary>Optimized at once: it runs a few million times at the start and never again.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Fill(Span<sbyte> weights, int stride, int column, byte[] gaps, byte[] values)
    {
        var at = column;
        var next = 0;
        foreach (var gap in gaps)
        {
            at += gap * stride;
            if (gap == 255) continue;
            if ((uint)next >= (uint)values.Length || (uint)at >= (uint)weights.Length) throw new InvalidDataException("The syntax weights are damaged. Train them again.");
            weights[at] = (sbyte)values[next++];
        }
    }
}
