using System.Runtime.CompilerServices;

namespace ClaimTracker.Extraction.Syntax;

/// <summary>Integer hashes of features; the same on every machine.</summary>
internal static class FeatureHash
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Of(uint template, uint a)
    {
        var h = (a + template * 0x9E3779B1u) * 0x85EBCA6Bu;
        h = (h ^ (h >> 15)) * 0xC2B2AE35u;
        return h ^ (h >> 16);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Of(uint template, uint a, uint b)
    {
        var h = (a + template * 0x9E3779B1u) * 0x85EBCA6Bu;
        h = ((h ^ (h >> 15)) + b) * 0xC2B2AE35u;
        h = (h ^ (h >> 13)) * 0x27D4EB2Fu;
        return h ^ (h >> 16);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Of(uint template, uint a, uint b, uint c) => Of(template, Of(template, a, b), c);
}
