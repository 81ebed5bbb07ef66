using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ClaimTracker.Extraction.Weights;

/// <summary>Multinomial logistic regression over hashed features, weights kept in one byte each. A feature's row is padded, so that one load reads it.</summary>
internal sealed class SoftmaxModel
{
    private const int Lane = 16;

    /// <summary>So many rows of the largest weights fit into a 16-bit sum.</summary>
    private const int RowsPerSum = short.MaxValue / 128;

    private readonly WeightTable _table;
    private readonly int _stride, _first;
    private readonly float _scale;

    public SoftmaxModel(int classes, int bits, sbyte[] weights, float scale)
        : this(classes, bits, scale, new WeightTable(StrideOf(classes) << bits), StrideOf(classes), 0)
    {
        for (var row = 0; row < 1 << bits; row++)
            weights.AsSpan(row * classes, classes).CopyTo(Row(row));
    }

    private SoftmaxModel(int classes, int bits, float scale, WeightTable table, int stride, int first)
    {
        if (classes > Lane)
            throw new InvalidDataException($"A model tells at most {Lane} classes apart; these weights are for {classes}.");
        (Classes, Bits, _scale, _table, _stride, _first) = (classes, bits, scale, table, stride, first);
    }

    public int Classes { get; }

    public int Bits { get; }

    /// <summary>The same two models with the rows of each feature side by side, for examples that are shown to both.</summary>
    public static SoftmaxModel[] SideBySide(SoftmaxModel left, SoftmaxModel right)
    {
        var table = new WeightTable((2 * Lane) << left.Bits);
        SoftmaxModel[] both = [new(left.Classes, left.Bits, left._scale, table, 2 * Lane, 0), new(right.Classes, right.Bits, right._scale, table, 2 * Lane, Lane)];
        for (var row = 0; row < 1 << left.Bits; row++)
        {
            left.Row(row).CopyTo(both[0].Row(row));
            right.Row(row).CopyTo(both[1].Row(row));
        }
        return both;
    }

    /// <summary>Tells the processor that an example will be looked at soon.</summary>
    public void Fetch(List<int> features)
    {
        ref var table = ref _table.Start;
        foreach (var feature in CollectionsMarshal.AsSpan(features))
            WeightTable.Fetch(ref table, (nint)(uint)feature * _stride + _first);
    }

    /// <summary>Probabilities of the classes for one example.</summary>
    public void Predict(List<int> features, Span<double> into)
    {
        Span<int> sums = stackalloc int[Lane];
        sums.Clear();
        for (var rest = CollectionsMarshal.AsSpan(features); rest.Length > 0; rest = rest[Math.Min(rest.Length, RowsPerSum)..])
            AddTo(sums, rest[..Math.Min(rest.Length, RowsPerSum)]);
        for (var k = 0; k < Classes; k++)
            into[k] = sums[k] * (double)_scale;
        Normalize(into);
    }

    /// <summary>Log-odds of the second of two classes.</summary>
    public double LogOdds(List<int> features)
    {
        var sum = 0;
        var table = _table.All;
        foreach (var feature in CollectionsMarshal.AsSpan(features))
            sum += table[(feature * _stride) + _first + 1] - table[(feature * _stride) + _first];
        return sum * (double)_scale;
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(Classes);
        writer.Write(Bits);
        writer.Write(_scale);
        var weights = new sbyte[Classes << Bits];
        for (var row = 0; row < 1 << Bits; row++)
            Row(row).CopyTo(weights.AsSpan(row * Classes));
        writer.Write(MemoryMarshal.AsBytes(weights.AsSpan()));
    }

    public static SoftmaxModel Read(BinaryReader reader)
    {
        var classes = reader.ReadInt32();
        var bits = reader.ReadInt32();
        var scale = reader.ReadSingle();
        var weights = new sbyte[classes << bits];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(weights.AsSpan()));
        return new(classes, bits, weights, scale);
    }

    internal static void Normalize(Span<double> scores)
    {
        var max = double.NegativeInfinity;
        foreach (var score in scores)
            max = Math.Max(max, score);
        var sum = 0.0;
        for (var k = 0; k < scores.Length; k++)
            sum += scores[k] = Math.Exp(scores[k] - max);
        for (var k = 0; k < scores.Length; k++)
            scores[k] /= sum;
    }

    private static int StrideOf(int classes) => classes == 2 ? 2 : Lane;

    private Span<sbyte> Row(int row) => _table.All.Slice((row * _stride) + _first, Classes);

    private void AddTo(Span<int> sums, ReadOnlySpan<int> features)
    {
        if (_stride < Lane)
        {
            var few = _table.All;
            foreach (var feature in features)
                for (var k = 0; k < Classes; k++)
                    sums[k] += few[(feature * _stride) + _first + k];
            return;
        }
        var sum = Vector256<short>.Zero;
        ref var table = ref Unsafe.Add(ref _table.Start, _first);
        foreach (var feature in features)
            sum += Vector256.WidenLower(Vector128.LoadUnsafe(ref Unsafe.Add(ref table, (nint)(uint)feature * _stride)).ToVector256Unsafe());
        var (low, high) = Vector256.Widen(sum);
        (Vector256.Create<int>(sums) + low).CopyTo(sums);
        (Vector256.Create<int>(sums[(Lane / 2)..]) + high).CopyTo(sums[(Lane / 2)..]);
    }
}
