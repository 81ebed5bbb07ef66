namespace ClaimTracker.Extraction.Training;

/// <summary>A small generator of pseudo-random numbers (xorshift64*) that is the same everywhere.</summary>
internal sealed class SyntaxShuffle(int seed)
{
    private ulong state = (ulong)(uint)seed * 0x9E3779B97F4A7C15UL | 1;

    /// <summary>A number from 0 to <paramref name="below"/> - 1.</summary>
    public int Next(int below)
    {
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        return (int)((state * 0x2545F4914F6CDD1DUL >> 33) % (ulong)below);
    }

    public void Shuffle<T>(T[] items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var other = Next(i + 1);
            (items[i], items[other]) = (items[other], items[i]);
        }
    }
}
