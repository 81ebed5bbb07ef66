using System.Globalization;

namespace ClaimTracker.Extraction.Text;

/// <summary>Cuts text into tokens after the rules of the Penn Treebank as CoreNLP applies them. Linear in the text's length; accepts any text.</summary>
public static class Tokenizer
{
    private const int LongestTag = 300;

    /// <summary>Appends the tokens of <paramref name="range"/> to <paramref name="tokens"/>: in text order, without overlap, none empty, no white space at their ends.</summary>
    public static void Tokenize(string text, Span range, List<Span> tokens)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(tokens);
        var position = range.Start;
        while (position < range.End)
        {
            if (Characters.IsBlank(text[position]))
            {
                position++;
                continue;
            }
            var (end, cut) = Next(text, position, range.Start, range.End);
            if (cut > position) tokens.Add(new Span(position, cut));
            tokens.Add(new Span(Math.Max(position, cut), end));
            position = end;
        }
    }

    /// <summary>The end of the token at <paramref name="start"/>, and where it falls into two parts (0 where it does not).</summary>
    private static (int End, int Cut) Next(string text, int start, int first, int last)
    {
        var c = text[start];
        if (StartsWord(text, start, last)) return WordScanner.Scan(text, start, last);
        var end = c switch
        {
            '.' => Dots(text, start, last),
            '-' or '—' or '–' or '―' or '_' or '*' or '=' or '~' or '•' => Run(text, start, last),
            '@' or '#' => Handle(text, start, last),
            '<' => Markup(text, start, last),
            _ when Characters.IsSingleQuote(c) => Apostrophe(text, start, first, last),
            _ when char.IsHighSurrogate(c) && start + 1 < last && char.IsLowSurrogate(text[start + 1]) => start + 2,
            _ when char.IsSurrogate(c) => HalfPairs(text, start, last),
            _ => start + 1,
        };
        return (end, 0);
    }

    private static bool StartsWord(string text, int start, int last)
    {
        var c = text[start];
        if (Characters.IsWord(c) || WordScanner.IsAstralWord(text, start, last)) return true;
        return c == '.' && start + 1 < last && char.IsAsciiDigit(text[start + 1]);
    }

    private static int Run(string text, int start, int last)
    {
        var end = start + 1;
        while (end < last && text[end] == text[start]) end++;
        return end;
    }

    /// <summary>Halves of surrogate pairs that stand alone mean nothing; a run of them is one token.</summary>
    private static int HalfPairs(string text, int start, int last)
    {
        var end = start + 1;
        while (end < last && char.IsSurrogate(text[end]) && !(end + 1 < last && char.IsSurrogatePair(text[end], text[end + 1]))) end++;
        return end;
    }

    private static int Dots(string text, int start, int last)
    {
        var end = Run(text, start, last);
        if (end > start + 1) return end;
        var spaced = end;
        var dots = 1;
        while (spaced + 1 < last && text[spaced] is ' ' or '\u00a0' && text[spaced + 1] == '.')
        {
            spaced += 2;
            dots++;
        }
        return dots >= 3 ? spaced : end;
    }

    private static int Handle(string text, int start, int last)
    {
        var end = start + 1;
        if (end >= last || !(text[start] == '#' ? char.IsLetter(text[end]) : Characters.IsWord(text[end]) || text[end] == '_')) return end;
        while (end < last && (Characters.IsWord(text[end]) || text[end] == '_')) end++;
        return end;
    }

    private static int Markup(string text, int start, int last)
    {
        if (start + 1 >= last || !(char.IsAsciiLetter(text[start + 1]) || text[start + 1] is '/' or '!')) return start + 1;
        var limit = Math.Min(last, start + LongestTag);
        for (var end = start + 1; end < limit && text[end] != '<'; end++)
        {
            if (text[end] == '>') return end + 1;
        }
        return start + 1;
    }

    private static int Apostrophe(string text, int start, int first, int last)
    {
        if (start + 1 >= last) return start + 1;
        if (text[start + 1] == text[start]) return start + 2;
        var attached = start > first && !Characters.IsBlank(text[start - 1]);
        var clitic = WordScanner.CliticEnd(text, start, last);
        if (attached && clitic > 0) return clitic;
        if (text[start] == '`') return start + 1;
        var end = start + 1;
        while (end < last && end < start + 6 && char.IsAsciiLetterOrDigit(text[end])) end++;
        return Elided.Contains(text.AsSpan(start + 1, end - start - 1)) ? end : start + 1;
    }

    /// <summary>Words written with a leading apostrophe: "'em", "'til", and decades and years: "'90s", "'08".</summary>
    private static class Elided
    {
        public static bool Contains(ReadOnlySpan<char> word) =>
            word is "em" or "til" or "cause" or "twas" or "tis" or "bout" or "round"
            || (word.Length is 2 or 3 && char.IsAsciiDigit(word[0]) && char.IsAsciiDigit(word[1]) && (word.Length == 2 || word[2] == 's'));
    }
}
