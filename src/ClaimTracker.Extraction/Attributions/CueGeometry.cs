using ClaimTracker.Extraction.Cues;

namespace ClaimTracker.Extraction.Attributions;

/// <summary>
/// How each token of the window stands towards the cue: in the parse (path to the cue, the branch it hangs in), in what lies
/// between, and in the quotations. Buffers are reused from cue to cue.
/// </summary>
internal sealed class CueGeometry
{
    private const int MaxChain = 8, MaxClimb = 60;
    public const uint NoPath = 0xFFFFFFFF;
    private int[] chainLevel = [];
    private int markedCue = -1;

    /// <summary>Hash of the relations from the token up to where its path meets the cue's, with the level of the meeting point.</summary>
    public uint[] Path { get; private set; } = [];

    /// <summary>Level of the meeting point and the relation of the branch below it; the same for all tokens of one branch.</summary>
    public uint[] Branch { get; private set; } = [];

    /// <summary>The token at the top of the branch; -1 where there is none.</summary>
    public int[] BranchTop { get; private set; } = [];
    public byte[] Verbs { get; private set; } = [];
    public byte[] Commas { get; private set; } = [];
    public byte[] Marks { get; private set; } = [];
    public byte[] Cues { get; private set; } = [];
    public byte[] StrongestCue { get; private set; } = [];

    public void Prepare(TokenColumns c, CueScores cues, int cue, AttributionWindow window)
    {
        EnsureSize(window.Length, c.Count);
        UnmarkChain(c);
        MarkChain(c, cue);
        for (var i = window.First; i < window.End; i++)
            Relate(c, cue, i, i - window.First);
        Count(c, cues, cue, window, 1);
        Count(c, cues, cue, window, -1);
    }

    private void EnsureSize(int length, int tokens)
    {
        if (chainLevel.Length < tokens)
            chainLevel = new int[tokens];
        if (Path.Length >= length)
            return;
        var size = Math.Max(length, 256) * 2;
        Path = new uint[size];
        Branch = new uint[size];
        BranchTop = new int[size];
        Verbs = new byte[size];
        Commas = new byte[size];
        Marks = new byte[size];
        Cues = new byte[size];
        StrongestCue = new byte[size];
    }

    private void MarkChain(TokenColumns c, int cue)
    {
        markedCue = cue;
        var node = cue;
        for (var level = 1; node >= 0 && level <= MaxChain; level++, node = c.Head[node])
            chainLevel[node] = level;
    }

    private void UnmarkChain(TokenColumns c)
    {
        if (markedCue < 0 || markedCue >= c.Count)
        {
            Array.Clear(chainLevel);
            return;
        }
        var node = markedCue;
        for (var level = 1; node >= 0 && level <= MaxChain; level++, node = c.Head[node])
            chainLevel[node] = 0;
    }

    /// <summary>Forgets the last article; to be called before a new one.</summary>
    public void Reset()
    {
        Array.Clear(chainLevel);
        markedCue = -1;
    }

    private void Relate(TokenColumns c, int cue, int token, int slot)
    {
        Path[slot] = NoPath;
        Branch[slot] = NoPath;
        BranchTop[slot] = -1;
        if (c.Sentence[token] != c.Sentence[cue])
            return;
        var node = token;
        uint path = 17, branch = 0;
        for (var steps = 0; steps < MaxClimb && node >= 0; steps++, node = c.Head[node])
        {
            if (chainLevel[node] > 0)
            {
                var level = (uint)chainLevel[node];
                Branch[slot] = RowHash.Mix(branch, level);
                Path[slot] = RowHash.Mix(path, level, level == 1 ? 0 : c.Relation[cue]);
                return;
            }
            branch = c.Relation[node];
            BranchTop[slot] = node;
            if (steps < 4)
                path = RowHash.Mix(path, branch);
        }
    }

    private void Count(TokenColumns c, CueScores cues, int cue, AttributionWindow window, int step)
    {
        byte verbs = 0, commas = 0, marks = 0, others = 0, strongest = 0;
        for (var i = cue; i >= window.First && i < window.End; i += step)
        {
            var slot = i - window.First;
            Verbs[slot] = verbs;
            Commas[slot] = commas;
            Marks[slot] = marks;
            Cues[slot] = others;
            StrongestCue[slot] = strongest;
            if (i == cue)
                continue;
            if (c.IsVerb[i] && verbs < 5)
                verbs++;
            if (c.IsComma[i] && commas < 4)
                commas++;
            if (c.Quote[i] is QuoteState.Opening or QuoteState.Closing && marks < 4)
                marks++;
            if (cues.Bucket[i] >= CueScores.LikelyBucket && others < 4)
                others++;
            strongest = Math.Max(strongest, cues.Bucket[i]);
        }
    }
}
