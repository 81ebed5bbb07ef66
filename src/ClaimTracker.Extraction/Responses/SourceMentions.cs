using ClaimTracker.Extraction.Sources;
using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Responses;

/// <summary>The credited noun phrases of an article, as its candidates name them.</summary>
internal static class SourceMentions
{
    public static List<SourceMention> Of(List<Candidate> candidates)
    {
        var mentions = new List<SourceMention>();
        var seen = new HashSet<(int, int)>();
        foreach (var c in candidates)
            if (!c.Source.IsEmpty && c.SourceHead >= c.Source.First && c.SourceHead < c.Source.End
                && seen.Add((c.Source.First, c.Source.End)))
                mentions.Add(new(c.Source.First, c.Source.End, c.SourceHead, c.Head));
        return mentions;
    }

    /// <summary>Adds the mention that a statement's source span is, where no candidate has it.</summary>
    public static void Add(SyntaxView view, NounPhraseReader phrases, Span span, HashSet<(int, int)> seen, List<SourceMention> mentions)
    {
        var (first, end) = view.TokensIn(span);
        if (end <= first || !seen.Add((first, end)))
            return;
        var head = end - 1;
        for (var i = first; i < end; i++)
            if (phrases.Holding(i) is { } phrase && phrase.Head < end && phrase.Head >= first)
            {
                head = phrase.Head;
                break;
            }
        mentions.Add(new(first, end, head, Math.Min(end, view.Tokens.Length - 1)));
    }
}
