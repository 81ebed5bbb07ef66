using ClaimTracker.Extraction.Cues;
using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Attributions;

/// <summary>What stands beside a statement: the outlet that relays it and the words that date it.</summary>
internal static class StatementContext
{
    private const int FarthestDate = 8;

    /// <summary>"Iran's Mehr news agency quoted X as saying": the subject of a verb of quoting whose object is the source.</summary>
    public static TokenRun? Relay(TokenColumns c, Proposal p)
    {
        if (p.Source is not { } source)
            return null;
        var verb = QuotingVerb(c, p, source);
        if (verb < 0)
            return null;
        for (var child = c.FirstChild[verb]; child >= 0; child = c.NextSibling[child])
            if (child < verb && c.Parsed.Tokens[child].Relation == "nsubj" && !source.Contains(child) && !IsPronoun(c, child))
                return Subtree(c, child, c.SentenceOf(verb).First, verb);
        return null;
    }

    private static bool IsPronoun(TokenColumns c, int token) => c.Parsed.Tokens[token].Tag is "PRP" or "WP" or "WDT";

    private static int QuotingVerb(TokenColumns c, Proposal p, TokenRun source)
    {
        var sentence = c.SentenceOf(p.Head);
        for (var i = Math.Min(source.First, sentence.End) - 1; i >= Math.Max(sentence.First, source.First - 6); i--)
            if (c.IsVerb[i] && c.Parsed.Tokens[i].Lemma is "quote" or "cite" && c.IsVerb[i])
                return i;
        return -1;
    }

    private static TokenRun Subtree(TokenColumns c, int root, int first, int end)
    {
        int low = root, high = root;
        for (var i = first; i < end; i++)
        {
            var node = i;
            for (var steps = 0; node >= 0 && node != root && steps < 30; steps++)
                node = c.Head[node];
            if (node != root)
                continue;
            low = Math.Min(low, i);
            high = Math.Max(high, i);
        }
        return new TokenRun(low, high + 1);
    }

    /// <summary>The date nearest to the cue that stands neither in source nor content, with its preposition.</summary>
    public static TokenRun? Time(TokenColumns c, Proposal p)
    {
        var sentence = c.SentenceOf(p.Head);
        for (var d = 1; d <= FarthestDate; d++)
            foreach (var i in (ReadOnlySpan<int>)[p.Head + d, p.Head - d])
                if (i >= sentence.First && i < sentence.End && IsFreeDate(c, p, i))
                    return Whole(c, p, sentence, i);
        return null;
    }

    private static bool IsFreeDate(TokenColumns c, Proposal p, int i) =>
        c.Name[i] == (byte)NameKind.Date && !p.CoversInContent(i) && p.Source?.Contains(i) != true;

    private static TokenRun Whole(TokenColumns c, Proposal p, Text.Sentence sentence, int i)
    {
        int first = i, end = i + 1;
        while (first > sentence.First && IsFreeDate(c, p, first - 1))
            first--;
        while (end < sentence.End && IsFreeDate(c, p, end))
            end++;
        if (first > sentence.First && c.Parsed.Tokens[first - 1].Lemma is "on" or "in" or "at" or "since" or "during" && !p.CoversInContent(first - 1))
            first--;
        return new TokenRun(first, end);
    }
}
