using System.Text.RegularExpressions;

namespace ClaimTracker.Web.Tests.Components;

/// <summary>Finds in source text the English words that are asked for in the reader's language: the keys of Words.resx.</summary>
internal static partial class WordKeys
{
    /// <summary>The literals that a source asks words for.</summary>
    public static IEnumerable<string> In(string source)
    {
        foreach (Match call in Calls().Matches(source))
        {
            var arguments = Arguments(source, call.Index + call.Length).ToList();
            var keys = call.Groups[1].Value == "N" ? arguments.Skip(1).Take(2) : arguments.Take(1);
            foreach (var literal in keys.Where(k => !k.Contains('$', StringComparison.Ordinal)).SelectMany(k => Literals().Matches(k)))
                yield return Regex.Unescape(literal.Groups[1].Value);
        }
    }

    private static IEnumerable<string> Arguments(string source, int start)
    {
        var (depth, at) = (0, start);
        for (var i = start; i < source.Length; i++)
        {
            if (source[i] == '"') i = EndOfLiteral(source, i);
            else if (source[i] is '(' or '[' or '{') depth++;
            else if (source[i] is ')' or ']' or '}' && depth-- == 0)
            {
                yield return source[at..i];
                yield break;
            }
            else if (source[i] == ',' && depth == 0)
            {
                yield return source[at..i];
                at = i + 1;
            }
        }
    }

    private static int EndOfLiteral(string source, int i)
    {
        for (i++; i < source.Length && source[i] != '"'; i++)
        {
            if (source[i] == '\\') i++;
        }
        return i;
    }

    // Lookbehinds need the backtracking engine; the sources are our own.
    [GeneratedRegex(@"(?<![\w.])(T|N|Words\.Of)\(", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Calls();

    [GeneratedRegex(@"""((?:[^""\\]|\\.)*)""", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Literals();
}
