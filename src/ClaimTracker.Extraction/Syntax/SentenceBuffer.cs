namespace ClaimTracker.Extraction.Syntax;

/// <summary>One sentence on its way through tagger, names and parser. Arrays are padded by <see cref="Pad"/> before and behind.</summary>
internal sealed class SentenceBuffer
{
    public const int Pad = 3;

    public Word[] Words = [];
    public byte[] Tags = [];
    public byte[] Kinds = [];
    public int[] Heads = [];
    public byte[] Relations = [];
    private int capacity = -1;

    public int Count { get; private set; }

    /// <summary>Makes room for a sentence of <paramref name="count"/> tokens and clears the padding.</summary>
    public void Start(int count, byte noTag)
    {
        Count = count;
        if (count > capacity)
        {
            capacity = Math.Max(64, count * 2);
            Words = new Word[capacity + 2 * Pad];
            Tags = new byte[capacity + 2 * Pad];
            Kinds = new byte[capacity + 2 * Pad];
            Heads = new int[capacity];
            Relations = new byte[capacity];
        }
        for (var i = 0; i < Pad; i++)
        {
            Words[i] = Words[Pad + count + i] = Word.Boundary;
            Tags[i] = Tags[Pad + count + i] = noTag;
            Kinds[i] = Kinds[Pad + count + i] = 0;
        }
    }
}
