using ClaimTracker.Extraction.Syntax;
using ClaimTracker.Extraction.Text;

namespace ClaimTracker.Extraction.Sources;

/// <summary>Finds where an article says that a source asked not to be named, and why.</summary>
internal static class AnonymityPhrase
{
    /// <summary>The words beside a mention that state the condition; null where none do.</summary>
    public static Span? Find(SyntaxView view, SourceMention mention) => Find(view, view.SentenceOf(mention.First));

    /// <summary>The first words of a sentence that state the condition; null where none do.</summary>
    public static Span? Find(SyntaxView view, Sentence sentence)
    {
        for (var i = sentence.First; i < sentence.End; i++)
            if (EndOfPhrase(view.Tokens, i, sentence.End) is var end && end > i)
                return view.SpanOf(i, end);
        return null;
    }

    /// <summary>The reason that stands behind the condition: "because ...", "citing ...", "for fear of ...".</summary>
    public static Span? Reason(SyntaxView view, Span condition)
    {
        var i = view.TokensIn(condition).End;
        var end = i == 0 ? 0 : view.SentenceOf(i - 1).End;
        for (var limit = Math.Min(end, i + 4); i < limit; i++)
        {
            var skip = view.Tokens[i].Lemma switch
            {
                "because" when i + 1 < end && view.Tokens[i + 1].Lemma == "of" => 2,
                "because" or "citing" or "cite" or "since" => 1,
                "due" when i + 1 < end && view.Tokens[i + 1].Lemma == "to" => 2,
                "for" when i + 1 < end && view.Tokens[i + 1].Lemma == "fear" => 1,
                _ => 0,
            };
            if (skip == 0 || i + skip >= end)
                continue;
            var last = i + skip;
            while (last < end && view.Tokens[last].Form is not ("," or "." or ";" or "”" or "\""))
                last++;
            return last > i + skip ? view.SpanOf(i + skip, last) : null;
        }
        return null;
    }

    private static int EndOfPhrase(Token[] tokens, int i, int to)
    {
        var lemma = tokens[i].Lemma;
        if (lemma == "anonymity" || lemma == "anonymous" && i > 0 && tokens[i - 1].Lemma == "remain")
            return i + 1;
        if (lemma is not ("ask" or "request" or "decline" or "refuse" or "want" or "wish" or "insist" or "prefer"))
            return i;
        for (var k = i + 1; k < Math.Min(to, i + 7); k++)
            if (tokens[k].Lemma is "name" or "identify" or "named" or "identified" or "quote" && tokens[k].Tag is "VBN" or "VBD")
                return k + 1;
        return i;
    }
}
