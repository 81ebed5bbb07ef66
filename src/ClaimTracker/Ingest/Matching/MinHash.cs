using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace ClaimTracker.Ingest.Matching;

/// <summary>Least hashes of the word shingles of a text (Broder 1997): the share of equal ones estimates how much two texts have in common.</summary>
internal static class MinHash
{
    public const int Size = 64;
    private const int ShingleWords = 4;
    private const int RowsOfBand = 4;

    /// <summary>The signature; empty for a text of fewer words than a shingle.</summary>
    public static uint[] Of(IReadOnlyList<MatchTerm> text)
    {
        if (text.Count < ShingleWords) return [];
        var least = new uint[Size];
        Array.Fill(least, uint.MaxValue);
        for (var i = 0; i + ShingleWords <= text.Count; i++)
        {
            var shingle = 0UL;
            for (var k = 0; k < ShingleWords; k++) shingle = Mix(shingle ^ (ulong)text[i + k].Hash);
            for (var h = 0; h < Size; h++) least[h] = Math.Min(least[h], (uint)(Mix(shingle + (ulong)h * 0x9E3779B97F4A7C15UL) >> 32));
        }
        return least;
    }

    /// <summary>One key for each band; texts that share one are alike enough to be compared.</summary>
    public static IEnumerable<long> Bands(uint[] signature)
    {
        for (var band = 0; band * RowsOfBand + RowsOfBand <= signature.Length; band++)
        {
            var key = (ulong)band + 1;
            for (var row = 0; row < RowsOfBand; row++) key = Mix(key ^ signature[band * RowsOfBand + row]);
            yield return (long)key;
        }
    }

    /// <summary>Estimated Jaccard similarity of the two texts' shingles.</summary>
    public static double Similarity(uint[] a, uint[] b) =>
        a.Length == 0 || a.Length != b.Length ? 0 : (double)a.Zip(b).Count(p => p.First == p.Second) / a.Length;

    public static byte[] Pack(uint[] signature)
    {
        var packed = new byte[signature.Length * 4];
        for (var i = 0; i < signature.Length; i++) BinaryPrimitives.WriteUInt32LittleEndian(packed.AsSpan(i * 4), signature[i]);
        return packed;
    }

    public static uint[] Unpack(byte[] packed) =>
        BitConverter.IsLittleEndian ? MemoryMarshal.Cast<byte, uint>(packed).ToArray() : [.. packed.Chunk(4).Select(four => BinaryPrimitives.ReadUInt32LittleEndian(four))];

    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
        return x ^ (x >> 31);
    }
}
