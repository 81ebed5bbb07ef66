namespace ClaimTracker.Web.Components.Review;

/// <summary>A text box counts every line break as one character; the stored text may have two.</summary>
public static class LineBreaks
{
    /// <summary>The place in <paramref name="text"/> of a place counted with every line break as one character.</summary>
    public static int Offset(string text, int counted)
    {
        ArgumentNullException.ThrowIfNull(text);
        var at = 0;
        for (var seen = 0; seen < counted && at < text.Length; seen++, at++)
            if (text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n') at++;
        return at;
    }
}
