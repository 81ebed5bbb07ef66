using System.Runtime.CompilerServices;

namespace ClaimTracker.Extraction.Attributions;

/// <summary>A reused list of feature rows: hashes are folded into a table of 2^<paramref name="bits"/> rows.</summary>
internal sealed class FeatureBuffer(int bits)
{
    private readonly int shift = 32 - bits;
    private int[] rows = new int[256];
    private int count;

    public ReadOnlySpan<int> Rows => rows.AsSpan(0, count);

    public void Clear() => count = 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(uint template, uint a)
    {
        var at = count;
        if ((uint)at >= (uint)rows.Length)
            Grow();
        rows[at] = (int)(FeatureHash.Mix(template * 0x2545F491u, a) >> shift);
        count = at + 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(uint template, uint a, uint b) => Add(template, FeatureHash.Mix(a, b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(uint template, uint a, uint b, uint c) => Add(template, FeatureHash.Mix(FeatureHash.Mix(a, b), c));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow() => Array.Resize(ref rows, rows.Length * 2);
}
