using System.Text;

namespace ClaimTracker.Extraction.Text;

/// <summary>Finds where a word ends: hyphens, inner periods, numbers, contractions, addresses.</summary>
internal static class WordScanner
{
    /// <summary>The end of the word at <paramref name="start"/>, and where it falls into two tokens ("do|n't"; 0 where it does not).</summary>
    public static (int End, int Cut) Scan(string text, int start, int last)
    {
        if (Addresses.StartsAt(text, start, last)) return (Addresses.End(text, start, last), 0);
        var end = Letters(text, start, last);
        while (end < last)
        {
            var joined = Joined(text, start, end, last);
            if (joined == 0) break;
            end = joined;
        }
        if (IsNegation(text, start, end, last)) return (end + 2, end - 1);
        return (end, Contractions.Cut(text.AsSpan(start, end - start)) is > 0 and var cut ? start + cut : 0);
    }

    /// <summary>The end of a clitic ("'s", "'re") that starts with the apostrophe at <paramref name="start"/>; 0 where none stands there.</summary>
    public static int CliticEnd(string text, int start, int last)
    {
        if (!Characters.IsApostrophe(text[start])) return 0;
        var end = start + 1;
        while (end < last && end < start + 4 && char.IsAsciiLetter(text[end])) end++;
        if (end < last && Characters.IsWord(text[end])) return 0;
        return Contractions.IsClitic(text.AsSpan(start + 1, end - start - 1)) ? end : 0;
    }

    /// <summary>True where a surrogate pair at <paramref name="at"/> is a letter or digit.</summary>
    public static bool IsAstralWord(string text, int at, int last) =>
        char.IsHighSurrogate(text[at]) && at + 1 < last && Rune.TryCreate(text[at], text[at + 1], out var rune) && Rune.IsLetterOrDigit(rune);

    private static int Letters(string text, int end, int last)
    {
        while (end < last)
        {
            if (Characters.IsWord(text[end]) || text[end] == '_') end++;
            else if (IsAstralWord(text, end, last)) end += 2;
            else break;
        }
        return end;
    }

    /// <summary>Where the word goes on behind the connector at <paramref name="end"/>; 0 where it stops.</summary>
    private static int Joined(string text, int start, int end, int last)
    {
        var c = text[end];
        var more = end + 1 < last && (Characters.IsWord(text[end + 1]) || IsAstralWord(text, end + 1, last));
        if (Characters.IsFormat(c)) return AfterFormat(text, end, last);
        if (c == '.') return AfterPeriod(text, start, end, last, more);
        if (!more) return 0;
        var joins = c switch
        {
            _ when Characters.IsHyphen(c) => true,
            _ when Characters.IsApostrophe(c) => JoinsApostrophe(text, start, end, last),
            ',' => IsDigit(text, end - 1) && IsThousands(text, end + 1, last),
            ':' => IsDigit(text, end - 1) && IsDigit(text, end + 1),
            '/' or '@' => true,
            '&' => char.IsUpper(text[end - 1]) && char.IsUpper(text[end + 1]),
            _ => false,
        };
        return joins ? Letters(text, end + 1, last) : 0;
    }

    private static int AfterFormat(string text, int end, int last)
    {
        while (end < last && Characters.IsFormat(text[end])) end++;
        return end < last && Characters.IsWord(text[end]) ? Letters(text, end, last) : 0;
    }

    private static int AfterPeriod(string text, int start, int end, int last, bool more)
    {
        if (end == start) return Letters(text, end + 1, last);
        if (IsDigit(text, end - 1)) return more && IsDigit(text, end + 1) ? Letters(text, end + 1, last) : 0;
        if (text[end - 1] == '.') return 0;
        var segment = SegmentStart(text, start, end);
        var acronym = end - segment == 1 && char.IsLetter(text[segment]);
        if (more) return acronym || Addresses.IsDomainEnding(text, end + 1, last) || IsPhD(text, segment, end, last) ? Letters(text, end + 1, last) : 0;
        if (end + 1 < last && text[end + 1] == '.') return 0;
        return KeepsPeriod(text, start, segment, end, last, acronym) ? end + 1 : 0;
    }

    private static bool KeepsPeriod(string text, int start, int segment, int end, int last, bool acronym)
    {
        var dotted = segment > start && text[segment - 1] == '.';
        var word = text.AsSpan(segment, end - segment);
        if (segment == start && Abbreviations.KeepsPeriodBeforeNumber(word) && NumberFollows(text, end + 1, last)) return true;
        if (acronym) return dotted || (char.IsUpper(text[segment]) && text[segment] != 'I') || (text[segment] == 'v' && segment == start);
        if (!Abbreviations.KeepsPeriod(word)) return false;
        return !Abbreviations.IsAlsoWord(word) || (char.IsUpper(word[0]) && GoesOn(text, end + 1, last));
    }

    private static bool NumberFollows(string text, int at, int last)
    {
        if (at < last && text[at] is ' ' or '\u00a0') at++;
        return at < last && char.IsAsciiDigit(text[at]);
    }

    /// <summary>True where what follows "Mass." shows that the sentence goes on.</summary>
    private static bool GoesOn(string text, int at, int last)
    {
        while (at < last && text[at] is ' ' or '\u00a0') at++;
        return at < last && text[at] is not ('\n' or '\r') && !Characters.IsDoubleQuote(text[at]);
    }

    private static int SegmentStart(string text, int start, int end)
    {
        var segment = end;
        while (segment > start && end - segment < 16 && char.IsLetter(text[segment - 1])) segment--;
        return segment;
    }

    private static bool IsPhD(string text, int segment, int end, int last) =>
        end - segment == 2 && text.AsSpan(segment, 2) is "Ph" && text[end + 1] == 'D' && (end + 2 >= last || !char.IsLetter(text[end + 2]));

    private static bool JoinsApostrophe(string text, int start, int end, int last) =>
        char.IsLetter(text[end + 1]) && CliticEnd(text, end, last) == 0 && !IsNegation(text, start, end, last);

    private static bool IsNegation(string text, int start, int end, int last) =>
        end - start >= 2 && end + 1 < last && Characters.IsSingleQuote(text[end])
        && text[end - 1] is 'n' or 'N' && text[end + 1] is 't' or 'T'
        && (end + 2 >= last || !Characters.IsWord(text[end + 2]));

    private static bool IsThousands(string text, int at, int last) =>
        at + 3 <= last && IsDigit(text, at) && IsDigit(text, at + 1) && IsDigit(text, at + 2) && (at + 3 == last || !IsDigit(text, at + 3));

    private static bool IsDigit(string text, int at) => char.IsAsciiDigit(text[at]);
}
