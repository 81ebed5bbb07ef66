using ClaimTracker.Extraction.Cues;

namespace ClaimTracker.Extraction.Attributions;

/// <summary>Which possible cue governs each token in the parse, and how strong the strongest cue of each sentence is.</summary>
internal sealed class CueDomains
{
    private const byte PossibleBucket = 4;
    private const int MaxClimb = 40;

    /// <summary>The nearest possible cue at or above the token in the parse; -1 where there is none.</summary>
    public int[] Owner { get; }

    /// <summary>Highest bucket of each sentence.</summary>
    public byte[] Strongest { get; }

    public CueDomains(TokenColumns columns, CueScores cues)
    {
        Owner = new int[columns.Count];
        Strongest = new byte[columns.Parsed.Sentences.Length];
        for (var i = 0; i < Owner.Length; i++)
        {
            Owner[i] = OwnerOf(columns, cues, i);
            ref var strongest = ref Strongest[columns.Sentence[i]];
            strongest = Math.Max(strongest, cues.Bucket[i]);
        }
    }

    private static int OwnerOf(TokenColumns columns, CueScores cues, int token)
    {
        var node = token;
        for (var steps = 0; node >= 0 && steps < MaxClimb; steps++, node = columns.Head[node])
            if (cues.Bucket[node] >= PossibleBucket)
                return node;
        return -1;
    }
}
