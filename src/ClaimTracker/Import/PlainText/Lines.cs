using ClaimTracker.Extraction;

namespace ClaimTracker.Import.PlainText;

/// <summary>The lines and paragraphs of a plain text as spans; the text itself is never changed.</summary>
internal static class Lines
{
    /// <summary>Every line without white space at its ends; an empty span for a blank line.</summary>
    public static List<Span> Of(string text)
    {
        var lines = new List<Span>();
        for (var start = 0; start < text.Length;)
        {
            var length = text.AsSpan(start).IndexOfAny('\n', '\r');
            var end = length < 0 ? text.Length : start + length;
            lines.Add(Trim(text, start, end));
            start = end + (end + 1 < text.Length && text[end] == '\r' && text[end + 1] == '\n' ? 2 : 1);
        }
        return lines;
    }

    /// <summary>The blocks from <paramref name="from"/> on: lines, or groups of lines where the text was wrapped at a width.</summary>
    public static List<Span> Blocks(string text, int from)
    {
        var lines = Of(text).Where(l => l.Start >= from || l.Length == 0).ToList();
        return IsWrapped(text, lines) ? Joined(lines) : lines.Where(l => l.Length > 0).ToList();
    }

    private static Span Trim(string text, int start, int end)
    {
        while (start < end && IsBlank(text[start])) start++;
        while (end > start && IsBlank(text[end - 1])) end--;
        return new Span(start, end);
    }

    private static bool IsBlank(char c) => char.IsWhiteSpace(c) || c is '\u200b' or '\ufeff';

    /// <summary>True where most lines that are followed by another line break off in mid-sentence at a similar width.</summary>
    private static bool IsWrapped(string text, List<Span> lines)
    {
        var broken = new List<int>();
        var all = 0;
        for (var i = 0; i + 1 < lines.Count; i++)
        {
            if (lines[i].Length == 0 || lines[i + 1].Length == 0) continue;
            all++;
            if (!Import.Blocks.LineRules.EndsSentence(lines[i].Cut(text))) broken.Add(lines[i].Length);
        }
        if (all < 4 || broken.Count * 2 < all) return false;
        broken.Sort();
        var median = broken[broken.Count / 2];
        return median is >= 40 and <= 110 && broken[^1] <= 130;
    }

    private static List<Span> Joined(List<Span> lines)
    {
        var blocks = new List<Span>();
        var open = false;
        foreach (var line in lines)
        {
            if (line.Length > 0)
            {
                if (open) blocks[^1] = blocks[^1].Hull(line);
                else blocks.Add(line);
            }
            open = line.Length > 0;
        }
        return blocks;
    }
}
