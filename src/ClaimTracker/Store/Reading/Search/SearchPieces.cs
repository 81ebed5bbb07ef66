namespace ClaimTracker.Store.Reading.Search;

/// <summary>Cuts a search line into words, phrases and operators.</summary>
internal static class SearchPieces
{
    private const string Quotes = "\"“”„";

    /// <summary>Pieces in order: name of the operator (lower case; empty for a word), value without quotes, excluded or not.</summary>
    public static IEnumerable<(string Name, string Value, bool IsExcluded)> Of(string line)
    {
        var at = 0;
        while (at < line.Length)
        {
            if (char.IsWhiteSpace(line[at]))
            {
                at++;
                continue;
            }
            var excluded = line[at] is '-' or '−' && at + 1 < line.Length && !char.IsWhiteSpace(line[at + 1]);
            if (excluded) at++;
            var name = Name(line, ref at);
            yield return (name, Value(line, ref at), excluded);
        }
    }

    private static string Name(string line, ref int at)
    {
        var end = at;
        while (end < line.Length && char.IsAsciiLetter(line[end])) end++;
        if (end == at || end + 1 >= line.Length || line[end] != ':' || char.IsWhiteSpace(line[end + 1])) return "";
        var name = line[at..end].ToLowerInvariant();
        if (!SearchOperators.Names.Contains(name)) return "";
        at = end + 1;
        return name;
    }

    private static string Value(string line, ref int at)
    {
        if (Quotes.Contains(line[at], StringComparison.Ordinal))
        {
            var close = line.IndexOfAny(Quotes.ToCharArray(), at + 1);
            var phrase = close < 0 ? line[(at + 1)..] : line[(at + 1)..close];
            at = close < 0 ? line.Length : close + 1;
            return phrase.Trim();
        }
        var end = at;
        while (end < line.Length && !char.IsWhiteSpace(line[end])) end++;
        var word = line[at..end];
        at = end;
        return word;
    }
}
