namespace ClaimTracker.Extraction.Attributions;

/// <summary>A run of tokens.</summary>
/// <param name="First">First token.</param>
/// <param name="End">Behind the last token.</param>
internal readonly record struct TokenRun(int First, int End)
{
    public int Length => End - First;

    public bool Overlaps(TokenRun other) => First < other.End && other.First < End;

    public bool Contains(int token) => First <= token && token < End;
}

/// <summary>What the chain makes of one possible cue; the rescorer decides whether it is a statement.</summary>
internal sealed class Proposal
{
    public required int Head { get; init; }
    public required TokenRun Cue { get; init; }

    /// <summary>The source nearest to the cue; null where none was found.</summary>
    public TokenRun? Source { get; init; }

    /// <summary>Contents in text order, cut at block ends.</summary>
    public required TokenRun[] Contents { get; init; }

    /// <summary>The cue model's log-odds in thousandths.</summary>
    public required int CueScore { get; init; }

    /// <summary>Smallest margins of the chain: at the source's, the cue's and the contents' borders and inside.</summary>
    public int SourceMargin { get; init; }
    public int CueMargin { get; init; }
    public int ContentMargin { get; init; }

    /// <summary>Mean margin over source, cue and contents.</summary>
    public int MeanMargin { get; init; }

    /// <summary>Runs of the labelling that are not part of the statement.</summary>
    public int RunsDropped { get; init; }

    /// <summary>The judgement of the words alone, in the same unit as <see cref="Score"/>.</summary>
    public int WordScore { get; set; }

    /// <summary>Log-odds in thousandths that this is a statement, set by the rescorer.</summary>
    public int Score { get; set; }

    public bool CoversInContent(int token)
    {
        foreach (var run in Contents)
            if (run.Contains(token))
                return true;
        return false;
    }
}
