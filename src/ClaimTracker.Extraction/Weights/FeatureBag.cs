namespace ClaimTracker.Extraction.Weights;

/// <summary>Collects hashed features of one example; the same words give the same numbers on every machine.</summary>
internal sealed class FeatureBag(int bits)
{
    private const int Templates = 128;
    private const uint Basis = 2166136261;
    private const uint Prime = 16777619;
    private const uint PrimeToTheFourth = unchecked(Prime * Prime * Prime * Prime);
    private static readonly uint[] Started = [.. Enumerable.Range(0, Templates).Select(template => Mix(Basis, (uint)template))];
    private readonly uint _mask = (1u << bits) - 1;
    private readonly ulong[] _seen = new ulong[1 << (bits - 6)];

    public List<int> Indices { get; } = new(160);

    public void Clear() => Indices.Clear();

    /// <summary>Leaves each feature once, in rising order.</summary>
    public void Deduplicate()
    {
        DropRepeats();
        Indices.Sort();
    }

    /// <summary>Leaves each feature once, in the order in which they came.</summary>
    public void DropRepeats()
    {
        var kept = 0;
        for (var i = 0; i < Indices.Count; i++)
        {
            var feature = Indices[i];
            ref var seen = ref _seen[feature >> 6];
            if ((seen & 1ul << feature) != 0)
                continue;
            seen |= 1ul << feature;
            Indices[kept++] = feature;
        }
        Indices.RemoveRange(kept, Indices.Count - kept);
        foreach (var feature in Indices)
            _seen[feature >> 6] = 0;
    }

    public void Add(int template) => Push(Started[template]);

    public void Add(int template, string value) => Push(Text(Started[template], value));

    public void Add(int template, string first, string second) => Push(Text(Mix(Text(Started[template], first), 31), second));

    public void Add(int template, string value, int number) => Push(Mix(Text(Started[template], value), (uint)number + 77));

    public void Add(int template, int value) => Push(Mix(Started[template], (uint)value + 101));

    public void Add(int template, int first, int second) => Push(Mix(Mix(Started[template], (uint)first + 101), (uint)second + 313));

    private void Push(uint hash)
    {
        hash ^= hash >> 15;
        hash *= 0x2c1b3c6d;
        hash ^= hash >> 12;
        Indices.Add((int)(hash & _mask));
    }

    private static uint Text(uint hash, string value)
    {
        foreach (var c in value)
            hash = (hash ^ c) * Prime;
        return hash;
    }

    /// <summary>Mixes in the four bytes of a value; zeros only multiply.</summary>
    private static uint Mix(uint hash, uint value)
    {
        if (value < 256)
            return (hash ^ value) * PrimeToTheFourth;
        for (var i = 0; i < 4; i++, value >>= 8)
            hash = (hash ^ (value & 255)) * Prime;
        return hash;
    }
}
