using ClaimTracker.Extraction.Lexicon;
using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Responses;

/// <summary>"Declined comment on whether ...": the cue of a refusal is the whole phrase, and its content what it is about.</summary>
internal static class RefusalCues
{
    /// <summary>The statements, each refusal's cue reaching up to what it is about.</summary>
    public static List<ExtractedStatement> Widen(SyntaxView view, IReadOnlyList<ExtractedStatement> statements) =>
        statements.Select(statement => Widen(view, statement)).ToList();

    private static ExtractedStatement Widen(SyntaxView view, ExtractedStatement statement)
    {
        if (statement is not { CueSpan: { } cue, ContentSpans: [{ } content] } || content.Start < cue.End)
            return statement;
        var (first, end) = view.TokensIn(cue);
        if (end <= first || !Refuses(view, first, end))
            return statement;
        var sentence = view.SentenceOf(first).End;
        var behind = PhraseEnd(view, end, sentence);
        if (behind == end)
            return statement;
        var about = view.TokensIn(content).End;
        if (about <= behind)
            about = ClauseEnd(view, behind, sentence);
        return statement with { CueSpan = view.SpanOf(first, behind), ContentSpans = about > behind ? [view.SpanOf(behind, about)] : [] };
    }

    private static bool Refuses(SyntaxView view, int first, int end)
    {
        for (var i = first; i < end; i++)
            if (view.Tokens[i].Tag.StartsWith('V') && (ResponseWords.Of(view.Tokens[i].Lemma) & ResponseSense.Decline) != 0)
                return true;
        return false;
    }

    /// <summary>Where "(to) comment (further) (on)" ends; <paramref name="start"/> where it does not stand there.</summary>
    private static int PhraseEnd(SyntaxView view, int start, int sentence)
    {
        var i = start;
        while (i < sentence && i < start + 3 && view.Tokens[i].Tag is "TO" or "RB" or "JJ" or "DT")
            i++;
        if (i >= sentence || (ResponseWords.Of(view.Tokens[i].Lemma) & ResponseSense.Comment) == 0)
            return start;
        i++;
        if (i < sentence && view.Tokens[i].Tag is "RB" or "RBR")
            i++;
        return i < sentence && view.Tokens[i].Lemma is "on" or "about" or "upon" or "regarding" or "concerning" ? i + 1 : i;
    }

    private static int ClauseEnd(SyntaxView view, int start, int sentence)
    {
        if (view.Tokens[start - 1].Lemma is not ("on" or "about" or "upon" or "regarding" or "concerning"))
            return start;
        var end = start;
        while (end < sentence && view.Tokens[end].Tag is not ("." or "," or ":" or "''"))
            end++;
        return end;
    }
}
