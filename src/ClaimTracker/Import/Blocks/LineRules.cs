using System.Buffers;
using System.Text.RegularExpressions;
using ClaimTracker.Import.Dates;

namespace ClaimTracker.Import.Blocks;

/// <summary>General rules on the shape of one line.</summary>
internal static class LineRules
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    private static readonly Regex Byline = new(
        @"^(?:By|BY|Story by|Written by|Posted by|Von|Par|Por)[: ]\s*(?:[A-Z][\w.'’-]*|[A-Z]\.)(?:(?:\s+|,\s*|\s+and\s+|\s*&\s*)(?:[A-Z][\w.'’-]*|of|the|and|for|de|van|von|la)){0,14}\.?$", Options);
    private static readonly Regex Address = new(
        @"^(?:https?://|www\.)\S+$|^\S+@\S+\.[a-z]{2,}$|^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|co|uk|tv)(?:/\S*)?$", Options | RegexOptions.IgnoreCase);
    private static readonly Regex FileName = new(@"^\S+\.(?:jpe?g|png|gif|webp|pdf|mp4)$", Options | RegexOptions.IgnoreCase);
    private static readonly Regex FollowWriter = new(
        @"^(?:>>\s*)?follow\b.{0,60}\bon (?:twitter|facebook|instagram|x)\b|\bfollow (?:him|her|me|them|us) (?:on|at|@)|^\S+@\S+\.\S+\s+(?:follow )?on twitter", Options | RegexOptions.IgnoreCase);
    private static readonly SearchValues<string> FollowWords = SearchValues.Create(["follow", "@"], StringComparison.OrdinalIgnoreCase);
    private static readonly Regex Counter = new(
        @"^[0-9][0-9.,kKmM]*\s*(?:comments?|shares?|likes?|views?|retweets?|min(?:ute)?s?(?: read)?|photos?|images?|hours? ago|minutes? ago|days? ago)\b.{0,20}$", Options | RegexOptions.IgnoreCase);

    /// <summary>The rule that a short line breaks; null where it may be part of the article.</summary>
    public static string? Find(string text, string normalized, int index, int count)
    {
        if (IsLinkBox(text)) return "a link box in arrows";
        // What each pattern needs is looked for first: most lines are asked in vain.
        if (!text.Contains(' ', StringComparison.Ordinal) && (Address.IsMatch(text) || FileName.IsMatch(text))) return "nothing but an address or a file name";
        if (text.Length <= 160 && text.AsSpan().ContainsAny(FollowWords) && FollowWriter.IsMatch(text)) return "a line to follow someone";
        if (text.Length <= 60 && char.IsAsciiDigit(text[0]) && Counter.IsMatch(text)) return "a counter of the page";
        if (index <= 6 && text.Length <= 120 && IsByline(text)) return "the byline";
        if ((index <= 6 || index >= count - 2) && DateReader.IsDateLine(text)) return "the date line";
        return IsScript(text) ? "program code" : null;
    }

    private static bool IsByline(string line) => line.Length > 0 && line[0] is 'B' or 'S' or 'W' or 'P' or 'V' && Byline.IsMatch(line);

    /// <summary>The authors of a byline in plain text; null where the line is none.</summary>
    public static string? Authors(string line)
    {
        if (line.Length > 120 || !IsByline(line)) return null;
        var start = line.IndexOfAny([' ', ':']);
        if (line.StartsWith("Story", StringComparison.Ordinal) || line.StartsWith("Written", StringComparison.Ordinal) || line.StartsWith("Posted", StringComparison.Ordinal))
            start = line.IndexOf("by", StringComparison.Ordinal) + 2;
        return line[start..].Trim(' ', ':', '.');
    }

    /// <summary>A line between arrows such as <c>&gt;&gt; … &lt;&lt;</c>.</summary>
    private static bool IsLinkBox(string text) =>
        text.Length <= 300
        && ((text.StartsWith(">>", StringComparison.Ordinal) && text.EndsWith("<<", StringComparison.Ordinal))
            || (text.StartsWith('»') && text.EndsWith('«') && text.Length < 120 && !EndsSentence(text.TrimEnd('«', ' ')))
            || (text.StartsWith("**", StringComparison.Ordinal) && text.EndsWith("**", StringComparison.Ordinal) && text.Contains("CLICK", StringComparison.OrdinalIgnoreCase)));

    /// <summary>Program code that was left in the text.</summary>
    public static bool IsScript(string text)
    {
        if (text.StartsWith("<!--", StringComparison.Ordinal)) return true;
        var marks = 0;
        foreach (var c in text)
        {
            if (c is '{' or '}' or ';') marks++;
        }
        return marks * 25 > text.Length && (text.Contains("function", StringComparison.Ordinal)
            || text.Contains("document.", StringComparison.Ordinal)
            || (text.Contains('{', StringComparison.Ordinal) && text.Contains(':', StringComparison.Ordinal)));
    }

    /// <summary>The half of a line that says the same twice (<c>ShareShare</c>); null where it does not.</summary>
    public static string? Doubled(string text)
    {
        foreach (var gap in (ReadOnlySpan<int>)[0, 1])
        {
            var half = (text.Length - gap) / 2;
            if (half >= 3 && half * 2 + gap == text.Length && text.AsSpan(0, half).SequenceEqual(text.AsSpan(half + gap))) return text[..half];
        }
        return null;
    }

    /// <summary>True where the line has a letter or digit.</summary>
    public static bool HasLetters(string text)
    {
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c)) return true;
        }
        return false;
    }

    /// <summary>True where the line opens with a quotation mark: a quoted "Read more" is speech.</summary>
    public static bool IsSpeech(string text) => text[0] is '"' or '“' or '‘' or '„' or '«' or '\'';

    /// <summary>True where the line ends as a sentence does, perhaps within quotes or brackets.</summary>
    public static bool EndsSentence(string text)
    {
        for (var i = text.Length - 1; i >= 0; i--)
        {
            if (text[i] is '.' or '!' or '?' or '…' or ':' or ';' or ',' or '。') return true;
            if (text[i] is not ('"' or '”' or '’' or '\'' or ')' or ']' or '»') && !char.IsWhiteSpace(text[i])) return false;
            if (text[i] is '"' or '”' && i == text.Length - 1) return true;
        }
        return false;
    }

    /// <summary>True where a short line is a title: opens with a capital or digit, no full stop, two words or more in capitals or sentence case.</summary>
    public static bool LooksLikeTitle(string text)
    {
        if (text.Length < 3 || !(char.IsUpper(text[0]) || char.IsDigit(text[0]) || IsSpeech(text))) return false;
        if (text.EndsWith('?')) return text.Length <= 60 && text.IndexOfAny(['.', '!', '"', '“', ':']) < 0;
        return !EndsSentence(text) && text[^1] is not ('-' or '–' or '—') && text.IndexOf('@', StringComparison.Ordinal) < 0
            && text.IndexOf("http", StringComparison.Ordinal) < 0;
    }
}
