namespace ClaimTracker.Extraction.Text;

/// <summary>Finds the paragraphs of a text whose blocks nobody has classified.</summary>
public static class Paragraphs
{
    /// <summary>The stretches between blank lines, as paragraphs in text order.</summary>
    public static List<TextBlock> Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var blocks = new List<TextBlock>();
        var start = -1;
        var end = 0;
        var breaks = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n') breaks++;
            if (char.IsWhiteSpace(text[i])) continue;
            if (start >= 0 && breaks > 1)
            {
                blocks.Add(new TextBlock(BlockKind.Paragraph, new Span(start, end)));
                start = -1;
            }
            if (start < 0) start = i;
            end = i + 1;
            breaks = 0;
        }
        if (start >= 0) blocks.Add(new TextBlock(BlockKind.Paragraph, new Span(start, end)));
        return blocks;
    }
}
