using ClaimTracker.Extraction.Cues;

namespace ClaimTracker.Extraction.Attributions;

/// <summary>The cue model's scores for an article, and the same in coarse steps for use as a feature.</summary>
internal sealed class CueScores
{
    /// <summary>From this bucket on a token is more likely than not a cue's head.</summary>
    public const byte LikelyBucket = 5;

    /// <summary>Log-odds in thousandths; <see cref="CueModel.None"/> for tokens that are no candidates.</summary>
    public int[] Score { get; }

    /// <summary>0 for no candidate, 1 (surely not) to 8 (surely).</summary>
    public byte[] Bucket { get; }

    public CueScores(int[] score)
    {
        Score = score;
        Bucket = new byte[score.Length];
        for (var i = 0; i < score.Length; i++)
            Bucket[i] = BucketOf(score[i]);
    }

    private static byte BucketOf(int score) => score switch
    {
        CueModel.None => 0,
        < -4000 => 1,
        < -2500 => 2,
        < -1200 => 3,
        < 0 => 4,
        < 1000 => 5,
        < 2200 => 6,
        < 4000 => 7,
        _ => 8,
    };
}
