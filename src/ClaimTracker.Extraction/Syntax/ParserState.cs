namespace ClaimTracker.Extraction.Syntax;

/// <summary>Stack, buffer and arcs of the arc-hybrid system (Kuhlmann et al. 2011), the root behind the last token. Reused for sentence after sentence.</summary>
internal sealed class ParserState
{
    public const int Shift = 0;
    public const int Left = 1;
    public const int Right = 2;

    public uint[] Words = [];
    public byte[] Tags = [];
    public byte[] Kinds = [];
    public int[] Heads = [];
    public byte[] Relations = [];
    public int[] LeftChild = [];
    public int[] RightChild = [];
    public int[] LeftSecond = [];
    public int[] RightSecond = [];
    public byte[] LeftCount = [];
    public byte[] RightCount = [];
    public ulong[] ChildRelations = [];

    /// <summary>What is seen before the next step, and the transition it takes.</summary>
    public readonly uint[] Features = new uint[ParserFeatures.Count];
    public int Transition;
    private int[] stack = [];
    private int depth;

    /// <summary>Number of tokens; also the index of the root.</summary>
    public int Count { get; private set; }

    /// <summary>Index that stands for "there is none".</summary>
    public int None => Count + 1;

    /// <summary>First token of the buffer.</summary>
    public int Next { get; private set; }

    public int Depth => depth;

    public bool IsFinal => depth == 0 && Next == Count;

    public void Start(SentenceBuffer sentence, byte noTag, byte noRelation)
    {
        Count = sentence.Count;
        depth = 0;
        Next = 0;
        if (stack.Length < Count + 2) Allocate(Count * 2 + 64);
        for (var i = 0; i < Count; i++)
        {
            Words[i] = sentence.Words[i + SentenceBuffer.Pad].Common;
            Tags[i] = sentence.Tags[i + SentenceBuffer.Pad];
            Kinds[i] = sentence.Kinds[i + SentenceBuffer.Pad];
        }
        (Words[Count], Words[None]) = (2, 1);
        (Tags[Count], Tags[None]) = ((byte)(noTag + 1), noTag);
        Kinds[Count] = Kinds[None] = 0;
        var size = Count + 2;
        Heads.AsSpan(0, size).Fill(-1);
        Relations.AsSpan(0, size).Fill(noRelation);
        foreach (var children in (ReadOnlySpan<int[]>)[LeftChild, RightChild, LeftSecond, RightSecond]) children.AsSpan(0, size).Fill(None);
        LeftCount.AsSpan(0, size).Clear();
        RightCount.AsSpan(0, size).Clear();
        ChildRelations.AsSpan(0, size).Clear();
    }

    /// <summary>The token at <paramref name="down"/> below the top of the stack.</summary>
    public int Stack(int down) => depth > down ? stack[depth - 1 - down] : None;

    /// <summary>The token at <paramref name="ahead"/> behind the first of the buffer.</summary>
    public int Buffer(int ahead) => Next + ahead <= Count ? Next + ahead : None;

    /// <summary>A transition may be taken: the root stays in the buffer and gets one child.</summary>
    public bool Allows(int transition) => transition switch
    {
        Shift => Next < Count,
        Left => depth > 0 && (Next < Count || depth == 1),
        _ => depth > 1,
    };

    /// <summary>Head and dependent of the arc that a transition would draw.</summary>
    public (int Head, int Dependent) Arc(int transition) => (transition == Left ? Next : Stack(1), Stack(0));

    public void Push() => stack[depth++] = Next++;

    /// <summary>Draws an arc and takes the dependent from the stack.</summary>
    public void Attach(int head, int dependent, byte relation)
    {
        depth--;
        Heads[dependent] = head;
        Relations[dependent] = relation;
        ChildRelations[head] |= 1UL << (relation & 63);
        if (dependent < head)
        {
            LeftSecond[head] = LeftChild[head];
            LeftChild[head] = dependent;
            if (LeftCount[head] < 7) LeftCount[head]++;
        }
        else
        {
            RightSecond[head] = RightChild[head];
            RightChild[head] = dependent;
            if (RightCount[head] < 7) RightCount[head]++;
        }
    }

    private void Allocate(int size)
    {
        stack = new int[size];
        Words = new uint[size];
        (Tags, Kinds, Relations, LeftCount, RightCount) = (new byte[size], new byte[size], new byte[size], new byte[size], new byte[size]);
        (Heads, LeftChild, RightChild, LeftSecond, RightSecond) = (new int[size], new int[size], new int[size], new int[size], new int[size]);
        ChildRelations = new ulong[size];
    }
}
