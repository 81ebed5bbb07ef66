using System.Collections.Frozen;
using ClaimTracker.Extraction.Attributions;
using ClaimTracker.Extraction.Syntax;
using ClaimTracker.Extraction.Text;

namespace ClaimTracker.Extraction.Sources;

/// <summary>Adds two plain forms of attribution where no statement was found: "..., an official said on Thursday." and "with Washington saying ...".</summary>
internal static class PlainClauses
{
    private const double Confidence = 0.5;
    private const int LongestClosing = 6, LeastContent = 4;
    private static readonly FrozenSet<string> Speech = new[] { "say", "add", "tell", "claim", "note", "explain", "warn", "insist", "argue", "state" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The statements with those that were added; what nobody is credited with inside an added one is left out.</summary>
    public static List<ExtractedStatement> Add(ParsedArticle article, List<ExtractedStatement> statements)
    {
        var view = new SyntaxView(article);
        var taken = new bool[view.Tokens.Length];
        var told = new int[view.Tokens.Length];
        var loose = new int[view.Tokens.Length];
        for (var i = 0; i < statements.Count; i++)
            Mark(view, statements[i], i + 1, taken, statements[i].SourceSpan is null ? loose : told);
        NounPhraseReader? phrases = null;
        var added = new List<ExtractedStatement>();
        var dropped = new HashSet<int>();
        foreach (var sentence in article.Sentences)
            for (var i = sentence.First + 1; i < sentence.End; i++)
                if (!taken[i] && Speech.Contains(view.Tokens[i].Lemma) && view.Tokens[i].Tag is "VBD" or "VBZ" or "VBG"
                    && Read(view, phrases ??= new(view), sentence, i) is { } statement && !taken[view.TokenAt(statement.SourceSpan!.Value.Start)]
                    && Within(view, statement, told).All(s => Holds(statement, statements[s])))
                {
                    added.Add(statement);
                    dropped.UnionWith(Within(view, statement, loose).Where(s => Holds(statement, statements[s])));
                }
        return added.Count == 0 ? statements : [.. Without(statements, dropped), .. added];
    }

    private static void Mark(SyntaxView view, ExtractedStatement statement, int number, bool[] taken, int[] contents)
    {
        foreach (var (first, end) in statement.ContentSpans.Select(view.TokensIn))
            Array.Fill(contents, number, first, end - first);
        foreach (var (first, end) in new[] { statement.SourceSpan, statement.CueSpan }.OfType<Span>().Select(view.TokensIn))
            Array.Fill(taken, true, first, end - first);
    }

    private static IEnumerable<int> Within(SyntaxView view, ExtractedStatement statement, int[] contents)
    {
        var (first, end) = view.TokensIn(statement.ContentSpans[0]);
        return contents[first..end].Where(number => number > 0).Select(number => number - 1).Distinct();
    }

    /// <summary>The statements that stay, with the indices of their parents.</summary>
    private static IEnumerable<ExtractedStatement> Without(List<ExtractedStatement> statements, HashSet<int> dropped)
    {
        var place = new int?[statements.Count];
        for (int i = 0, next = 0; i < place.Length; i++)
            place[i] = dropped.Contains(i) ? null : next++;
        return statements.Where((_, i) => place[i] is not null).Select(s => s.Parent is { } parent ? s with { Parent = place[parent] } : s);
    }

    private static ExtractedStatement? Read(SyntaxView view, NounPhraseReader phrases, Sentence sentence, int verb)
    {
        if (phrases.Holding(verb - 1) is not { } source || source.End != verb || source.First <= sentence.First || view.Tokens[source.Head].Tag is "PRP" or "WP")
            return null;
        var before = source.First - 1;
        return view.Tokens[verb].Tag == "VBG"
            ? view.Tokens[before].Lemma == "with" ? Absolute(view, sentence, source, verb) : null
            : view.Tokens[before].Tag == "," ? Closing(view, sentence, source, verb) : null;
    }

    private static ExtractedStatement? Closing(SyntaxView view, Sentence sentence, NounPhrase source, int verb)
    {
        var comma = source.First - 1;
        if (comma - sentence.First < LeastContent || sentence.End - verb > LongestClosing || !Enumerable.Range(sentence.First, comma - sentence.First).Any(i => IsFinite(view.Tokens[i])))
            return null;
        for (var i = verb + 1; i < sentence.End; i++)
            if (view.Tokens[i].Tag.StartsWith('V') || view.Tokens[i].Tag is "," or "``" or ":")
                return null;
        return Statement(view, source, verb, view.SpanOf(sentence.First, comma));
    }

    private static ExtractedStatement? Absolute(SyntaxView view, Sentence sentence, NounPhrase source, int verb)
    {
        var end = verb + 1;
        while (end < sentence.End && view.Tokens[end].Tag is not ("," or "." or ":"))
            end++;
        return end - verb > LeastContent && Enumerable.Range(verb + 1, end - verb - 1).Any(i => IsFinite(view.Tokens[i]))
            ? Statement(view, source, verb, view.SpanOf(verb + 1, end)) : null;
    }

    private static bool IsFinite(Token token) => token.Tag is "VBD" or "VBZ" or "VBP" or "MD";

    private static ExtractedStatement Statement(SyntaxView view, NounPhrase source, int verb, Span content) =>
        new(null, null, view.SpanOf(source.First, source.End), view.Tokens[verb].Span, [content], QuoteKind.Indirect, StatementAct.Statement, Confidence);

    private static bool Holds(ExtractedStatement outer, ExtractedStatement inner) =>
        outer.ContentSpans[0].Start <= inner.ContentSpans.Min(c => c.Start) && inner.ContentSpans.Max(c => c.End) <= outer.ContentSpans[0].End;
}
