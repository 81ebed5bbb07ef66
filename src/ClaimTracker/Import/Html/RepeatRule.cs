namespace ClaimTracker.Import.Html;

/// <summary>Finds blocks that give the article once more: pages hold it a second time for scripts, printing or small screens.</summary>
internal static class RepeatRule
{
    public const string Name = "the same text once more";

    /// <summary>Shorter blocks, such as the questions of an interview or the steps of a recipe, are said again on purpose.</summary>
    private const int LongBlock = 300;
    private const int LongRun = 600;
    private const int LeastPart = 40;
    private const double LeastShare = 0.8;

    /// <summary>Among blocks from a probability on, those that repeat one above, and runs that join other blocks into one.</summary>
    public static HashSet<PageBlock> Find(IReadOnlyList<PageBlock> blocks, float threshold)
    {
        var repeats = new HashSet<PageBlock>();
        var kept = blocks.Where(b => b.Final >= threshold).ToList();
        if (!kept.Exists(b => b.Text.Length >= LongBlock)) return repeats;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var block in kept)
        {
            if (block.Text.Length >= LongBlock && !seen.Add(block.Text)) repeats.Add(block);
        }
        if (!kept.Exists(b => b.Text.Length >= LongRun)) return repeats;
        var letters = kept.ConvertAll(b => PageHints.Letters(b.Text));
        for (var i = 0; i < kept.Count; i++)
        {
            if (kept[i].Text.Length >= LongRun && IsRun(letters[i], letters)) repeats.Add(kept[i]);
        }
        return repeats;
    }

    private static bool IsRun(string run, List<string> letters)
    {
        int parts = 0, length = 0;
        foreach (var part in letters)
        {
            if (part.Length < LeastPart || part.Length >= run.Length || !run.Contains(part, StringComparison.Ordinal)) continue;
            parts++;
            length += part.Length;
        }
        return parts >= 2 && length >= LeastShare * run.Length;
    }
}
