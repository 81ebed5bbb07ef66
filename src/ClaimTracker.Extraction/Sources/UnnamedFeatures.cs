using ClaimTracker.Extraction.Weights;
using ClaimTracker.Extraction.Lexicon;
using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Sources;

/// <summary>Features by which a source phrase is judged to be an unnamed person or group.</summary>
internal sealed class UnnamedFeatures(SyntaxView view, NounPhraseReader phrases)
{
    private readonly Token[] _tokens = view.Tokens;
    private readonly HashSet<string> _titles = TitlesOf(view, phrases);
    private readonly InformationFrame _frame = new(view);
    private (int Head, int First, int Before)? _seen;

    public void Collect(SourceMention mention, FeatureBag bag)
    {
        bag.Clear();
        var head = _tokens[mention.Head];
        var first = _tokens[mention.First];
        var inner = _tokens[Inner(mention)];
        var kind = KindOf(inner);
        bag.Add(0);
        bag.Add(1, head.Lemma);
        bag.Add(2, head.Tag, kind);
        bag.Add(3, head.Lemma.Length > 3 ? head.Lemma[^3..] : head.Lemma, head.Tag.Length);
        bag.Add(4, first.Tag is "DT" or "CD" or "PRP$" or "PRP" ? first.Lemma : first.Tag, kind);
        bag.Add(5, (int)head.Name, kind);
        bag.Add(6, mention.End - mention.First > 6 ? 6 : mention.End - mention.First);
        bag.Add(7, _tokens[mention.Cue].Lemma);
        bag.Add(8, _tokens[mention.Cue].Tag, mention.First > mention.Cue ? 1 : 0);
        bag.Add(9, head.Tag, NamesBefore(mention));
        bag.Add(10, kind, PersonIn(mention));
        bag.Add(11, Behind(mention, 0).Tag, kind);
        bag.Add(12, mention.Head > mention.First ? _tokens[mention.Head - 1].Lemma : "-");
        bag.Add(13, mention.Head + 1 < mention.End ? _tokens[mention.Head + 1].Lemma : "-", kind);
        for (var i = mention.First; i < mention.End && i < mention.First + 12; i++)
            bag.Add(14, _tokens[i].Lemma);
        bag.Add(15, WordLists.ReportingVerbs.Contains(_tokens[mention.Cue].Lemma) ? 1 : 0, kind);
        var credited = mention.Credited ? 1 : 0;
        bag.Add(16, credited, kind);
        bag.Add(17, head.Relation, credited);
        bag.Add(18, head.Lemma, credited);
        var person = kind == 1 || inner.Name == NameKind.Nationality && inner.Tag is "NNPS" or "NNS" || inner.Lemma.StartsWith("spokes", StringComparison.Ordinal);
        var named = PersonIn(mention) > 0 || Behind(mention, 0).Name == NameKind.Person || Behind(mention, 1).Name == NameKind.Person && Behind(mention, 0).Tag == ",";
        bag.Add(19, (person ? 2 : 0) + (named ? 1 : 0), credited);
        bag.Add(20, (person ? 2 : 0) + (named ? 1 : 0) + (head.Tag == "NNS" ? 4 : 0), Determiner(first));
        bag.Add(21, _tokens[mention.Cue].Lemma, credited);
        bag.Add(23, inner.Lemma, kind);
        bag.Add(24, _titles.Contains(head.Lemma) ? 1 : 0, Determiner(first));
        bag.Add(25, CueClass(_tokens[mention.Cue]), kind);
        bag.Add(26, CueClass(_tokens[mention.Cue]), credited + (named ? 2 : 0) + (person ? 4 : 0));
        bag.Add(27, mention.First > 0 ? _tokens[mention.First - 1].Lemma : "^", credited);
        bag.Add(28, mention.First > 1 ? _tokens[mention.First - 2].Lemma : "^", credited);
        bag.Add(29, Behind(mention, 0).Lemma, credited);
        bag.Add(30, mention.Head > mention.First && _tokens[mention.Head - 1].Tag is "NNP" or "NN" or "JJ" ? _tokens[mention.Head - 1].Tag : "-", Determiner(first));
        var seen = SeenBefore(mention);
        bag.Add(31, seen, Determiner(first));
        var plural = head.Tag is "NNS" or "NNPS" || head.Tag is "JJ" or "DT";
        var state = (person ? 1 : 0) + (named ? 2 : 0) + (plural ? 4 : 0) + (credited * 8);
        bag.Add(32, state, Determiner(first));
        bag.Add(33, state, CueClass(_tokens[mention.Cue]));
        bag.Add(34, state + (16 * Determiner(first)), CueClass(_tokens[mention.Cue]));
        bag.Add(35, head.Lemma, Determiner(first));
        bag.Add(36, head.Lemma, mention.Head > mention.First ? _tokens[mention.Head - 1].Lemma : "-");
        bag.Add(37, state, phrases.EndOfClause(mention) > mention.End ? 1 : 0);
        bag.Add(38, state + (16 * Determiner(first)), seen + (2 * NamesBefore(mention)));
        bag.Add(40, (int)_frame.Of(mention), credited);
        bag.Add(41, (int)_frame.Of(mention), state);
        bag.Add(42, state, mention.Quoted ? 1 : 0);
        for (var i = mention.Head + 1; i < mention.End && i < mention.Head + 8; i++)
            if (_tokens[i].Lemma is "familiar" or "knowledge" or "condition" or "anonymity" or "who" or "close" or "access" or "brief")
                bag.Add(22, _tokens[i].Lemma);
    }

    /// <summary>True where a person's name stands with the noun: "a spokesperson, Ann Lee", "spokesman Ann Lee", and for "news sources", which are outlets.</summary>
    public bool IsNamed(SourceMention mention)
    {
        if (_tokens[mention.Head].Lemma == "source" && mention.Head > mention.First && _tokens[mention.Head - 1].Lemma is "news" or "media")
            return true;
        var end = Math.Min(mention.End + 2, view.SentenceOf(mention.Head).End);
        for (var i = mention.Head + 1; i < end; i++)
            if (_tokens[i].Name == NameKind.Person && (i == mention.Head + 1 || _tokens[i - 1].Tag == "," && EndsName(i) || i == mention.End && _tokens[i - 1].Name is NameKind.Place or NameKind.Organization))
                return true;
        for (var i = mention.Head + 2; i < mention.End; i++)
            if (_tokens[i].Name == NameKind.Person && _tokens[i - 1].Name is NameKind.Place or NameKind.Organization)
                return true;
        return _tokens[mention.Head].Name == NameKind.Person;
    }

    /// <summary>The name is an apposition, not the subject of what follows ("On Monday, officials, Ann Lee said, ...").</summary>
    private bool EndsName(int i)
    {
        while (i < _tokens.Length && _tokens[i].Name == NameKind.Person)
            i++;
        return i == _tokens.Length || _tokens[i].Tag is "," or "." || _tokens[i].Form is "\"" or "”";
    }

    /// <summary>What the act does: gives information, withholds it, or neither.</summary>
    internal static int CueClass(Token cue)
    {
        var lemma = cue.Lemma;
        var senses = ResponseWords.Of(lemma);
        return (senses & (ResponseSense.Decline | ResponseSense.Reach)) != 0 || (senses & ResponseSense.Comment) != 0 && lemma is not ("answer" or "reply" or "elaborate") ? 1
            : lemma is "say" or "tell" or "add" or "report" or "claim" or "confirm" or "deny" or "explain" or "note" or "insist" or "reveal" or "describe" or "according" or "accord" or "warn" or "suggest" or "admit" or "acknowledge" or "speculate" ? 2
            : lemma is "think" or "believe" or "hope" or "fear" or "know" or "expect" or "want" or "feel" ? 3
            : WordLists.ReportingVerbs.Contains(lemma) ? 4 : 5;
    }

    /// <summary>The noun that a quantity is of: "a group of students", "one of the sources"; else the head.</summary>
    private int Inner(SourceMention mention) =>
        _tokens[mention.Head].Lemma is "group" or "number" or "couple" or "one" or "some" or "several" or "dozen" or "majority" or "lot" or "many" or "two" or "three" or "most" or "pair" or "another" or "handful"
        && mention.Head + 2 < mention.End && _tokens[mention.Head + 1].Lemma == "of" && phrases.Holding(mention.Head + 2) is { } of && of.Head < mention.End ? of.Head : mention.Head;

    private int SeenBefore(SourceMention mention)
    {
        if (_seen is not { } last || last.Head != mention.Head || last.First != mention.First)
            _seen = last = (mention.Head, mention.First, LooksBack(mention));
        return last.Before;
    }

    private int LooksBack(SourceMention mention)
    {
        var lemma = _tokens[mention.Head].Lemma;
        for (var i = mention.First - 1; i >= Math.Max(0, mention.First - 400); i--)
            if (_tokens[i].Lemma == lemma)
                return 1;
        return 0;
    }

    /// <summary>Nouns that stand with a person's name somewhere in the article: "the prosecutor" may then be that person.</summary>
    internal static HashSet<string> TitlesOf(SyntaxView view, NounPhraseReader phrases)
    {
        var titles = new HashSet<string>(StringComparer.Ordinal);
        foreach (var phrase in phrases.Phrases)
        {
            if (view.Tokens[phrase.Head].Name != NameKind.Person)
                continue;
            for (var i = phrase.First; i < phrase.Head; i++)
                if (WordLists.People.Contains(view.Tokens[i].Lemma))
                    titles.Add(view.Tokens[i].Lemma);
            if (phrase.End + 1 < view.Tokens.Length && view.Tokens[phrase.End].Tag == "," && phrases.Holding(phrase.End + 1) is { } apposition)
                titles.Add(view.Tokens[apposition.Head].Lemma);
            if (phrase.First > 1 && view.Tokens[phrase.First - 1].Tag == "," && phrases.Holding(phrase.First - 2) is { } before)
                titles.Add(view.Tokens[before.Head].Lemma);
        }
        return titles;
    }

    internal static int Determiner(Token first) => first.Lemma switch
    {
        "a" or "an" or "one" or "another" => 1,
        "the" or "this" or "that" or "these" or "those" => 2,
        "some" or "many" or "several" or "other" or "most" => 3,
        _ => first.Tag is "PRP$" ? 4 : first.Tag is "CD" ? 5 : 6,
    };

    internal static bool IsPerson(Token head) => KindOf(head) == 1 || head.Lemma.StartsWith("spokes", StringComparison.Ordinal);

    internal static int KindOf(Token head) =>
        WordLists.People.Contains(head.Lemma) || head.Tag == "NNPS" && head.Lemma.Length > 1 && WordLists.People.Contains(head.Lemma[..^1]) ? 1 : WordLists.BodyNouns.Contains(head.Lemma) ? 2 : WordLists.DocumentNouns.Contains(head.Lemma) ? 3
        : head.Tag.StartsWith("NNP", StringComparison.Ordinal) ? 4 : head.Tag is "PRP" or "WP" ? 5 : 6;

    private int NamesBefore(SourceMention mention)
    {
        for (var i = mention.First; i < mention.Head; i++)
            if (_tokens[i].Tag.StartsWith("NNP", StringComparison.Ordinal))
                return 1;
        return 0;
    }

    private int PersonIn(SourceMention mention)
    {
        for (var i = mention.First; i < mention.End; i++)
            if (_tokens[i].Name == NameKind.Person)
                return i <= mention.Head ? 1 : 2;
        return 0;
    }

    private Token Behind(SourceMention mention, int by) =>
        mention.End + by < _tokens.Length ? _tokens[mention.End + by] : default(Token) with { Tag = "", Lemma = "" };
}
