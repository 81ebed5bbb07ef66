using ClaimTracker.Extraction.Lexicon;
using ClaimTracker.Extraction.Sources;
using ClaimTracker.Extraction.Syntax;
using ClaimTracker.Extraction.Text;

namespace ClaimTracker.Extraction.Responses;

/// <summary>Reads cue, source and content around the head of a predicate, by tags first and the parse where it helps.</summary>
internal sealed class PredicateReader(SyntaxView view, NounPhraseReader phrases)
{
    private const int MaxGroup = 8;
    private const int MaxContent = 80;
    private static readonly string[] Subjects = ["nsubj", "nsubjpass", "csubj"];
    private readonly Token[] _tokens = view.Tokens;
    private readonly TokenSenses _senses = TokenSenses.Of(view);

    /// <summary>The candidate whose predicate is the verb at <paramref name="head"/>.</summary>
    public Candidate Verb(int head)
    {
        var sentence = view.SentenceOf(head);
        var first = GroupStart(head, sentence);
        var end = GroupEnd(head, sentence);
        if (IsPassive(head, first) && !Has(head, ResponseSense.Reach | ResponseSense.Reject) && !WordLists.ReportingVerbs.Contains(_tokens[head].Lemma) | Has(head, ResponseSense.Confirm | ResponseSense.Know | ResponseSense.False | ResponseSense.Truth | ResponseSense.Doubt))
            return Passive(head, new(first, end), sentence);
        var subject = Subject(head, first, sentence);
        var source = subject is { } found ? phrases.Widen(found, found.First < first ? first : sentence.End) : (NounPhrase?)null;
        var content = ContentOf(new(first, end), source, sentence);
        return new(head, new(first, end), RangeOf(source), source?.Head ?? -1, content, -1, CandidateOrigin.Verb);
    }

    /// <summary>The candidate whose predicate is an adjective or noun behind a form of "be": "is not true", "was a hoax", "was not aware of".</summary>
    public Candidate Copula(int head, int be)
    {
        var sentence = view.SentenceOf(head);
        var first = GroupStart(be, sentence);
        var end = GroupEnd(head, sentence);
        var subject = Subject(head, first, sentence) ?? PhraseBefore(first, sentence);
        var wide = subject is { } found ? phrases.Widen(found, found.First < first ? first : sentence.End) : (NounPhrase?)null;
        if (wide is { } who && SpeaksForItself(head, who))
            return new(head, new(first, end), RangeOf(wide), who.Head, Rest(end, sentence), -1, CandidateOrigin.Copula);
        var content = RangeOf(wide);
        return new(head, new(first, end), TokenRange.None, -1, content.IsEmpty ? Rest(end, sentence) : content, -1, CandidateOrigin.Copula);
    }

    /// <summary>The candidate of "there was no immediate comment from X" and "no comment was available from X".</summary>
    public Candidate Existential(int head, int be)
    {
        var sentence = view.SentenceOf(head);
        var first = be > sentence.First && _tokens[be - 1].Tag == "EX" ? be - 1 : GroupStart(be, sentence);
        var end = GroupEnd(head, sentence);
        var from = end - 1;
        while (from < sentence.End && from < end + 6 && _tokens[from].Lemma is not ("from" or "by"))
            from++;
        var source = from + 1 < sentence.End && _tokens[from].Lemma is "from" or "by" && phrases.Holding(from + 1) is { } giver
            ? phrases.Widen(giver, sentence.End) : (NounPhrase?)null;
        var content = source is { } behind ? Rest(behind.End, sentence) : Rest(end, sentence);
        return new(head, new(first, end), RangeOf(source), source?.Head ?? -1, content, -1, CandidateOrigin.Existential);
    }

    /// <summary>The candidate of "according to X", its content the rest of the sentence.</summary>
    public Candidate AccordingTo(int head)
    {
        var sentence = view.SentenceOf(head);
        var source = phrases.Holding(head + 2) is { } giver ? phrases.Widen(giver, sentence.End) : (NounPhrase?)null;
        var behind = Rest(source?.End ?? head + 2, sentence);
        var content = head - sentence.First > 3 ? new TokenRange(sentence.First, head) : behind;
        return new(head, new(head, head + 2), RangeOf(source), source?.Head ?? -1, content, -1, CandidateOrigin.Verb);
    }

    /// <summary>The candidate of a noun or adjective that reports the act by itself: "her denial of", "no comment", "unconfirmed reports that".</summary>
    public Candidate Noun(int head)
    {
        var sentence = view.SentenceOf(head);
        var first = head > sentence.First && _tokens[head - 1].Lemma is "no" or "not" or "an" or "a" ? head - 1 : head;
        var phrase = phrases.Holding(head);
        var owner = phrase is { } p && p.First < head && _tokens[p.First].Tag == "PRP$" ? new TokenRange(p.First, p.First + 1)
            : phrase is { } q && Possessive(q) is var mark && mark > q.First ? new TokenRange(q.First, mark) : TokenRange.None;
        return new(head, new(first, GroupEnd(head, sentence)), owner, owner.IsEmpty ? -1 : owner.End - 1, Rest(GroupEnd(head, sentence), sentence), -1, CandidateOrigin.Noun);
    }

    /// <summary>The form of "be" that makes the word at <paramref name="head"/> a predicate; -1 where none does.</summary>
    public int CopulaOf(int head)
    {
        var cop = view.Dependent(head, "cop", "auxpass");
        if (cop >= 0)
            return cop;
        var start = Math.Max(view.SentenceOf(head).First, head - 6);
        for (var i = head - 1; i >= start; i--)
            if (_tokens[i].Lemma is "be" or "remain" or "go" or "stay")
                return i;
            else if (_tokens[i].Tag is not ("RB" or "DT" or "JJ" or "RBR" or "NN" or "NNP" or "PRP$" or "``" or "JJR" or "IN" or "CD" or "VBN"))
                return -1;
        return -1;
    }

    private bool SpeaksForItself(int head, NounPhrase who) =>
        Has(head, ResponseSense.Know | ResponseSense.Silence | ResponseSense.Reach | ResponseSense.Doubt | ResponseSense.Comment)
        && !Has(who.Head, ResponseSense.ClaimNoun) && _tokens[who.Head].Lemma is not ("it" or "that" or "this" or "there" or "which");

    private Candidate Passive(int head, TokenRange cue, Sentence sentence)
    {
        var subject = Subject(head, cue.First, sentence);
        var content = subject is { } about ? RangeOf(phrases.Widen(about, about.First < cue.First ? cue.First : sentence.End)) : Rest(cue.End, sentence);
        var by = cue.End;
        while (by < sentence.End && by < cue.End + 4 && _tokens[by].Lemma != "by")
            by++;
        var agent = by + 1 < sentence.End && _tokens[by].Lemma == "by" && phrases.Holding(by + 1) is { } doer ? phrases.Widen(doer, sentence.End) : (NounPhrase?)null;
        return new(head, cue, RangeOf(agent), agent?.Head ?? -1, content, -1, CandidateOrigin.Passive);
    }

    private NounPhrase? Subject(int head, int first, Sentence sentence)
    {
        var verb = head;
        for (var steps = 0; verb >= 0 && steps < 4; steps++)
        {
            var subject = view.Dependent(verb, Subjects);
            if (subject >= 0 && phrases.Holding(subject) is { } phrase && _tokens[phrase.Head].Lemma is not ("who" or "which" or "that" or "what"))
                return phrase;
            if (subject >= 0 && _tokens[verb].Head is var noun and >= 0 && phrases.Holding(noun) is { } modified)
                return modified;
            if (_tokens[verb].Relation is "root" or "ccomp" or "parataxis")
                break;
            verb = _tokens[verb].Head;
            if (verb >= 0 && !_tokens[verb].Tag.StartsWith('V') && phrases.Holding(verb) is { } owner && _tokens[verb].Tag.StartsWith('N'))
                return owner;
        }
        return PhraseBefore(first, sentence);
    }

    private NounPhrase? PhraseBefore(int first, Sentence sentence)
    {
        var i = first - 1;
        while (i >= sentence.First && i >= first - 3 && _tokens[i].Tag is "RB" or "," or "WP" or "WDT")
            i--;
        return i >= sentence.First ? phrases.Holding(i) : null;
    }

    private int GroupStart(int head, Sentence sentence)
    {
        var first = head;
        for (var i = head - 1; i >= sentence.First && i >= head - MaxGroup && (IsAuxiliary(i) || _tokens[i].Tag is "RB" or "TO"); i--)
            if (_tokens[i].Tag != "RB" || _tokens[i].Lemma is "not" or "n't" or "never" || i == first - 1)
                first = i;
        while (first < head && _tokens[first].Tag == "TO")
            first++;
        return first;
    }

    private int GroupEnd(int head, Sentence sentence)
    {
        var end = head + 1;
        while (end < sentence.End && end < head + 4 && _tokens[end].Tag is "RP" or "RB" || end < sentence.End && _tokens[end].Lemma == "n't")
            end++;
        if (end + 1 < sentence.End && end <= head + 2 && _tokens[end].Tag == "TO" && TakesInfinitive(head) && InfinitiveAt(end + 1, sentence) is var verb && verb > 0)
            end = verb + 1;
        else if (Has(head, ResponseSense.Decline) && end < sentence.End && Has(end, ResponseSense.Comment))
            end++;
        while (end < sentence.End && _tokens[end].Lemma is "further" or "publicly" or "immediately")
            end++;
        return end + 1 < sentence.End && _tokens[end].Tag is "IN" or "TO" && _tokens[end].Lemma is "on" or "about" or "to" or "of" or "for" or "with" ? end + 1 : end;
    }

    private int InfinitiveAt(int i, Sentence sentence)
    {
        while (i < sentence.End && _tokens[i].Tag == "RB")
            i++;
        return i < sentence.End && _tokens[i].Tag is "VB" or "NN" or "VBP" ? i : -1;
    }

    private bool TakesInfinitive(int head) =>
        Has(head, ResponseSense.Decline | ResponseSense.Know | ResponseSense.Reach) || _tokens[head].Lemma is "able" or "unable" or "want" or "wish" or "fail" or "continue" or "try" or "seek" or "move";

    private TokenRange ContentOf(TokenRange cue, NounPhrase? source, Sentence sentence)
    {
        var right = Rest(Math.Max(cue.End, source is { } s && s.First >= cue.End ? s.End : 0), sentence);
        var start = source is { } before ? Math.Min(before.First, cue.First) : cue.First;
        if (start - sentence.First < 3 || right.Length > 4 && _tokens[start - 1].Tag is not ("," or "''" or "\""))
            return right;
        return _tokens[start - 1].Tag is "," or "''" or "\"" or "." or ":" && (right.Length <= 4 || _tokens[right.First].Tag is "IN" or "," or "NNP" or "TO" && _tokens[right.First].Lemma is not ("that" or "whether"))
            ? new(sentence.First, start) : right;
    }

    private TokenRange Rest(int first, Sentence sentence)
    {
        while (first < sentence.End && _tokens[first].Tag is "," or ":")
            first++;
        var end = Math.Min(sentence.End, first + MaxContent);
        var quoted = false;
        for (var i = first; i < end; i++)
        {
            quoted = _tokens[i].Tag == "``" || (quoted && _tokens[i].Tag != "''");
            if (_tokens[i].Form is ";" || !quoted && i > first + 1 && OpensClause(i, end))
                end = i;
        }
        while (end > first && _tokens[end - 1].Tag is "." or ",")
            end--;
        return end > first ? new(first, end) : TokenRange.None;
    }

    /// <summary>", but calls went unreturned", ", telling reporters that": where somebody does something else.</summary>
    private bool OpensClause(int i, int end)
    {
        if (_tokens[i - 1].Form == "," && _tokens[i].Tag == "VBG" && WordLists.ReportingVerbs.Contains(_tokens[i].Lemma))
            return true;
        if (_tokens[i].Lemma is not ("but" or "while" or "although" or "though" or "whereas") && !(_tokens[i].Lemma == "and" && _tokens[i - 1].Form == ","))
            return false;
        return i + 2 < end && phrases.Holding(i + 1) is { } subject && subject.End < end && _tokens[subject.End].Tag is "VBD" or "VBZ" or "VBP" or "MD";
    }

    private int Possessive(NounPhrase phrase)
    {
        for (var i = phrase.First; i < phrase.End; i++)
            if (_tokens[i].Tag == "POS")
                return i;
        return -1;
    }

    private bool IsPassive(int head, int first)
    {
        if (_tokens[head].Tag is not ("VBN" or "VBD"))
            return false;
        for (var i = first; i < head; i++)
            if (_tokens[i].Lemma is "be" or "get")
                return true;
        return view.Dependent(head, "auxpass", "nsubjpass") >= 0;
    }

    private bool IsAuxiliary(int i) =>
        _tokens[i].Tag == "MD" || _tokens[i].Lemma is "be" or "have" or "do" or "get" && _tokens[i].Tag.StartsWith('V') || _tokens[i].Lemma is "n't" or "not" or "yet" or "able" or "unable" || _tokens[i].Lemma is "go" or "possible" or "impossible" && i + 1 < _tokens.Length && _tokens[i + 1].Tag == "TO";

    private bool Has(int token, ResponseSense senses) => (_senses[token] & senses) != 0;

    private static TokenRange RangeOf(NounPhrase? phrase) => phrase is { } p ? new(p.First, p.End) : TokenRange.None;
}
