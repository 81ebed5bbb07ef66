namespace ClaimTracker.Extraction.Weights;

/// <summary>Collects hashed features of one example; the same words give the same numbers on every machine.</summary>
internal sealed class FeatureBag(int bits)
{
    private const uint Basis = 2166136261;
    private const uint Prime = 16777619;
    private readonly uint _mask = (1u << bits) - 1;

    public List<int> Indices { get; } = new(160);

    public void Clear() => Indices.Clear();

    public void Deduplicate()
    {
        Indices.Sort();
        var kept = 0;
        for (var i = 0; i < Indices.Count; i++)
            if (i == 0 || Indices[i] != Indices[i - 1])
                Indices[kept++] = Indices[i];
        Indices.RemoveRange(kept, Indices.Count - kept);
    }

    public void Add(int template) => Push(Mix(Basis, (uint)template));

    public void Add(int template, string value) => Push(Text(Mix(Basis, (uint)template), value));

    public void Add(int template, string first, string second) => Push(Text(Mix(Text(Mix(Basis, (uint)template), first), 31), second));

    public void Add(int template, string value, int number) => Push(Mix(Text(Mix(Basis, (uint)template), value), (uint)number + 77));

    public void Add(int template, int value) => Push(Mix(Mix(Basis, (uint)template), (uint)value + 101));

    public void Add(int template, int first, int second) => Push(Mix(Mix(Mix(Basis, (uint)template), (uint)first + 101), (uint)second + 313));

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

    private static uint Mix(uint hash, uint value)
    {
        for (var i = 0; i < 4; i++, value >>= 8)
            hash = (hash ^ (value & 255)) * Prime;
        return hash;
    }
}
