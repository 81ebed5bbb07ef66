namespace ClaimTracker.Extraction.Attributions;

/// <summary>A reused list of feature rows: hashes are folded into a table of 2^<paramref name="bits"/> rows.</summary>
internal sealed class FeatureBuffer(int bits)
{
    private readonly int shift = 32 - bits;
    private int[] rows = new int[256];

    public int Count { get; private set; }

    public ReadOnlySpan<int> Rows => rows.AsSpan(0, Count);

    public void Clear() => Count = 0;

    public void Add(uint template, uint a)
    {
        if (Count == rows.Length)
            Array.Resize(ref rows, rows.Length * 2);
        rows[Count++] = (int)(FeatureHash.Mix(template * 0x2545F491u, a) >> shift);
    }

    public void Add(uint template, uint a, uint b) => Add(template, FeatureHash.Mix(a, b));

    public void Add(uint template, uint a, uint b, uint c) => Add(template, FeatureHash.Mix(FeatureHash.Mix(a, b), c));
}
