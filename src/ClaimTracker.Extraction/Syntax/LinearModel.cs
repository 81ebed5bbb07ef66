using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ClaimTracker.Extraction.Weights;

namespace ClaimTracker.Extraction.Syntax;

/// <summary>A linear classifier over hashed features. Weights are small integers, so scores are the same on every machine.</summary>
internal sealed class LinearModel
{
    private const int Lanes = 16;
    private readonly WeightTable weights;
    private readonly int shift;

    /// <param name="classes">Number of classes.</param>
    /// <param name="bits">The table has 2^bits rows.</param>
    /// <param name="weights">Row by row; a row has <see cref="Stride"/> weights.</param>
    public LinearModel(int classes, int bits, WeightTable weights)
    {
        (Classes, Bits, Stride, shift) = (classes, bits, StrideOf(classes), 32 - bits);
        if (weights.Length != Stride << bits) throw new ArgumentException($"{weights.Length} weights do not make 2^{bits} rows of {Stride}.", nameof(weights));
        this.weights = weights;
    }

    public int Classes { get; }

    public int Bits { get; }

    public int Stride { get; }

    public ReadOnlySpan<sbyte> Weights => weights.All;

    /// <summary>Length of a row: four, or a multiple of sixteen.</summary>
    public static int StrideOf(int classes) => classes <= 4 ? 4 : (classes + 15) / 16 * 16;

    /// <summary>The class with the highest sum, the lowest number where sums are equal.</summary>
    public int Best(ReadOnlySpan<uint> features)
    {
        Span<short> scores = stackalloc short[Stride];
        Score(features, scores);
        scores[Classes..].Fill(short.MinValue);
        var best = Vector256.Create<short>(scores);
        for (var block = Lanes; block < Stride; block += Lanes) best = Vector256.Max(best, Vector256.Create<short>(scores[block..]));
        return scores.IndexOf(Highest(Vector128.Max(best.GetLower(), best.GetUpper())));
    }

    private static short Highest(Vector128<short> values)
    {
        values = Vector128.Max(values, Vector128.Shuffle(values, Vector128.Create((short)4, 5, 6, 7, 0, 1, 2, 3)));
        values = Vector128.Max(values, Vector128.Shuffle(values, Vector128.Create((short)2, 3, 0, 1, 2, 3, 0, 1)));
        return Math.Max(values.GetElement(0), values.GetElement(1));
    }

    /// <summary>Tells the processor that the rows of these features will be read soon.</summary>
    public void Fetch(ReadOnlySpan<uint> features)
    {
        ref var table = ref weights.Start;
        foreach (var feature in features)
        {
            var row = (nint)((feature >> shift) * (uint)Stride);
            WeightTable.Fetch(ref table, row);
            if (Stride > Lanes) WeightTable.Fetch(ref table, row + Stride - 1);
        }
    }

    /// <summary>Sums the rows of a table of at most four classes.</summary>
    public Vector128<int> ScoreFour(ReadOnlySpan<uint> features)
    {
        ref var rows = ref Unsafe.As<sbyte, int>(ref weights.Start);
        var sum = Vector128<int>.Zero;
        foreach (var feature in features)
        {
            var row = Vector128.CreateScalarUnsafe(Unsafe.Add(ref rows, (nint)(feature >> shift))).AsSByte();
            sum += Vector128.WidenLower(Vector128.WidenLower(row));
        }
        return sum;
    }

    /// <summary>Sums the rows of the features. A sum stays within 16 bits for up to 250 features.</summary>
    public void Score(ReadOnlySpan<uint> features, Span<short> scores)
    {
        if (Stride == 3 * Lanes)
        {
            ScoreThree(features, scores);
            return;
        }
        ref var table = ref weights.Start;
        for (var block = 0; block < Stride; block += Lanes)
        {
            var sum = Vector256<short>.Zero;
            foreach (var feature in features) sum += Widened(ref table, (nint)((feature >> shift) * (uint)Stride) + block);
            sum.CopyTo(scores[block..]);
        }
    }

    /// <summary>The same for the commonest length of rows, each row read at once.</summary>
    private void ScoreThree(ReadOnlySpan<uint> features, Span<short> scores)
    {
        Vector256<short> first = default, second = default, third = default;
        ref var table = ref weights.Start;
        foreach (var feature in features)
        {
            var row = (nint)((feature >> shift) * (3 * Lanes));
            first += Widened(ref table, row);
            second += Widened(ref table, row + Lanes);
            third += Widened(ref table, row + 2 * Lanes);
        }
        first.CopyTo(scores);
        second.CopyTo(scores[Lanes..]);
        third.CopyTo(scores[(2 * Lanes)..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<short> Widened(ref sbyte table, nint at) =>
        Vector256.WidenLower(Vector128.LoadUnsafe(ref Unsafe.Add(ref table, at)).ToVector256Unsafe());
}
