using System.Collections.Frozen;
using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Sources;

/// <summary>Codes what an article says of an unnamed source, each code with the words that it was read from.</summary>
internal sealed class AnonymityCoder(SyntaxView view)
{
    private static readonly FrozenSet<string> Generic = Set(
        "critic analyst expert some many other others observer supporter opponent correspondent lawmaker politician local skeptic sceptic most those watcher " +
        "few several detractor commentator commenter user scholar economist historian scientist diplomat republican democrat conservative liberal advocate pundit proponent fan people");
    private static readonly FrozenSet<string> Witness = Set("witness eyewitness resident survivor bystander onlooker passer-by passerby neighbor neighbour villager victim attendee passenger occupant patient participant");
    private static readonly FrozenSet<string> Senior = Set("senior top high-ranking high-level ranking junior former veteran high");
    private static readonly FrozenDictionary<string, string> Numbers = new Dictionary<string, string>
    {
        ["two"] = "2", ["three"] = "3", ["four"] = "4", ["five"] = "5", ["six"] = "6", ["seven"] = "7", ["eight"] = "8", ["nine"] = "9", ["ten"] = "10",
        ["eleven"] = "11", ["twelve"] = "12", ["dozen"] = "12", ["couple"] = "2", ["pair"] = "2", ["both"] = "2",
    }.ToFrozenDictionary();

    private readonly Token[] _tokens = view.Tokens;

    /// <summary>Codes the source whose mentions are given, the fullest first.</summary>
    public Anonymity Code(IReadOnlyList<SourceMention> mentions)
    {
        var evidence = new Dictionary<string, Span>(StringComparer.Ordinal);
        var fullest = mentions[0];
        var plural = IsPlural(fullest);
        var count = CountOf(fullest, plural, evidence);
        var type = TypeOf(fullest, count != "one", evidence);
        var basis = KnowledgeBasis.NotStated;
        var seniority = default(string);
        var condition = default(Span?);
        foreach (var mention in mentions)
        {
            if (basis == KnowledgeBasis.NotStated)
                basis = BasisOf(mention, evidence);
            seniority ??= SeniorityOf(mention, evidence);
            condition ??= AnonymityPhrase.Find(view, mention);
        }
        if (condition is { } said)
            evidence["anonymityCondition"] = said;
        var reason = condition is { } there ? AnonymityPhrase.Reason(view, there) : null;
        if (reason is { } why)
            evidence["reason"] = why;
        var affiliation = AffiliationOf(fullest);
        if (affiliation is { } side)
            evidence["affiliation"] = side;
        return new(type, count, Cut(affiliation), seniority, basis, condition is not null, Cut(reason), evidence);
    }

    internal bool IsPlural(SourceMention mention)
    {
        var head = _tokens[mention.Head];
        return head.Tag is "NNS" or "NNPS" || head.Lemma is "people" or "some" or "many" or "several" or "they" or "those" or "others" or "few" or "most" or "both" or "we" or "all" or "folk"
            || head.Tag == "CD" && head.Lemma != "one" || Pair(mention);
    }

    private bool Pair(SourceMention mention)
    {
        for (var i = mention.Head + 1; i + 1 < mention.End; i++)
            if (_tokens[i].Lemma == "and" && _tokens[i + 1].Tag.StartsWith('N') && Lexicon.WordLists.PersonNouns.Contains(_tokens[i + 1].Lemma))
                return true;
        return false;
    }

    private string CountOf(SourceMention mention, bool plural, Dictionary<string, Span> evidence)
    {
        for (var i = mention.First; i <= mention.Head; i++)
        {
            var lemma = _tokens[i].Lemma;
            if (_tokens[i].Lemma == "one" && i + 1 <= mention.End && (i == mention.Head || _tokens[Math.Min(i + 1, _tokens.Length - 1)].Lemma == "of"))
                return "one";
            if (!Numbers.TryGetValue(lemma, out var number) && !(plural && _tokens[i].Tag == "CD" && int.TryParse(lemma, out var digits) && digits is > 1 and < 1000 && (number = lemma) != null))
                continue;
            evidence["count"] = _tokens[i].Span;
            return number!;
        }
        return plural ? "plural" : "one";
    }

    private AnonymityType TypeOf(SourceMention mention, bool plural, Dictionary<string, Span> evidence)
    {
        for (var i = mention.First; i <= mention.Head; i++)
            if (_tokens[i].Lemma.StartsWith("spokes", StringComparison.Ordinal) || _tokens[i].Lemma is "rep" or "press" || i == mention.Head && _tokens[i].Lemma == "representative")
            {
                evidence["type"] = _tokens[i].Span;
                return AnonymityType.Spokesperson;
            }
        evidence["type"] = _tokens[mention.Head].Span;
        var bare = mention.End - mention.First <= 3 || _tokens[mention.First].Lemma is "some" or "many" or "other" or "most";
        return !plural ? AnonymityType.Individual : Generic.Contains(_tokens[mention.Head].Lemma) && bare ? AnonymityType.Generic : AnonymityType.Group;
    }

    private KnowledgeBasis BasisOf(SourceMention mention, Dictionary<string, Span> evidence)
    {
        for (var i = mention.First; i < Math.Min(_tokens.Length, mention.End + 8) && view.SentenceIndex(i) == view.SentenceIndex(mention.First); i++)
        {
            var next = i + 1 < _tokens.Length ? _tokens[i + 1].Lemma : "";
            var inside = i < mention.End;
            var basis = _tokens[i].Lemma switch
            {
                "first-hand" or "firsthand" => KnowledgeBasis.FirstHand,
                "familiar" or "knowledgeable" when next is "with" or "about" => KnowledgeBasis.Familiar,
                "knowledge" when next is "of" or "about" && i > 0 && _tokens[i - 1].Tag is "IN" or "JJ" or "DT" => KnowledgeBasis.Familiar,
                "close" when inside && next == "to" => KnowledgeBasis.Familiar,
                "access" when inside && next == "to" => KnowledgeBasis.Familiar,
                "know" when inside && i > mention.Head && _tokens[i - 1].Lemma is "who" => KnowledgeBasis.Familiar,
                "friend" or "confidant" or "confidante" when i == mention.Head => KnowledgeBasis.Familiar,
                "brief" or "briefed" when next is "on" or "about" or "by" => KnowledgeBasis.Briefed,
                "see" or "view" or "review" or "read" when inside && i > mention.Head && i + 2 < mention.End && Lexicon.WordLists.DocumentNouns.Contains(_tokens[mention.End - 1].Lemma) => KnowledgeBasis.Document,
                "witness" or "see" or "attend" or "hear" when inside && i > mention.Head && _tokens[i].Tag.StartsWith('V') => KnowledgeBasis.FirstHand,
                _ => i == mention.Head && Witness.Contains(_tokens[i].Lemma) ? KnowledgeBasis.FirstHand : KnowledgeBasis.NotStated,
            };
            if (basis == KnowledgeBasis.NotStated)
                continue;
            evidence["basis"] = i > mention.Head && i + 1 < view.SentenceOf(i).End ? view.SpanOf(i, Math.Max(i + 2, mention.End)) : _tokens[i].Span;
            return basis;
        }
        return KnowledgeBasis.NotStated;
    }

    private string? SeniorityOf(SourceMention mention, Dictionary<string, Span> evidence)
    {
        for (var i = mention.First; i < mention.Head; i++)
            if (Senior.Contains(_tokens[i].Lemma))
            {
                evidence["seniority"] = _tokens[i].Span;
                return _tokens[i].Form;
            }
        return null;
    }

    private Span? AffiliationOf(SourceMention mention)
    {
        for (var i = mention.First; i < mention.Head; i++)
        {
            var end = i;
            while (end < mention.Head && (_tokens[end].Tag.StartsWith("NNP", StringComparison.Ordinal) || _tokens[end].Name is NameKind.Nationality or NameKind.Organization or NameKind.Place
                || _tokens[end].Lemma is "administration" or "government" or "police" or "company" or "military" or "embassy" || end > i && _tokens[end].Tag is "CC" && end + 1 < mention.Head || end > i + 1 && _tokens[end - 1].Tag == "CC" && _tokens[end].Tag is "JJ"))
                end++;
            while (end > i && _tokens[end - 1].Tag == "CC")
                end--;
            if (end > i)
                return view.SpanOf(i, end);
        }
        if (mention.Head + 2 >= mention.End || _tokens[mention.Head + 1].Lemma is not ("from" or "of" or "at" or "in" or "within" or "for" or "inside" or "with"))
            return null;
        var last = mention.Head + 2;
        while (last < mention.End && _tokens[last].Tag is "DT" or "NN" or "NNP" or "NNPS" or "JJ" or "POS" or "NNS")
            last++;
        for (var i = mention.Head + 2; i < last; i++)
            if (_tokens[i].Tag.StartsWith("NNP", StringComparison.Ordinal) || Lexicon.WordLists.BodyNouns.Contains(_tokens[i].Lemma))
                return view.SpanOf(mention.Head + 2, last);
        return null;
    }

    private string? Cut(Span? span) => span?.Cut(view.Article.Article.Text);

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
