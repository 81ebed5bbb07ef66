using ClaimTracker.Extraction.Weights;
using ClaimTracker.Extraction.Lexicon;
using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Sources;

/// <summary>Features by which a source phrase is judged to be an unnamed person or group.</summary>
internal sealed class UnnamedFeatures(SyntaxView view)
{
    private readonly Token[] _tokens = view.Tokens;

    public void Collect(SourceMention mention, FeatureBag bag)
    {
        bag.Clear();
        var head = _tokens[mention.Head];
        var first = _tokens[mention.First];
        var kind = KindOf(head);
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
        bag.Deduplicate();
    }

    private static int KindOf(Token head) =>
        WordLists.PersonNouns.Contains(head.Lemma) ? 1 : WordLists.BodyNouns.Contains(head.Lemma) ? 2 : WordLists.DocumentNouns.Contains(head.Lemma) ? 3
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
