using ClaimTracker.Extraction.Lexicon;
using ClaimTracker.Extraction.Sources;
using ClaimTracker.Extraction.Syntax;
using ClaimTracker.Extraction.Text;

namespace ClaimTracker.Extraction.Responses;

/// <summary>Collects every place of an article that may be a response: the attributions, and predicates that attribution has no statement for.</summary>
internal sealed class CandidateFinder(SyntaxView view, NounPhraseReader phrases)
{
    private const int MaxPerSentence = 12;
    private const ResponseSense Nominal = ResponseSense.Deny | ResponseSense.Confirm | ResponseSense.Retract | ResponseSense.Comment | ResponseSense.Doubt | ResponseSense.False;
    private const ResponseSense Predicative = ResponseWords.Triggers & ~(ResponseSense.Insist | ResponseSense.Refer | ResponseSense.Decline);
    private readonly Token[] _tokens = view.Tokens;
    private readonly TokenSenses _senses = TokenSenses.Of(view);
    private readonly bool[] _covered = new bool[view.Tokens.Length];
    private readonly PatternReader _patterns = new(view);
    private readonly PredicateReader _reader = new(view, phrases);

    /// <summary>The candidates in text order.</summary>
    public List<Candidate> Find(IReadOnlyList<ExtractedStatement> statements)
    {
        var found = new List<Candidate>();
        var taken = new bool[_tokens.Length];
        foreach (var span in statements.SelectMany(s => s.ContentSpans))
        {
            var (first, end) = view.TokensIn(span);
            Array.Fill(_covered, true, first, end - first);
        }
        for (var i = 0; i < statements.Count; i++)
            if (statements[i].CueSpan is { } cue && FromStatement(statements[i], cue, i) is { } candidate)
            {
                if (!IsAside(candidate))
                    found.Add(candidate);
                Array.Fill(taken, true, candidate.Cue.First, candidate.Cue.Length);
            }
        foreach (var sentence in view.Article.Sentences)
            AddOwn(sentence, taken, found);
        found.Sort((a, b) => a.Head.CompareTo(b.Head));
        return found;
    }

    private Candidate? FromStatement(ExtractedStatement statement, Span cue, int index)
    {
        var (first, end) = view.TokensIn(cue);
        if (end <= first)
            return null;
        var head = HeadOf(first, end);
        var source = RangeOf(statement.SourceSpan);
        var content = TokenRange.None;
        foreach (var span in statement.ContentSpans)
            content = content.Hull(RangeOf(span));
        return new(head, new(first, end), source, HeadNoun(source), content, index, CandidateOrigin.Attribution);
    }

    /// <summary>"..., with the mayor saying the bridge is old": what is told by the way answers nothing unless its words do.</summary>
    private bool IsAside(Candidate c) =>
        !c.Source.IsEmpty && c.Source.First > 0 && _tokens[c.Source.First - 1].Lemma == "with" && _tokens[c.Head].Tag == "VBG"
        && (_senses[c.Head] & ResponseWords.Triggers & ~ResponseSense.Know) == 0 && _patterns.OfContent(c) == Pattern.None;

    private void AddOwn(Sentence sentence, bool[] taken, List<Candidate> found)
    {
        var budget = MaxPerSentence;
        for (var i = sentence.First; i < sentence.End && budget > 0; i++)
        {
            if (taken[i] || ReadAt(i, sentence) is not { } candidate || IsLookAlike(candidate))
                continue;
            for (var k = candidate.Cue.First; k < candidate.Cue.End; k++)
                taken[k] = true;
            found.Add(candidate with { Quoted = QuotedAt(candidate.Head, sentence) });
            budget--;
        }
    }

    private Candidate? ReadAt(int i, Sentence sentence)
    {
        var token = _tokens[i];
        var senses = _senses[i];
        if (token.Lemma is "accord" or "according" && i + 2 < sentence.End && _tokens[i + 1].Lemma == "to")
            return _reader.AccordingTo(i);
        if (token.Tag.StartsWith('V') && token.Lemma is not ("be" or "have" or "do") && ((senses & ResponseWords.Triggers) != 0 || WordLists.ReportingVerbs.Contains(token.Lemma)))
            return _reader.Verb(i);
        if (token.Tag.StartsWith('V') && token.Lemma is not ("be" or "have" or "do") && (ActsOnClaim(i, sentence) || DeniesPlainly(i, sentence) || TurnsBack(i, sentence)))
            return _reader.Verb(i);
        if (token.Lemma == "be" && token.Tag.StartsWith('V') && DeniesPlainly(i, sentence) && i + 1 < sentence.End)
            return _reader.Copula(i, i);
        if (token.Lemma is "statement" or "announcement" or "reaction" && (_tokens[Math.Max(sentence.First, i - 1)].Lemma == "no" || _tokens[Math.Max(sentence.First, i - 2)].Lemma == "no") && _reader.CopulaOf(i) is >= 0 and var there)
            return _reader.Existential(i, there);
        if ((senses & Predicative) == 0)
            return null;
        var be = _reader.CopulaOf(i);
        if (be >= 0)
            return view.Dependent(be, "expl") >= 0 || be > sentence.First && _tokens[be - 1].Tag == "EX"
                ? _reader.Existential(i, be)
                : _reader.Copula(i, be);
        if ((senses & ResponseSense.Comment) != 0 && token.Tag is "NN" or "NNS")
            return i > sentence.First && _tokens[i - 1].Lemma is "no" or "immediate" ? _reader.Existential(i, i) : null;
        return (senses & Nominal) != 0 && token.Tag is "NN" or "NNS" or "JJ" ? _reader.Noun(i) : null;
    }

    private bool QuotedAt(int token, Sentence sentence)
    {
        var open = false;
        for (var i = sentence.First; i < token; i++)
            open = _tokens[i].Tag == "``" || (_tokens[i].Tag != "''" && open);
        return open;
    }

    /// <summary>"Refused to resign", "denied entry", "disputed territory": other senses of the words that answer claims.</summary>
    private bool IsLookAlike(Candidate c)
    {
        var senses = _senses[c.Head];
        var before = c.Head > 0 ? _tokens[c.Head - 1] : default;
        if (c.Origin == CandidateOrigin.Verb && _tokens[c.Head].Tag is "VBN" or "VBD" && before.Tag is "DT" or "JJ" or "IN" or "PRP$" or "POS" or "VBD" or "VBN"
            && c.Head + 1 < _tokens.Length && _tokens[c.Head + 1].Tag is "NN" or "NNS" or "NNP")
            return true;
        return (senses & (ResponseSense.Decline | ResponseSense.Deny)) != 0 && (senses & ResponseSense.ClaimNoun) == 0 && c.Origin is CandidateOrigin.Verb or CandidateOrigin.Passive
            && _patterns.OfCue(c) == Pattern.None && (c.Origin == CandidateOrigin.Passive || _patterns.OfContent(c) == Pattern.None);
    }

    internal static bool IsClaimName(string lemma) =>
        lemma is "rumor" or "rumour" or "claim" or "allegation" or "report" or "accusation" or "suggestion" or "speculation" or "hoax" or "assertion" or "notion" or "story" or "theory" or "charge" or "criticism";

    /// <summary>"Shot down that rumor": any verb, with a claim as its object.</summary>
    private bool ActsOnClaim(int i, Sentence sentence)
    {
        for (var k = i + 1; k < Math.Min(sentence.End, i + 5); k++)
            if (IsClaimName(_tokens[k].Lemma))
                return true;
            else if (_tokens[k].Tag is not ("RP" or "DT" or "JJ" or "PRP$" or "RB" or "NN" or "NNP" or "POS" or "IN") || _tokens[k].Tag == "IN" && k > i + 1)
                return false;
        return false;
    }

    /// <summary>"Hit back", "took down", "stands by": what is said or done again about something told before.</summary>
    private bool TurnsBack(int i, Sentence sentence) => i + 1 < sentence.End && PhrasalVerbs.Of(_tokens[i].Lemma, _tokens[i + 1].Lemma) != PhrasalSense.None;

    /// <summary>The outlet's own denial: a negated main verb that no attribution covers.</summary>
    private bool DeniesPlainly(int i, Sentence sentence)
    {
        if (_covered[i] || _tokens[i].Relation is "aux" or "auxpass" or "cop" && _tokens[i].Lemma != "be")
            return false;
        for (var k = Math.Max(sentence.First, i - 2); k < Math.Min(sentence.End, i + 3); k++)
            if (_tokens[k].Lemma is "not" or "n't" or "never")
                return true;
        return false;
    }

    private int HeadOf(int first, int end)
    {
        if (LastTrigger(first, end, verbs: true) is >= 0 and var verb)
            return verb;
        if (LastTrigger(first, end, verbs: false) is >= 0 and var word)
            return word;
        for (var i = end - 1; i >= first; i--)
            if (_tokens[i].Tag.StartsWith('V'))
                return i;
        return end - 1;
    }

    /// <summary>The last word of a cue that can make it a response, but for words of commenting; verbs go first: "did not respond to questions about".</summary>
    private int LastTrigger(int first, int end, bool verbs)
    {
        for (var i = end - 1; i >= first; i--)
            if ((_senses[i] & (ResponseWords.Triggers & ~ResponseSense.Comment)) != 0 && (!verbs || _tokens[i].Tag.StartsWith('V')))
                return i;
        return -1;
    }

    private int HeadNoun(TokenRange source)
    {
        if (source.IsEmpty)
            return -1;
        for (var i = source.First; i < source.End; i++)
            if (phrases.Holding(i) is { } phrase && phrase.Head < source.End)
                return phrase.Head;
        return source.End - 1;
    }

    private TokenRange RangeOf(Span? span)
    {
        if (span is not { } there)
            return TokenRange.None;
        var (first, end) = view.TokensIn(there);
        return new(first, end);
    }
}
