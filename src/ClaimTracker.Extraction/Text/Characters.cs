using System.Globalization;

namespace ClaimTracker.Extraction.Text;

/// <summary>Character classes of the tokenizer. All look at single UTF-16 units; lone surrogates fall into none.</summary>
public static class Characters
{
    /// <summary>True for what separates tokens and belongs to none: white space, controls, zero-width and bidi marks.</summary>
    public static bool IsBlank(char c) => c < 0x80 ? c <= ' ' || c == 0x7f : char.IsWhiteSpace(c) || char.IsControl(c) || IsFormat(c);

    /// <summary>True for invisible format characters: soft hyphen, zero-width and bidi marks, byte order mark.</summary>
    public static bool IsFormat(char c) =>
        c >= 0x80 && CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format;

    /// <summary>True for letters, digits and combining marks.</summary>
    public static bool IsWord(char c) => c < 0x80 ? char.IsAsciiLetterOrDigit(c) : char.IsLetterOrDigit(c) || IsMark(c);

    /// <summary>True for the hyphens that join words.</summary>
    public static bool IsHyphen(char c) => c is '-' or '\u2010' or '\u2011';

    /// <summary>True for the straight and the curly apostrophe.</summary>
    public static bool IsApostrophe(char c) => c is '\'' or '’';

    /// <summary>True for every single quotation mark, apostrophes included.</summary>
    public static bool IsSingleQuote(char c) => c is '\'' or '`' or '’' or '‘' or '‛' or '‚';

    /// <summary>True for every double quotation mark.</summary>
    public static bool IsDoubleQuote(char c) => c is '"' or '“' or '”' or '„' or '«' or '»' or '‟' or '＂';

    private static bool IsMark(char c) =>
        CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
}
