namespace ClaimTracker.Extraction.Text;

/// <summary>Web addresses and domain names, which are one token each.</summary>
internal static class Addresses
{
    /// <summary>True where a web address starts at <paramref name="start"/>.</summary>
    public static bool StartsAt(string text, int start, int last)
    {
        if (text[start] is not ('h' or 'H' or 'w' or 'W')) return false;
        var rest = text.AsSpan(start, Math.Min(last - start, 9));
        return Starts(rest, "http://") || Starts(rest, "https://") || (Starts(rest, "www.") && rest.Length > 4 && char.IsAsciiLetterOrDigit(rest[4]));
    }

    /// <summary>The end of the address: white space or a quotation mark, without closing punctuation.</summary>
    public static int End(string text, int start, int last)
    {
        var end = start;
        while (end < last && !Characters.IsBlank(text[end]) && !Characters.IsDoubleQuote(text[end]) && text[end] is not ('<' or '>')) end++;
        while (end > start + 4 && text[end - 1] is '.' or ',' or ';' or ':' or '!' or '?' or ')' or ']' or '\'' or '’' or '…') end--;
        return end;
    }

    /// <summary>True where the letters at <paramref name="at"/> end a domain name: "com" in "example.com".</summary>
    public static bool IsDomainEnding(string text, int at, int last)
    {
        var end = at;
        while (end < last && end < at + 5 && char.IsAsciiLetter(text[end])) end++;
        if (end < last && Characters.IsWord(text[end])) return false;
        return text.AsSpan(at, end - at) is "com" or "org" or "net" or "gov" or "edu" or "co" or "uk" or "tv" or "info" or "mil" or "eu";
    }

    private static bool Starts(ReadOnlySpan<char> text, string prefix) => text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);
}
