using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ClaimTracker.Extraction.Cues;

/// <summary>
/// A reused list of feature rows: hashes are folded into a table of 2^<paramref name="bits"/> rows. The last step of hashing is
/// done for eight features at a time when the rows are asked for.
/// </summary>
internal sealed class FeatureBuffer(int bits)
{
    private readonly int shift = 32 - bits;
    private int[] rows = new int[256];
    private ushort[] templates = new ushort[256];
    private int count, finished;

    public ReadOnlySpan<int> Rows
    {
        get
        {
            if (finished < count)
                Finish(MemoryMarshal.Cast<int, uint>(rows.AsSpan(finished, count - finished)));
            finished = count;
            return rows.AsSpan(0, count);
        }
    }

    /// <summary>The rows in the order that <paramref name="orderOf"/> gives to their templates.</summary>
    public int[] RowsBy(Func<int, int> orderOf)
    {
        var sorted = Rows.ToArray();
        Array.Sort(Array.ConvertAll(templates[..count], t => orderOf(t)), sorted);
        return sorted;
    }

    public int Count => count;

    public void Clear() => count = finished = 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(uint template, uint a)
    {
        var at = count;
        if ((uint)at >= (uint)rows.Length)
            Grow();
        rows[at] = (int)RowHash.Join(template * 0x2545F491u, a);
        templates[at] = (ushort)template;
        count = at + 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(uint template, uint a, uint b) => Add(template, RowHash.Mix(a, b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(uint template, uint a, uint b, uint c) => Add(template, RowHash.Mix(RowHash.Mix(a, b), c));

    /// <summary><see cref="RowHash.Finish(uint)"/> of each value, cut down to a row number.</summary>
    private void Finish(Span<uint> values)
    {
        var at = 0;
        for (; at + Vector256<uint>.Count <= values.Length; at += Vector256<uint>.Count)
        {
            var eight = values.Slice(at, Vector256<uint>.Count);
            (RowHash.Finish(Vector256.Create<uint>(eight)) >>> shift).CopyTo(eight);
        }
        for (; at < values.Length; at++)
            values[at] = RowHash.Finish(values[at]) >> shift;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow()
    {
        Array.Resize(ref rows, rows.Length * 2);
        Array.Resize(ref templates, rows.Length);
    }
}
