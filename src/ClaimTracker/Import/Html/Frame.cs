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

    public void Add(PageBlock block)
    {
        for (var frame = this; frame is not null; frame = frame.Parent)
        {
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
