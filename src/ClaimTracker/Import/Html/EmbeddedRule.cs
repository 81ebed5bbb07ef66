namespace ClaimTracker.Import.Html;

/// <summary>Finds what stands within an article though it does not read like one: posts that it quotes and tables of its data.</summary>
internal static class EmbeddedRule
{
    private const uint Post = 1u << 27;
    private const int PostLevels = 4;
    private const int BehindLast = 4;

    private const int LeastRows = 3;
    private const int LongestRow = 150;
    private const double MostLinks = 0.3;
    private const int Beside = 2;

    /// <summary>The blocks of such parts, given the probability from which a block belongs to the article.</summary>
    public static IEnumerable<PageBlock> Find(List<PageBlock> blocks, float threshold) =>
        Posts(blocks, threshold).Concat(Tables(blocks, threshold)).ToList();

    private static IEnumerable<PageBlock> Posts(List<PageBlock> blocks, float threshold)
    {
        var first = blocks.FindIndex(b => b.Final >= threshold && b.IsProse);
        var last = blocks.FindLastIndex(b => b.Final >= threshold && b.IsProse);
        for (var i = Math.Max(first, 0); first >= 0 && i <= Math.Min(blocks.Count - 1, last + BehindLast); i++)
        {
            if (IsPost(blocks[i].Frame)) yield return blocks[i];
        }
    }

    private static bool IsPost(Frame frame)
    {
        if ((frame.Flags & FrameFlags.Quote) == 0 || (frame.Flags & (FrameFlags.Aside | FrameFlags.Footer | FrameFlags.Nav)) != 0) return false;
        bool isPost = false, isQuote = false;
        var level = 0;
        for (var f = frame; f is not null && level < PostLevels; f = f.Parent, level++)
        {
            isPost |= (f.Words & Post) != 0;
            isQuote |= f.Tag == "blockquote";
        }
        return isPost && isQuote;
    }

    /// <summary>Tables that are no lists of links and that the article's blocks enclose.</summary>
    private static IEnumerable<PageBlock> Tables(List<PageBlock> blocks, float threshold)
    {
        for (var start = 0; start < blocks.Count; start++)
        {
            if (TableOf(blocks[start].Frame) is not { } table || table.FirstBlock != start) continue;
            var rows = blocks.GetRange(start, table.EndBlock - start);
            if (rows.Count < LeastRows || !IsData(rows, table)) continue;
            if (HasKept(blocks, start - Beside, start, threshold) && HasKept(blocks, table.EndBlock, table.EndBlock + Beside, threshold))
                foreach (var row in rows) yield return row;
        }
    }

    private static bool IsData(List<PageBlock> rows, Frame table) =>
        rows.TrueForAll(r => TableOf(r.Frame) == table) && rows.Average(r => r.Text.Length) <= LongestRow && rows.Sum(r => r.LinkChars) <= MostLinks * rows.Sum(r => r.Text.Length);

    private static bool HasKept(List<PageBlock> blocks, int from, int to, float threshold)
    {
        for (var i = Math.Max(0, from); i < Math.Min(blocks.Count, to); i++)
        {
            if (blocks[i].Final >= threshold) return true;
        }
        return false;
    }

    private static Frame? TableOf(Frame? frame)
    {
        if (frame is null || (frame.Flags & FrameFlags.Table) == 0) return null;
        while (frame is not null && frame.Tag != "table") frame = frame.Parent;
        return frame;
    }
}
