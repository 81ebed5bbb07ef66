using ClaimTracker.Extraction.Attributions;
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
                mentions.Add(new(c.Source.First, c.Source.End, c.SourceHead, c.Head, Confidence: c.Statement >= 0 ? statements[c.Statement].Confidence : 0,
                    Content: c.Content.Length, Quoted: c.Statement >= 0 && statements[c.Statement].Quote != QuoteKind.Indirect));
        return mentions;
    }

    /// <summary>All mentions of an article that may be a source, in text order: credited by a candidate or a statement, or people without a name.</summary>
    public static List<SourceMention> All(SyntaxView view, NounPhraseReader phrases, IReadOnlyList<ExtractedStatement> statements, List<Candidate> candidates)
    {
        var mentions = Of(candidates, statements);
        var seen = mentions.ConvertAll(m => (m.First, m.End)).ToHashSet();
        foreach (var statement in statements)
            if (statement.SourceSpan is { } span)
                Add(view, phrases, statement, span, seen, mentions);
        for (var i = 0; i < mentions.Count; i++)
            mentions[i] = Credit(view, phrases, Whole(view, phrases, mentions[i]));
        mentions = OncePerNoun(mentions);
        AddPeople(view, phrases, mentions);
        Nest(view, statements, mentions);
        return mentions;
    }

    /// <summary>Counts for every mention the statements that it is told in.</summary>
    private static void Nest(SyntaxView view, IReadOnlyList<ExtractedStatement> statements, List<SourceMention> mentions)
    {
        var within = new int[view.Tokens.Length];
        foreach (var (first, end) in statements.SelectMany(s => s.ContentSpans).Select(view.TokensIn))
            for (var i = first; i < end; i++)
                within[i]++;
        for (var i = 0; i < mentions.Count; i++)
            mentions[i] = mentions[i] with { Within = within[mentions[i].Head] };
    }

    /// <summary>One mention for each noun: the widest, with the surest credit of all.</summary>
    private static List<SourceMention> OncePerNoun(List<SourceMention> mentions)
    {
        var once = new List<SourceMention>(mentions.Count);
        foreach (var same in mentions.GroupBy(m => m.Head))
        {
            var surest = same.MaxBy(m => m.Confidence);
            var widest = same.MaxBy(m => m.End - m.First);
            once.Add(surest with { First = widest.First, End = widest.End });
        }
        return once;
    }

    /// <summary>The mention with the quantity that it is of ("a number of ..."), and without what no longer names it.</summary>
    private static SourceMention Whole(SyntaxView view, NounPhraseReader phrases, SourceMention mention)
    {
        mention = mention with { End = EndOfName(view, mention) };
        if (view.Tokens[mention.Head].Tag == "NNP" && IsPersonOf(view, mention))
            mention = mention with { Head = mention.End - 1 };
        return mention.First > 1 && view.Tokens[mention.First - 1].Lemma == "of" && phrases.Holding(mention.First - 2) is { } quantity
            && view.Tokens[quantity.Head].Lemma is "number" or "group" or "couple" or "handful" or "dozen" or "majority" or "lot" or "pair" or "some" or "several" or "many" or "one"
            ? mention with { First = quantity.First } : mention;
    }

    /// <summary>"A Ministry of Defence source": the last noun is the head of what its office's name stands before.</summary>
    private static bool IsPersonOf(SyntaxView view, SourceMention mention)
    {
        var last = view.Tokens[mention.End - 1];
        return mention.End - 1 > mention.Head && last.Tag is "NN" or "NNS" && UnnamedFeatures.IsPerson(last)
            && Enumerable.Range(mention.Head + 1, mention.End - 2 - mention.Head).All(i => view.Tokens[i].Tag is "NNP" or "NNPS" or "NN" or "JJ" or "DT" || view.Tokens[i].Lemma is "of" or "for" or "and");
    }

    /// <summary>The verb of speech behind a phrase and its clause is its cue where no attribution gave it one: "a man who saw it told reporters ...".</summary>
    private static SourceMention Credit(SyntaxView view, NounPhraseReader phrases, SourceMention mention) =>
        mention.Confidence == 0 && CueActs.Of(view.Tokens[mention.Cue]) != StatementAct.Statement && view.Tokens[mention.Head].Tag.StartsWith('N') && Speaks(view, phrases.EndOfClause(mention)) is >= 0 and var verb
            ? mention with { Cue = verb } : mention;

    /// <summary>Before "who" that opens a clause of its own, the verb that the phrase is subject of ("a treaty obliges"), and ", who told reporters ...".</summary>
    private static int EndOfName(SyntaxView view, SourceMention mention)
    {
        var relative = false;
        for (var i = mention.Head + 1; i < mention.End; i++)
        {
            var token = view.Tokens[i];
            if (token.Lemma == "who" && (i == mention.End - 1 || view.Tokens[i - 1].Tag == "," && Tells(view.Tokens[i + 1])))
                return Math.Max(mention.Head + 1, view.Tokens[i - 1].Tag == "," ? i - 1 : i);
            relative |= token.Tag is "WP" or "WDT" or "WP$" or "," or "-LRB-" || token.Lemma == "that";
            if (!relative && token.Tag is "VBD" or "VBZ" or "VBP" or "MD")
                return i;
        }
        return mention.End;
    }

    private static bool Tells(Token verb) => verb.Tag == "VBD" && WordLists.ReportingVerbs.Contains(verb.Lemma);

    /// <summary>Adds phrases that mean people without a name: such a phrase may be a source though no cue for it was found.</summary>
    private static void AddPeople(SyntaxView view, NounPhraseReader phrases, List<SourceMention> mentions)
    {
        var holder = new int[view.Tokens.Length];
        for (var i = 0; i < mentions.Count; i++)
            Array.Fill(holder, i + 1, mentions[i].First, mentions[i].End - mentions[i].First);
        var frame = new InformationFrame(view);
        foreach (var phrase in phrases.Phrases)
        {
            var head = view.Tokens[phrase.Head];
            if (holder[phrase.Head] > 0 && !IsSecond(view, phrase) || head.Tag is not ("NN" or "NNS") || !WordLists.People.Contains(head.Lemma) && !head.Lemma.StartsWith("spokes", StringComparison.Ordinal))
                continue;
            var wide = phrases.Widen(phrase, int.MaxValue);
            var before = phrase.First > 1 && view.Tokens[phrase.First - 1].Lemma == "and" ? holder[phrase.First - 2] - 1 : -1;
            mentions.Add(Told(view, phrases, frame, wide, before >= 0 ? mentions[before] : null));
            Array.Fill(holder, mentions.Count, wide.First, wide.End - wide.First);
        }
        mentions.Sort((a, b) => a.First != b.First ? a.First.CompareTo(b.First) : a.End.CompareTo(b.End));
    }

    /// <summary>People for whom no statement was found; plain words beside them may credit them all the same.</summary>
    private static SourceMention Told(SyntaxView view, NounPhraseReader phrases, InformationFrame frame, NounPhrase phrase, SourceMention? before)
    {
        var governor = view.Tokens[phrase.Head].Head;
        var mention = new SourceMention(phrase.First, phrase.End, phrase.Head, governor >= 0 ? governor : phrase.Head, Credited: false);
        if (before is { Credited: true } other && other.Head < phrase.First)
            return mention with { Credited = true, Cue = other.Cue, Confidence = other.Confidence };
        if (Speaks(view, phrases.EndOfClause(mention)) is >= 0 and var verb)
            return mention with { Credited = true, Cue = verb };
        return frame.Of(mention) is InformationPath.Cited or InformationPath.AccordingTo ? mention with { Credited = true, Cue = phrase.First - 1 } : mention;
    }

    /// <summary>The verb of speech that stands behind a phrase; -1 where none does.</summary>
    private static int Speaks(SyntaxView view, int at)
    {
        for (var i = at; i < Math.Min(view.Tokens.Length, at + 3); i++)
            if (view.Tokens[i].Tag is "VBD" or "VBZ" or "VBP" or "VBN" && CueActs.Of(view.Tokens[i]) == StatementAct.Statement && WordLists.ReportingVerbs.Contains(view.Tokens[i].Lemma))
                return i;
            else if (view.Tokens[i].Tag != "RB" && view.Tokens[i].Lemma != "have")
                return -1;
        return -1;
    }

    /// <summary>"... and a senior source": a second source of its own.</summary>
    private static bool IsSecond(SyntaxView view, NounPhrase phrase) =>
        phrase.First > 0 && view.Tokens[phrase.First - 1].Lemma == "and" && view.Tokens[phrase.First].Lemma is "a" or "an" or "another" or "two" or "three";

    /// <summary>Adds the mention that a statement's source span is, where no candidate has it.</summary>
    private static void Add(SyntaxView view, NounPhraseReader phrases, ExtractedStatement statement, Span span, HashSet<(int, int)> seen, List<SourceMention> mentions)
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
        mentions.Add(new(first, end, head, CueOf(view, statement, end), Confidence: statement.Confidence, Quoted: statement.Quote != QuoteKind.Indirect));
    }

    private static int CueOf(SyntaxView view, ExtractedStatement statement, int end)
    {
        var (first, last) = statement.CueSpan is { } cue ? view.TokensIn(cue) : (end, end + 1);
        for (var i = last - 1; i >= first; i--)
            if (i < view.Tokens.Length && view.Tokens[i].Tag.StartsWith('V'))
                return i;
        return Math.Min(first, view.Tokens.Length - 1);
    }
}
