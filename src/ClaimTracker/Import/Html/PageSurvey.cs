namespace ClaimTracker.Import.Html;

/// <summary>What the blocks of one kind have in common, see <see cref="Frame.Kind"/>.</summary>
internal sealed class KindTally
{
    public int Count { get; set; }

    /// <summary>Characters of prose.</summary>
    public int Prose { get; set; }

    public int Chars { get; set; }

    /// <summary>Sum of the shares of linked text.</summary>
    public float Links { get; set; }

    /// <summary>Blocks that follow a link, as the teasers of other articles do.</summary>
    public int Followers { get; set; }

    /// <summary>First-pass probabilities, each times its block's weight.</summary>
    public float Mass { get; set; }

    public float Weight { get; set; }
}

/// <summary>Counts over the blocks of a page that the features of each block refer to.</summary>
internal sealed class PageSurvey
{
    private const int LeastLink = 12;

    private readonly Dictionary<int, KindTally> _kinds = [], _wideKinds = [];

    public PageSurvey(Page page, PageHints hints)
    {
        (Page, Hints, Blocks) = (page, hints, page.Blocks);
        Title = hints.Title is null ? null : PageHints.Letters(hints.Title);
        Description = hints.Description is null ? null : PageHints.Letters(hints.Description);
        Traits = new LineTraits[Blocks.Count];
        (Kinds, WideKinds) = (new KindTally[Blocks.Count], new KindTally[Blocks.Count]);
        ProseBefore = new int[Blocks.Count + 1];
        Texts = new(Blocks.Count, StringComparer.Ordinal);
        for (var i = 0; i < Blocks.Count; i++) Add(Blocks[i], i);
        if (TitleAt < 0) TitleAt = FirstHeading;
        Box = BestBox();
    }

    public Page Page { get; }
    public PageHints Hints { get; }
    public List<PageBlock> Blocks { get; }
    public LineTraits[] Traits { get; }

    /// <summary>Title and description, letters and digits only.</summary>
    public string? Title { get; }

    /// <inheritdoc cref="Title"/>
    public string? Description { get; }

    /// <summary>For each block what it shares with others of its kind.</summary>
    public KindTally[] Kinds { get; }

    /// <summary>The same for kinds that are wider.</summary>
    public KindTally[] WideKinds { get; }

    /// <summary>Characters of prose before each block.</summary>
    public int[] ProseBefore { get; }

    /// <summary>How often each text stands on the page.</summary>
    public Dictionary<string, int> Texts { get; }

    /// <summary>Indices of the first h1, of the first and last prose, and of the title; -1 where there is none.</summary>
    public int FirstHeading { get; private set; } = -1;

    /// <inheritdoc cref="FirstHeading"/>
    public int FirstProse { get; private set; } = -1;

    /// <inheritdoc cref="FirstHeading"/>
    public int LastProse { get; private set; } = -1;

    /// <inheritdoc cref="FirstHeading"/>
    public int TitleAt { get; private set; } = -1;

    /// <summary>Number of runs of blocks in different article elements.</summary>
    public int Articles { get; private set; }

    /// <summary>The smallest element that holds most prose of its own.</summary>
    public Frame? Box { get; }

    /// <summary>The nearest article element.</summary>
    public static Frame? ArticleOf(Frame? frame)
    {
        while (frame is not null && frame.Tag != "article") frame = frame.Parent;
        return frame;
    }

    /// <summary>True for a block that is hardly more than a link.</summary>
    public static bool IsLink(PageBlock block) => block.LinkShare > 0.8f && block.Text.Length >= LeastLink;

    private void Add(PageBlock block, int at)
    {
        Traits[at] = LineTraits.Of(block);
        if (FirstHeading < 0 && block.Frame.Tag == "h1") FirstHeading = at;
        if (TitleAt < 0 && Title is { Length: > 8 } && Traits[at].Letters == Title) TitleAt = at;
        if (block.IsProse)
        {
            if (FirstProse < 0) FirstProse = at;
            LastProse = at;
        }
        ProseBefore[at + 1] = ProseBefore[at] + (block.IsProse ? block.Text.Length : 0);
        Texts[block.Text] = Texts.GetValueOrDefault(block.Text) + 1;
        if (ArticleOf(block.Frame) is { } article && (at == 0 || article != ArticleOf(Blocks[at - 1].Frame))) Articles++;
        Kinds[at] = Tally(_kinds, block.Frame.Kind, block, at);
        WideKinds[at] = Tally(_wideKinds, block.Frame.WideKind, block, at);
    }

    private KindTally Tally(Dictionary<int, KindTally> kinds, int kind, PageBlock block, int at)
    {
        if (!kinds.TryGetValue(kind, out var tally)) kinds[kind] = tally = new();
        tally.Count++;
        tally.Chars += block.Text.Length;
        tally.Links += block.LinkShare;
        if (block.IsProse) tally.Prose += block.Text.Length;
        if (at > 0 && IsLink(Blocks[at - 1]) && !IsLink(block)) tally.Followers++;
        return tally;
    }

    private Frame? BestBox()
    {
        Frame? best = null;
        foreach (var block in Blocks)
        {
            for (var frame = block.Frame; frame is not null; frame = frame.Parent)
            {
                if (best is null || frame.BoxScore > best.BoxScore) best = frame;
                if (block.Frame.Depth - frame.Depth >= 3) break;
            }
        }
        return best;
    }
}
