namespace ClaimTracker.Import.Html;

/// <summary>Decides which blocks of a page are the article, all together, from the odds of each.</summary>
internal static class BodyDecision
{
    private const float Usual = 0.42f;
    private const float Lowest = 0.3f, Highest = 0.6f;
    private const int LeastText = 150;

    private const float KindShare = 0.3f;
    private const int LeastKind = 3;

    private const double MainShare = 0.5;
    private const float Outside = 0.85f;
    private const float Above = 0.3f;

    /// <summary>Probability of blocks that belong to the article because of where they stand.</summary>
    private const float Embedded = 0.71f;

    /// <summary>Adjusts <see cref="PageBlock.Final"/>, and gives the probability from which a block belongs to the article.</summary>
    /// <param name="page">The page with the odds of its blocks.</param>
    /// <param name="title">Its headline; null where it has none.</param>
    public static float Of(Page page, string? title)
    {
        var blocks = page.Blocks;
        AgreeByKind(blocks);
        WeakenBefore(blocks, title);
        WeakenOutside(blocks);
        var threshold = BestThreshold(blocks);
        foreach (var lower in (ReadOnlySpan<float>)[threshold, Usual / 2, Usual / 4])
        {
            if (Prose(blocks, lower) < LeastText) continue;
            foreach (var block in EmbeddedRule.Find(blocks, lower)) block.Final = Math.Max(block.Final, Embedded);
            return lower;
        }
        Rescue(blocks);
        return Usual;
    }

    private static int Prose(List<PageBlock> blocks, float threshold)
    {
        var sum = 0;
        foreach (var block in blocks) sum += block.Final >= threshold && block.IsProse ? block.Text.Length : 0;
        return sum;
    }

    /// <summary>Blocks of one kind, such as the items of a list, share their fate.</summary>
    private static void AgreeByKind(List<PageBlock> blocks)
    {
        var kinds = new Dictionary<int, (float Mass, float Weight, int Count)>();
        foreach (var block in blocks)
        {
            var (mass, weight, count) = kinds.GetValueOrDefault(block.Frame.Kind);
            kinds[block.Frame.Kind] = (mass + block.Final * block.Weight, weight + block.Weight, count + 1);
        }
        foreach (var block in blocks)
        {
            var (mass, weight, count) = kinds[block.Frame.Kind];
            if (count >= LeastKind) block.Final += KindShare * (mass / weight - block.Final);
        }
    }

    /// <summary>No article begins before its headline, if the headline stands above a good part of it.</summary>
    private static void WeakenBefore(List<PageBlock> blocks, string? title)
    {
        if (title is null || PageHints.Letters(title) is not { Length: > 8 } letters) return;
        var at = blocks.FindIndex(b => Math.Abs(b.Text.Length - title.Length) < 20 && PageHints.Letters(b.Text) == letters);
        if (at <= 0 || Mass(blocks, 0, at) > 3 * Mass(blocks, at + 1, blocks.Count)) return;
        for (var i = 0; i < at; i++) blocks[i].Final *= Above;
    }

    private static double Mass(List<PageBlock> blocks, int from, int to)
    {
        double sum = 0;
        for (var i = from; i < to; i++) sum += blocks[i].Final * blocks[i].Text.Length;
        return sum;
    }

    /// <summary>What stands outside of the smallest element that holds half of the article is less likely to belong to it.</summary>
    private static void WeakenOutside(List<PageBlock> blocks)
    {
        var kept = blocks.FindAll(b => b.Final >= Usual);
        foreach (var block in kept)
        {
            for (var frame = block.Frame; frame is not null; frame = frame.Parent) frame.Kept = 0;
        }
        double all = 0;
        foreach (var block in kept)
        {
            var mass = block.Final * block.Text.Length;
            all += mass;
            for (var frame = block.Frame; frame is not null; frame = frame.Parent) frame.Kept += mass;
        }
        Frame? main = null;
        foreach (var block in kept)
        {
            var frame = block.Frame;
            while (frame.Kept < MainShare * all && frame.Parent is not null) frame = frame.Parent;
            if (main is null || frame.Depth > main.Depth) main = frame;
        }
        if (main is null) return;
        for (var i = 0; i < blocks.Count; i++)
        {
            if (i < main.FirstBlock || i >= main.EndBlock) blocks[i].Final *= Outside;
        }
    }

    /// <summary>The threshold from which the expected F1 of the article's characters is highest.</summary>
    private static float BestThreshold(List<PageBlock> blocks)
    {
        double all = 0, right = 0, taken = 0, best = 0;
        foreach (var block in blocks) all += block.Final * block.Text.Length;
        var threshold = Usual;
        foreach (var block in blocks.Where(b => b.Final >= Lowest).OrderByDescending(b => b.Final))
        {
            right += block.Final * block.Text.Length;
            taken += block.Text.Length;
            var f1 = 2 * right / (taken + all);
            if (f1 > best) (best, threshold) = (f1, block.Final);
        }
        return Math.Clamp(threshold, Lowest, Highest);
    }

    /// <summary>A short article that the model does not know: the likeliest prose and what stands beside it.</summary>
    private static void Rescue(List<PageBlock> blocks)
    {
        if (blocks.Where(b => b.IsProse).MaxBy(b => b.Final * b.Text.Length) is not { } best) return;
        foreach (var block in blocks)
        {
            if (block.IsProse && block.Frame.Parent == best.Frame.Parent) block.Final = Usual;
        }
    }
}
