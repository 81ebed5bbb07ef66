using System.Numerics;

namespace ClaimTracker.Import.Html;

/// <summary>One open element of a page while its text is gathered, with sums over what it holds.</summary>
internal sealed class Frame(Frame? parent, string tag, uint words, FrameFlags flags)
{
    public Frame? Parent { get; } = parent;
    public string Tag { get; } = tag;

    /// <summary>Groups of <see cref="ClassWords"/> that its class and id name, as bits.</summary>
    public uint Words { get; } = words;

    /// <summary>What it is or stands in.</summary>
    public FrameFlags Flags { get; } = flags | (parent?.Flags ?? 0);

    public int Depth { get; } = (parent?.Depth ?? -1) + 1;
    public int Chars { get; private set; }
    public int LinkChars { get; private set; }

    /// <summary>Characters of blocks that read as prose.</summary>
    public int ProseChars { get; private set; }

    public int Blocks { get; private set; }

    /// <summary>Blocks that stand directly in it.</summary>
    public int OwnBlocks { get; private set; }

    /// <summary>Blocks whose own element is a child of this one.</summary>
    public int ChildBlocks { get; set; }

    /// <summary>Paragraph elements among <see cref="ChildBlocks"/>.</summary>
    public int ChildParagraphs { get; set; }

    /// <summary>Prose of the children and, at half, of the grandchildren: how likely it is the article's own box.</summary>
    public double BoxScore { get; set; }

    /// <summary>Sum and number of first-pass probabilities of child blocks.</summary>
    public double Score { get; set; }

    /// <summary>Sum of first-pass probabilities of the blocks in it, each times its length up to a paragraph's.</summary>
    public double Mass { get; set; }

    /// <summary>Sum of those lengths.</summary>
    public double Weight { get; private set; }

    /// <summary>How much of the likely article it holds.</summary>
    public double Kept { get; set; }

    /// <summary>Elements of one kind have the same tag and class words, in a parent of one kind, at the same depth.</summary>
    public int Kind => _kind ??= Mix(Mix(Mix(Own(this), Parent is null ? 0 : Own(Parent)), Depth), 7);

    /// <summary>Elements of one wide kind have the same tag and class words and stand in the same kinds of element.</summary>
    public int WideKind => _wideKind ??= Mix(Mix(Own(this), (int)(Flags & ~FrameFlags.Hidden)), 11);

    private int? _kind, _wideKind;

    // Not HashCode.Combine: its seed differs from run to run, and the same page must always give the same article.
    private static int Own(Frame frame) => Mix((int)frame.Words, frame.Tag.Length * 31 * 31 + frame.Tag[0] * 31 + frame.Tag[^1]);

    private static int Mix(int a, int b) => unchecked((int)BitOperations.RotateLeft((uint)(a * 486187739), 13) ^ b * 16777619);

    /// <summary>Index of the first block in it; -1 where it holds none.</summary>
    public int FirstBlock { get; private set; } = -1;

    /// <summary>Index behind the last block in it.</summary>
    public int EndBlock { get; private set; }

    public void Add(PageBlock block, int index)
    {
        for (var frame = this; frame is not null; frame = frame.Parent)
        {
            if (frame.FirstBlock < 0) frame.FirstBlock = index;
            frame.EndBlock = index + 1;
            frame.Weight += block.Weight;
            frame.Chars += block.Text.Length;
            frame.LinkChars += block.LinkChars;
            frame.Blocks++;
            if (block.IsProse) frame.ProseChars += block.Text.Length;
        }
        OwnBlocks++;
        if (Parent is null) return;
        Parent.ChildBlocks++;
        if (Tag == "p") Parent.ChildParagraphs++;
        if (!block.IsProse) return;
        Parent.BoxScore += block.Text.Length;
        if (Parent.Parent is { } grandparent) grandparent.BoxScore += block.Text.Length * 0.5;
    }
}

/// <summary>Elements that a block stands in.</summary>
[Flags]
internal enum FrameFlags
{
    None = 0,
    Article = 1,
    Main = 2,
    Aside = 4,
    Header = 8,
    Footer = 16,
    Nav = 32,
    Form = 64,
    Figure = 128,
    List = 256,
    Table = 512,
    Quote = 1024,
    Hidden = 2048,
    ArticleBody = 4096,
    Section = 8192,
}
