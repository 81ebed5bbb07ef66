namespace ClaimTracker.Extraction.Attributions;

/// <summary>How one token of the window stands towards the cue, in small numbers.</summary>
internal struct Pair
{
    /// <summary><see cref="Length"/> of a token outside quotations.</summary>
    public const uint NotQuoted = 6;

    /// <summary>The token.</summary>
    public int Token;

    /// <summary>1 before the cue, 2 behind it, 3 the cue itself.</summary>
    public uint Side;

    /// <summary>Distance within twelve tokens (0 to 24, 12 is the cue), and by size with its side (0 to 39).</summary>
    public uint Exact, Far;

    /// <summary>Sentences between, 3 in the cue's own (0 to 9).</summary>
    public uint Offset;

    /// <summary>1 in another block, 2 first token of its sentence, 4 one of the last two.</summary>
    public uint Block;

    /// <summary>Which possible cue governs it: 0 none, 1 this one, 2 to 10 another by its bucket.</summary>
    public uint Relation;

    /// <summary>0 in the cue's sentence, otherwise 1 and the bucket of the sentence's strongest cue.</summary>
    public uint Rival;

    /// <summary>Coarse score as a cue itself.</summary>
    public uint Bucket;

    /// <summary>What lies between token and cue.</summary>
    public uint Verbs, Commas, Marks, Cues, Strongest;

    /// <summary>Quotation state, and together with the states around it (0 to 99).</summary>
    public uint Quote, State;

    /// <summary>1 in the cue's quotation, 2 where the cue is quoted.</summary>
    public uint Quoted;

    /// <summary>Length of its quotation by size (0 to 5), and how far that is from the cue.</summary>
    public uint Length, Gap;

    /// <summary>Path, branch, and branch of the neighbours; see <see cref="CueGeometry"/>.</summary>
    public uint Path, Branch, Before, After;

    /// <summary>Top of the branch, -1 where there is none, and where the token stands towards it.</summary>
    public int Top;

    /// <summary>0 before the top, 1 the top, 2 behind it.</summary>
    public uint Place;
}
