using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ClaimTracker.Extraction.Weights;

namespace ClaimTracker.Extraction.Cues;

/// <summary>
/// Hashed linear weights as whole numbers: 2^<see cref="Bits"/> rows of <see cref="Width"/> signed bytes, one unit being
/// <see cref="Step"/>. Sums of whole numbers do not depend on order or machine.
/// </summary>
internal sealed class ScoreTable
{
    /// <summary>Rows are padded to this where they are wider than one weight, so that one load reads a row.</summary>
    private const int Lane = 16;

    /// <summary>So many rows of the largest weights fit into a 16-bit sum.</summary>
    private const int RowsPerSum = short.MaxValue / 128;

    private readonly WeightTable weights;
    private readonly int stride;

    private ScoreTable(int bits, int width, float step, WeightTable padded)
    {
        Bits = bits;
        Width = width;
        Step = step;
        stride = StrideOf(width);
        weights = padded;
    }

    public int Bits { get; }
    public int Width { get; }
    public float Step { get; }

    public int this[int row, int column] => weights.All[row * stride + column];

    public static ScoreTable Empty { get; } = new(0, 1, 1, new WeightTable(1));

    private static int StrideOf(int width) => width == 1 ? 1 : width <= Lane ? Lane : width;

    /// <summary>Adds the rows to <paramref name="sums"/>, which is <see cref="Width"/> long.</summary>
    public void AddTo(ReadOnlySpan<int> rows, Span<int> sums)
    {
        if (stride != Lane)
            AddPlain(rows, sums);
        else
            for (var done = 0; done < rows.Length; done += RowsPerSum)
                AddLanes(rows.Slice(done, Math.Min(RowsPerSum, rows.Length - done)), sums);
    }

    /// <summary>Sums at most 258 rows of up to sixteen weights.</summary>
    public Vector256<short> Sum(ReadOnlySpan<int> rows)
    {
        var sum = Vector256<short>.Zero;
        ref var table = ref weights.Start;
        foreach (var row in rows)
            sum += Vector256.WidenLower(Vector128.LoadUnsafe(ref table, (nuint)(uint)row * Lane).ToVector256Unsafe());
        return sum;
    }

    /// <summary>Tells the processor that these rows will be read soon.</summary>
    public void Fetch(ReadOnlySpan<int> rows)
    {
        ref var table = ref weights.Start;
        foreach (var row in rows)
            WeightTable.Fetch(ref table, (nint)row * stride);
    }

    private void AddPlain(ReadOnlySpan<int> rows, Span<int> sums)
    {
        if (Width == 1)
            sums[0] += SumOfOne(rows);
        else
            foreach (var row in rows)
                for (var k = 0; k < Width; k++)
                    sums[k] += weights.All[(row * stride) + k];
    }

    private int SumOfOne(ReadOnlySpan<int> rows)
    {
        var sum = 0;
        ref var table = ref weights.Start;
        foreach (var row in rows)
            sum += Unsafe.Add(ref table, (nint)row);
        return sum;
    }

    private void AddLanes(ReadOnlySpan<int> rows, Span<int> sums)
    {
        Vector128<short> low = default, high = default;
        ref var table = ref weights.Start;
        foreach (var row in rows)
        {
            var values = Vector128.LoadUnsafe(ref table, (nuint)(uint)row * Lane);
            low += Vector128.WidenLower(values);
            high += Vector128.WidenUpper(values);
        }
        for (var k = 0; k < Width; k++)
            sums[k] += k < 8 ? low.GetElement(k) : high.GetElement(k - 8);
    }

    /// <summary>Rounds trained weights; what lies beyond 127 steps is cut off.</summary>
    public static ScoreTable Quantize(int bits, int width, float[] trained, float step)
    {
        var stride = StrideOf(width);
        var weights = new WeightTable(stride << bits);
        var all = weights.All;
        for (var i = 0; i < trained.Length; i++)
            all[(i / width * stride) + (i % width)] = (sbyte)Math.Clamp(MathF.Round(trained[i] / step), -127f, 127f);
        return new ScoreTable(bits, width, step, weights);
    }

    /// <summary>Writes the rows that are not empty: the gaps between them, then their weights column by column, which packs better.</summary>
    public void Write(BinaryWriter writer)
    {
        int[] rows = [.. Enumerable.Range(0, 1 << Bits).Where(row => weights.All.Slice(row * stride, Width).ContainsAnyExcept((sbyte)0))];
        writer.Write(Bits);
        writer.Write(Width);
        writer.Write(Step);
        writer.Write(rows.Length);
        for (var i = 0; i < rows.Length; i++)
            writer.Write7BitEncodedInt(i == 0 ? rows[i] : rows[i] - rows[i - 1]);
        for (var k = 0; k < Width; k++)
            foreach (var row in rows)
                writer.Write(weights.All[(row * stride) + k]);
    }

    /// <exception cref="InvalidDataException">The rows do not fit into the table.</exception>
    public static ScoreTable Read(BinaryReader reader)
    {
        int bits = reader.ReadInt32(), width = reader.ReadInt32();
        var step = reader.ReadSingle();
        var rows = new int[reader.ReadInt32()];
        for (int i = 0, row = 0; i < rows.Length; i++)
            rows[i] = row += reader.Read7BitEncodedInt();
        if (bits is < 0 or > 24 || (rows.Length > 0 && rows[^1] >= 1 << bits))
            throw new InvalidDataException("The attribution weights are damaged. Train them again.");
        var stride = StrideOf(width);
        var weights = new WeightTable(stride << bits);
        Spread(reader.ReadBytes(rows.Length * width), rows, weights.All, stride);
        return new ScoreTable(bits, width, step, weights);
    }

    /// <summary>Optimized at once: it runs a few million times at the start and never again.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Spread(byte[] columns, int[] rows, Span<sbyte> weights, int stride)
    {
        for (var i = 0; i < rows.Length; i++)
            for (int k = i, to = rows[i] * stride; k < columns.Length; k += rows.Length, to++)
                weights[to] = (sbyte)columns[k];
    }
}
