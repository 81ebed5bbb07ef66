using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ClaimTracker.Extraction.Syntax;

/// <summary>A linear classifier over hashed features. Weights are small integers, so scores are the same on every machine.</summary>
internal sealed class LinearModel
{
    private readonly sbyte[] weights;
    private readonly int shift;

    /// <param name="classes">Number of classes.</param>
    /// <param name="bits">The table has 2^bits rows.</param>
    /// <param name="weights">Row by row; a row has <see cref="Stride"/> weights.</param>
    public LinearModel(int classes, int bits, sbyte[] weights)
    {
        (Classes, Bits, Stride, shift) = (classes, bits, StrideOf(classes), 32 - bits);
        if (weights.Length != Stride << bits) throw new ArgumentException($"{weights.Length} weights do not make 2^{bits} rows of {Stride}.", nameof(weights));
        this.weights = weights;
    }

    public int Classes { get; }

    public int Bits { get; }

    public int Stride { get; }

    public ReadOnlySpan<sbyte> Weights => weights;

    /// <summary>Length of a row: four, or a multiple of sixteen.</summary>
    public static int StrideOf(int classes) => classes <= 4 ? 4 : (classes + 15) / 16 * 16;

    /// <summary>The class with the highest sum, the lowest number where sums are equal.</summary>
    public int Best(ReadOnlySpan<uint> features)
    {
        Span<short> scores = stackalloc short[Stride];
        Score(features, scores);
        var best = 0;
        for (var i = 1; i < Classes; i++)
        {
            if (scores[i] > scores[best]) best = i;
        }
        return best;
    }

    /// <summary>Sums the rows of a table of at most four classes.</summary>
    public Vector128<int> ScoreFour(ReadOnlySpan<uint> features)
    {
        ref var rows = ref Unsafe.As<sbyte, int>(ref MemoryMarshal.GetArrayDataReference(weights));
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
        ref var table = ref MemoryMarshal.GetArrayDataReference(weights);
        for (var block = 0; block < Stride; block += 16)
        {
            var low = Vector128<short>.Zero;
            var high = Vector128<short>.Zero;
            foreach (var feature in features)
            {
                var row = Vector128.LoadUnsafe(ref Unsafe.Add(ref table, (nint)((feature >> shift) * (uint)Stride) + block));
                low += Vector128.WidenLower(row);
                high += Vector128.WidenUpper(row);
            }
            low.CopyTo(scores[block..]);
            high.CopyTo(scores[(block + 8)..]);
        }
    }
}
