using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ClaimTracker.Extraction.Cues;

/// <summary>The hash that turns feature values into row numbers; the same on every machine.</summary>
internal static class RowHash
{
    public static uint Of(string text)
    {
        var hash = 2166136261u;
        foreach (var c in text)
            hash = (hash ^ c) * 16777619u;
        return Finish(hash);
    }

    public static uint OfLower(string text)
    {
        var hash = 2166136261u;
        foreach (var c in text)
            hash = (hash ^ char.ToLowerInvariant(c)) * 16777619u;
        return Finish(hash);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Mix(uint a, uint b) => Finish(Join(a, b));

    /// <summary>The first half of <see cref="Mix(uint, uint)"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Join(uint a, uint b) => (a * 0x9E3779B1u) ^ (b + 0x7F4A7C15u + (a << 6) + (a >> 2));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Mix(uint a, uint b, uint c) => Mix(Mix(a, b), c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Finish(uint h)
    {
        h ^= h >> 16;
        h *= 0x85EBCA6Bu;
        h ^= h >> 13;
        h *= 0xC2B2AE35u;
        return h ^ (h >> 16);
    }

    /// <summary><see cref="Finish(uint)"/> of eight values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Finish(Vector256<uint> h)
    {
        h = (h ^ (h >>> 16)) * Vector256.Create(0x85EBCA6Bu);
        h = (h ^ (h >>> 13)) * Vector256.Create(0xC2B2AE35u);
        return h ^ (h >>> 16);
    }

    /// <summary>Letters to X and x, digits to d, repeats cut: "McCain" is XxXx, "$5.2m" is $d.dx.</summary>
    public static uint Shape(string text)
    {
        var hash = 2166136261u;
        var last = '\0';
        foreach (var c in text)
        {
            var kind = char.IsUpper(c) ? 'X' : char.IsLetter(c) ? 'x' : char.IsDigit(c) ? 'd' : c;
            if (kind == last)
                continue;
            hash = (hash ^ kind) * 16777619u;
            last = kind;
        }
        return Finish(hash);
    }

    public static uint Suffix(string text)
    {
        var hash = 2166136261u;
        for (var i = Math.Max(0, text.Length - 3); i < text.Length; i++)
            hash = (hash ^ char.ToLowerInvariant(text[i])) * 16777619u;
        return Finish(hash);
    }
}
