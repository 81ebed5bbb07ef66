using ClaimTracker.Extraction.Lexicon;
using ClaimTracker.Extraction.Sources;
using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Responses;

/// <summary>The credited noun phrases of an article, as its candidates name them.</summary>
internal static class SourceMentions
{
    private static List<SourceMention> Of(List<Candidate> candidates, IReadOnlyList<ExtractedStatement> statements)
    {
        var mentions = new List<SourceMention>();
        var seen = new HashSet<(int, int)>();
        foreach (var c in candidates)
            if (!c.Source.IsEmpty && c.SourceHead >= c.Source.First && c.SourceHead < c.Source.End
                && seen.Add((c.Source.First, c.Source.End)))
                mentions.Add(new(c.Source.First, c.Source.End, c.SourceHead, c.Head, Confidence: c.Statement >= 0 ? statements[c.Statement].Confidence : 0));
        return mentions;
    }

    /// <summary>All mentions of an article that may be a source, in text order: credited by a candidate or a statement, or people without a name.</summary>
    public static List<SourceMention> All(SyntaxView view, NounPhraseReader phrases, IReadOnlyList<ExtractedStatement> statements, List<Candidate> candidates)
    {
        var mentions = Of(candidates, statements);
        var seen = mentions.ConvertAll(m => (m.First, m.End)).ToHashSet();
        foreach (var span in statements.Select(s => s.SourceSpan).OfType<Span>())
            Add(view, phrases, span, seen, mentions);
        for (var i = 0; i < mentions.Count; i++)
            mentions[i] = Whole(view, phrases, mentions[i]);
        AddPeople(view, phrases, mentions);
        return mentions;
    }

    /// <summary>The mention with the quantity that it is of ("a number of ..."), and without the "who" that opens a clause of its own.</summary>
    private static SourceMention Whole(SyntaxView view, NounPhraseReader phrases, SourceMention mention)
    {
        if (mention.End - mention.First > 1 && mention.Head < mention.End - 1 && view.Tokens[mention.End - 1].Lemma == "who")
            mention = mention with { End = mention.End - 1 };
        return mention.First > 1 && view.Tokens[mention.First - 1].Lemma == "of" && phrases.Holding(mention.First - 2) is { } quantity
            && view.Tokens[quantity.Head].Lemma is "number" or "group" or "couple" or "handful" or "dozen" or "majority" or "lot" or "pair" or "some" or "several" or "many" or "one"
            ? mention with { First = quantity.First } : mention;
    }

    /// <summary>Adds phrases that mean people without a name: such a phrase may be a source though no cue for it was found.</summary>
    private static void AddPeople(SyntaxView view, NounPhraseReader phrases, List<SourceMention> mentions)
    {
        var taken = new bool[view.Tokens.Length];
        foreach (var mention in mentions)
            Array.Fill(taken, true, mention.First, mention.End - mention.First);
        foreach (var phrase in phrases.Phrases)
        {
            var head = view.Tokens[phrase.Head];
            if (taken[phrase.Head] && !IsSecond(view, phrase) || head.Tag is not ("NN" or "NNS") || !WordLists.PersonNouns.Contains(head.Lemma) && !head.Lemma.StartsWith("spokes", StringComparison.Ordinal))
                continue;
            var wide = phrases.Widen(phrase, int.MaxValue);
            mentions.Add(new(wide.First, wide.End, wide.Head, head.Head >= 0 ? head.Head : phrase.Head, Credited: false));
            Array.Fill(taken, true, wide.First, wide.End - wide.First);
        }
        mentions.Sort((a, b) => a.First != b.First ? a.First.CompareTo(b.First) : a.End.CompareTo(b.End));
    }

    /// <summary>"... and a senior source": a second source of its own.</summary>
    private static bool IsSecond(SyntaxView view, NounPhrase phrase) =>
        phrase.First > 0 && view.Tokens[phrase.First - 1].Lemma == "and" && view.Tokens[phrase.First].Lemma is "a" or "an" or "another" or "two" or "three";

    /// <summary>Adds the mention that a statement's source span is, where no candidate has it.</summary>
    private static void Add(SyntaxView view, NounPhraseReader phrases, Span span, HashSet<(int, int)> seen, List<SourceMention> mentions)
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
