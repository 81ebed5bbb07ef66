namespace ClaimTracker.Extraction.Quotes;

/// <summary>What the characters around a double mark say about its direction.</summary>
internal enum MarkContext { Opens, Closes, Either }

/// <summary>The marks themselves and what their neighbours say of them.</summary>
internal static class QuotationMarks
{
    /// <summary>Number of characters of the mark at <paramref name="at"/>; 0 where there is none.</summary>
    public static int LengthAt(string text, int at, int end) => text[at] switch
    {
        '"' or '“' or '”' or '„' or '‟' or '«' or '»' or '＂' => 1,
        '\'' or '’' or '`' or '‘' when at + 1 < end && text[at + 1] == text[at] => 2,
        '\'' or '‘' or '’' or '‛' => 1,
        _ => 0,
    };

    public static bool IsSingle(char mark, int length) => length == 1 && mark is '\'' or '‘' or '’' or '‛' && length == 1;

    public static MarkContext ContextOf(string text, int at, int length, Span block)
    {
        var before = at > block.Start ? text[at - 1] : ' ';
        var after = at + length < block.End ? text[at + length] : ' ';
        var mayOpen = !char.IsWhiteSpace(after) && (char.IsWhiteSpace(before) || IsOpeningNeighbour(before));
        var mayClose = !char.IsWhiteSpace(before) && (char.IsWhiteSpace(after) || char.IsPunctuation(after) || before is '.' or ',' or '!' or '?');
        if (mayOpen != mayClose)
            return mayOpen ? MarkContext.Opens : MarkContext.Closes;
        return text[at] switch
        {
            '“' or '„' or '‟' or '«' or '`' or '‘' => MarkContext.Opens,
            '”' or '»' or '’' => MarkContext.Closes,
            _ => MarkContext.Either,
        };
    }

    /// <summary>A single mark opens only at the start of a word, so that no apostrophe does.</summary>
    public static bool MayOpenSingle(string text, int at, Span block)
    {
        if (text[at] == '’')
            return false;
        var before = at > block.Start ? text[at - 1] : ' ';
        var after = at + 1 < block.End ? text[at + 1] : ' ';
        return (char.IsWhiteSpace(before) || IsOpeningNeighbour(before) || before is '"' or '“') && char.IsLetter(after);
    }

    public static bool MayCloseSingle(string text, int at, Span block)
    {
        if (text[at] == '‘')
            return false;
        var before = at > block.Start ? text[at - 1] : ' ';
        var after = at + 1 < block.End ? text[at + 1] : ' ';
        return !char.IsWhiteSpace(before) && !char.IsLetterOrDigit(after);
    }

    /// <summary>"the workers' rights": an s before the mark and a word behind it.</summary>
    public static bool LooksPossessive(string text, int at, Span block) =>
        at > block.Start && text[at - 1] is 's' or 'S' && at + 2 < block.End && text[at + 1] == ' ' && char.IsLower(text[at + 2]);

    private static bool IsOpeningNeighbour(char c) => c is '(' or '[' or '{' or '—' or '–' or '-' or '/' or '‘' or '“' or ':' or '…';
}
