using System.Collections.Frozen;

namespace ClaimTracker.Extraction.Text;

/// <summary>Groups the tokens of one block into sentences: knows abbreviations, initials, quotations, headings and blank lines.</summary>
public static class SentenceSplitter
{
    /// <summary>No sentence is longer than this many tokens; what a text does not split is split here.</summary>
    public const int Longest = 200;

    private const int ShortLine = 60;

    private static readonly FrozenSet<string> Starters = new[]
    {
        "The", "A", "An", "He", "She", "It", "They", "We", "You", "I", "His", "Her", "Their", "Its", "Our", "My", "This", "That", "These", "Those",
        "But", "And", "Or", "So", "Yet", "If", "When", "While", "As", "At", "By", "For", "From", "In", "On", "After", "Before", "Since", "Although",
        "Though", "Because", "However", "Meanwhile", "There", "Here", "What", "Who", "How", "Why", "Where", "Which", "Both", "Some", "Many", "Most",
        "Several", "Asked", "Also", "Then", "Now", "According", "Despite", "During", "With", "Without", "Not", "No", "One", "Two", "Another", "Other", "To",
    }.ToFrozenSet();

    /// <summary>Appends the sentences of the tokens from <paramref name="first"/> on, all of which stand in block <paramref name="block"/>.</summary>
    public static void Split(string text, List<Span> tokens, int first, int block, List<Sentence> sentences)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        ArgumentNullException.ThrowIfNull(sentences);
        int start = first, mark = first;
        var lineStart = first < tokens.Count ? tokens[first].Start : 0;
        for (var i = first; i < tokens.Count; i++)
        {
            mark = i > start && IsCloser(text, tokens[i]) && tokens[i].Start == tokens[i - 1].End ? mark : i;
            var last = i + 1 == tokens.Count;
            var breaks = last ? 0 : LineBreaks(text, tokens[i].End, tokens[i + 1].Start);
            var ends = last || breaks > 1 || i + 1 - start >= Longest
                || (breaks == 1 && EndsLine(text, tokens, i, lineStart))
                || EndsSentence(text, tokens, mark, i);
            if (breaks > 0) lineStart = tokens[i + 1].Start;
            if (!ends) continue;
            sentences.Add(new Sentence(start, i + 1, block));
            start = i + 1;
        }
    }

    private static int LineBreaks(string text, int from, int to)
    {
        var breaks = 0;
        for (var i = from; i < to && breaks < 2; i++)
        {
            if (text[i] is '\n' or '\u2029' or '\u2028' || (text[i] == '\r' && (i + 1 == to || text[i + 1] != '\n'))) breaks++;
        }
        return breaks;
    }

    /// <summary>A short line before a line that starts anew is a heading or a list item; a long one is wrapped text.</summary>
    private static bool EndsLine(string text, List<Span> tokens, int i, int lineStart) =>
        !char.IsLower(text[tokens[i + 1].Start]) && (IsTerminal(text, tokens[i]) || tokens[i].End - lineStart < ShortLine);

    /// <param name="mark">The token before the closing marks that end with token <paramref name="i"/>.</param>
    private static bool EndsSentence(string text, List<Span> tokens, int mark, int i)
    {
        if (!IsTerminal(text, tokens[mark]) && !IsAbbreviation(text, tokens[mark])) return false;
        if (ContinuesMark(text, tokens, i)) return false;
        var next = tokens[i + 1];
        if (IsAbbreviation(text, tokens[mark])) return AbbreviationEnds(text, tokens, mark, i);
        if (char.IsLower(text[next.Start]) || text[next.Start] is ',' or ';' or ':' or '.' || IsDash(text[next.Start])) return false;
        return !IsEllipsis(text, tokens[mark]) || StartsAnew(text, tokens, i + 1);
    }

    /// <summary>True where the next token still belongs to the end: a closing quotation mark, bracket or another mark.</summary>
    private static bool ContinuesMark(string text, List<Span> tokens, int i) =>
        tokens[i + 1].Start == tokens[i].End && (IsCloser(text, tokens[i + 1]) || IsTerminal(text, tokens[i + 1]));

    private static bool AbbreviationEnds(string text, List<Span> tokens, int mark, int i)
    {
        var word = text.AsSpan(tokens[mark].Start, tokens[mark].Length - 1);
        if (Abbreviations.NeverEndsSentence(word)) return false;
        var next = i + 1;
        if (IsOpener(text, tokens[next]) && next + 1 < tokens.Count) next++;
        var following = text.AsSpan(tokens[next].Start, tokens[next].Length);
        return following.Length < 12 && Starters.GetAlternateLookup<ReadOnlySpan<char>>().Contains(following)
            && !(word.Length == 1 && i == mark && following is "A" or "I");
    }

    private static bool StartsAnew(string text, List<Span> tokens, int next)
    {
        if (IsOpener(text, tokens[next]) && next + 1 < tokens.Count) next++;
        return char.IsUpper(text[tokens[next].Start]);
    }

    private static bool IsTerminal(string text, Span token) =>
        text[token.Start] is '.' or '!' or '?' or '…' or '。' or '؟' && (token.Length == 1 || IsEllipsis(text, token));

    private static bool IsEllipsis(string text, Span token) =>
        text[token.Start] == '…' || (token.Length > 1 && text[token.Start] == '.' && text[token.End - 1] == '.');

    private static bool IsAbbreviation(string text, Span token) => token.Length > 1 && text[token.End - 1] == '.' && char.IsLetter(text[token.Start]);

    private static bool IsCloser(string text, Span token) =>
        text[token.Start] is ')' or ']' or '}' || Characters.IsDoubleQuote(text[token.Start]) && text[token.Start] is not ('“' or '„')
        || (token.Length <= 2 && Characters.IsSingleQuote(text[token.Start]) && text[token.Start] is not ('‘' or '`') && text[token.End - 1] == text[token.Start]);

    private static bool IsOpener(string text, Span token) =>
        text[token.Start] is '(' or '[' or '“' or '‘' or '"' or '\'' or '„' or '`' && token.Length <= 2;

    private static bool IsDash(char c) => c is '-' or '–' or '—' or '―';
}
