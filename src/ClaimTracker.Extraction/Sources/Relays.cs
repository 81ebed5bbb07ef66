using ClaimTracker.Extraction.Lexicon;
using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Sources;

/// <summary>"State TV quoted the minister as denying the report, saying ...": the minister speaks, the outlet relays.</summary>
internal static class Relays
{
    private const int MaxName = 15;

    /// <summary>The statements with every relay turned round; a second act of the same speaker is added at the end.</summary>
    public static List<ExtractedStatement> Resolve(SyntaxView view, IReadOnlyList<ExtractedStatement> statements)
    {
        var resolved = new List<ExtractedStatement>(statements);
        for (var i = 0; i < statements.Count; i++)
            if (statements[i] is { CueSpan: { } cue, SourceSpan: not null, ContentSpans: [var content, ..] } && Quotes(view, cue))
                Turn(view, resolved, i, content);
        return resolved;
    }

    private static bool Quotes(SyntaxView view, Span cue)
    {
        var (first, end) = view.TokensIn(cue);
        for (var i = first; i < end; i++)
            if (view.Tokens[i].Lemma is "quote" or "cite")
                return true;
        return false;
    }

    private static void Turn(SyntaxView view, List<ExtractedStatement> statements, int index, Span content)
    {
        var (first, end) = view.TokensIn(content);
        var act = first + 1;
        while (act + 1 < end && act < first + MaxName && !(view.Tokens[act].Lemma == "as" && IsAct(view, act + 1)))
            act++;
        if (act + 2 >= end || view.Tokens[act].Lemma != "as" || !IsAct(view, act + 1))
            return;
        var next = act + 2;
        while (next < end && !(view.Tokens[next].Form == "," && next + 2 < end && IsAct(view, next + 1)))
            next++;
        var told = statements[index] with
        {
            SourceSpan = view.SpanOf(first, act),
            CueSpan = view.Tokens[act + 1].Span,
            ContentSpans = [view.SpanOf(act + 2, next)],
            RelaySpan = statements[index].SourceSpan,
        };
        statements[index] = told;
        if (next < end)
            statements.Add(told with { CueSpan = view.Tokens[next + 1].Span, ContentSpans = [view.SpanOf(next + 2, end)] });
    }

    private static bool IsAct(SyntaxView view, int i) => view.Tokens[i].Tag == "VBG" && WordLists.ReportingVerbs.Contains(view.Tokens[i].Lemma);
}
