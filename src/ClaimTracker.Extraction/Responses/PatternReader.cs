using ClaimTracker.Extraction.Lexicon;
using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Responses;

/// <summary>What a stretch of words does to a claim, by general knowledge of English; the classifier learns how far to trust each.</summary>
internal enum Pattern
{
    None, Denies, SaysFalse, SaysNotTrue, Rejects, Doubts, SaysDoubtful, Declines, DeclinesDetail, NeitherNor, NoComment, WillNotComment, DoesNotRespond,
    NotReached, Silent, CannotConfirm, DoesNotKnow, NoEvidence, Unclear, Confirms, SaysTrue, Refers, Retracts, Contradicts, BareNot, Answers,
}

/// <summary>Reads patterns off a predicate and off what is said.</summary>
internal sealed class PatternReader(SyntaxView view)
{
    private const int MaxContent = 45;
    private readonly Token[] _tokens = view.Tokens;
    private readonly TokenSenses _senses = TokenSenses.Of(view);

    /// <summary>The pattern of a candidate's own predicate.</summary>
    public Pattern OfCue(Candidate c)
    {
        var stretch = new TokenRange(Math.Max(view.SentenceOf(c.Head).First, c.Cue.First - 1), Math.Min(view.SentenceOf(c.Head).End, c.Cue.End + 4));
        return At(c.Head, stretch, Negated(c.Head, stretch) || !c.Source.IsEmpty && _tokens[c.Source.First].Lemma is "no" or "neither" or "none", c.Origin);
    }

    /// <summary>The first telling pattern within what is said.</summary>
    public Pattern OfContent(Candidate c)
    {
        var bare = false;
        var end = Math.Min(c.Content.End, c.Content.First + MaxContent);
        for (var i = c.Content.First; i < end; i++)
        {
            bare |= i < c.Content.First + 7 && _senses.IsNegation(i);
            if (_senses[i] is var senses && (senses & ResponseWords.Triggers) == 0 || c.Cue.Holds(i))
                continue;
            var stretch = new TokenRange(Math.Max(c.Content.First, i - 6), Math.Min(end, i + 5));
            var origin = _tokens[i].Tag.StartsWith('V') ? CandidateOrigin.Verb : CandidateOrigin.Copula;
            if (At(i, stretch, Negated(i, stretch), origin) is var found and not Pattern.None)
                return found;
        }
        return bare ? Pattern.BareNot : Pattern.None;
    }

    private Pattern At(int i, TokenRange around, bool negated, CandidateOrigin origin)
    {
        var senses = _senses[i];
        var verb = _tokens[i].Tag.StartsWith('V');
        if (Near(i, 4, "confirm", "acknowledge") && Near(i, 4, "deny") && (negated || Has(around, ResponseSense.Decline) || Near(i, 6, "neither", "nor")))
            return Pattern.NeitherNor;
        if (verb && i + 1 < _tokens.Length && OfPhrasal(i, negated) is var phrasal and not Pattern.None)
            return phrasal;
        if (_tokens[i].Lemma == "plead" && i + 2 < _tokens.Length)
            return _tokens[i + 1].Lemma == "guilty" ? Pattern.Confirms : _tokens[i + 1].Lemma == "not" && _tokens[i + 2].Lemma == "guilty" ? Pattern.Denies : Pattern.None;
        if ((senses & ResponseSense.Decline) != 0 && verb)
            return Declines(i);
        if ((senses & ResponseSense.Comment) != 0 && Comments(i, negated, verb) is var comment and not Pattern.None)
            return comment;
        if ((senses & (ResponseSense.Reach | ResponseSense.Silence)) != 0)
            return (senses & ResponseSense.Silence) != 0 ? Pattern.Silent : _tokens[i].Lemma is "unavailable" or "unreachable" || negated && Passive(i) ? Pattern.NotReached : Pattern.None;
        if ((senses & ResponseSense.Deny) != 0 && !Attributive(i))
            return negated ? Pattern.Confirms : origin == CandidateOrigin.Verb && Passive(i) && !TalksOfClaim(new(Math.Max(around.First, i - 8), around.End)) ? Pattern.None : Pattern.Denies;
        if (_tokens[i].Lemma is "contradict" or "refute" or "contrary" or "disagree" && !negated)
            return Pattern.Contradicts;
        if ((senses & ResponseSense.False) != 0 && (!verb || Passive(i)) && !Attributive(i))
            return negated ? Pattern.None : Pattern.SaysFalse;
        if ((senses & ResponseSense.Confirm) != 0 && !Attributive(i))
            return negated || Unable(around, i) ? Pattern.CannotConfirm : origin == CandidateOrigin.Copula ? Pattern.None : Pattern.Confirms;
        if ((senses & ResponseSense.Truth) != 0 && !Attributive(i))
            return negated ? Pattern.SaysNotTrue : Near(i, 3, "be") ? Pattern.SaysTrue : Pattern.None;
        if ((senses & ResponseSense.Reject) != 0 && verb && TalksOfClaim(new(i + 1, Math.Min(around.End, i + 5))) && !negated)
            return Pattern.Rejects;
        if ((senses & ResponseSense.Know) != 0)
            return Knows(i, negated);
        if ((senses & ResponseSense.Doubt) != 0 && !Attributive(i))
            return negated ? Pattern.None : verb ? Pattern.Doubts : Pattern.SaysDoubtful;
        if ((senses & ResponseSense.Refer) != 0 && verb && Refers(i))
            return Pattern.Refers;
        return (senses & ResponseSense.Retract) != 0 && verb && TalksOfClaim(new(i + 1, Math.Min(around.End, i + 5))) || _tokens[i].Lemma is "retract" or "apologize" or "apologise" or "retraction" ? Pattern.Retracts : Pattern.None;
    }

    /// <summary>"Swatted away the claim", "hit back", "walked back his remark".</summary>
    private Pattern OfPhrasal(int i, bool negated) => negated ? Pattern.None : PhrasalVerbs.Of(_tokens[i].Lemma, _tokens[i + 1].Lemma) switch
    {
        PhrasalSense.Rejects when TalksOfClaim(new(i + 2, i + 7)) => Pattern.Rejects,
        PhrasalSense.Answers => Pattern.Answers,
        PhrasalSense.Withdraws when TalksOfClaim(new(i + 2, i + 7)) => Pattern.Retracts,
        PhrasalSense.Upholds => Pattern.SaysTrue,
        _ => Pattern.None,
    };

    private Pattern Declines(int i)
    {
        for (var k = i + 1; k < Math.Min(_tokens.Length, i + 5); k++)
            if ((_senses[k] & (ResponseSense.Comment | ResponseSense.Confirm)) != 0)
                return Pattern.Declines;
            else if (_tokens[k].Lemma is "say" or "specify" or "disclose" or "identify" or "name" or "provide" or "release" or "give" or "reveal" or "be" or "go")
                return Pattern.DeclinesDetail;
        return Pattern.None;
    }

    private Pattern Comments(int i, bool negated, bool verb)
    {
        if (verb && negated)
            return Near(i, 4, "would", "will", "can", "do", "can't", "wo") && !Near(i, 4, "do") ? Pattern.WillNotComment : Near(i, 4, "do") && PresentTense(i) ? Pattern.WillNotComment : Pattern.DoesNotRespond;
        if (verb && i > 1 && _tokens[i - 1].Tag == "TO" && Near(i, 4, "yet", "fail"))
            return Pattern.DoesNotRespond;
        if (!verb && negated)
            return Near(i, 3, "immediate") || Behind(i, "from") ? Pattern.DoesNotRespond : Pattern.NoComment;
        return !verb && i > 0 && _tokens[i - 1].Lemma == "for" && Near(i, 5, "unavailable", "available") && Near(i, 8, "not", "n't", "unavailable") ? Pattern.NotReached : Pattern.None;
    }

    private bool PresentTense(int i)
    {
        for (var k = i - 1; k >= Math.Max(0, i - 4); k--)
            if (_tokens[k].Lemma == "do")
                return _tokens[k].Tag != "VBD";
        return false;
    }

    private Pattern Knows(int i, bool negated) => _tokens[i].Lemma switch
    {
        "unclear" or "inconclusive" or "unknown" => Pattern.Unclear,
        "unconfirmed" or "unverified" or "unverifiable" or "uncorroborated" or "unsubstantiated" => Pattern.CannotConfirm,
        "unaware" => Pattern.DoesNotKnow,
        "clear" or "certain" or "sure" when negated => Pattern.Unclear,
        "evidence" or "proof" or "indication" or "sign" or "word" or "notification" or "intelligence" when negated => Pattern.NoEvidence,
        "know" or "aware" or "information" or "knowledge" or "idea" or "determine" or "establish" or "detail" or "ascertain" when negated => Pattern.DoesNotKnow,
        _ => Pattern.None,
    };

    private bool Refers(int i)
    {
        for (var k = i + 1; k < Math.Min(_tokens.Length, i + 8); k++)
            if (_tokens[k].Tag == "TO" || _tokens[k].Lemma == "to")
                return k > i + 1 && (Near(i, 4, "question", "inquiry", "enquiry", "request", "call", "query", "reporter", "journalist") || Near(k, 10, "comment") || _tokens[i + 1].Tag.StartsWith("NNP", StringComparison.Ordinal) && _tokens[i].Lemma == "refer");
        return false;
    }

    private bool Negated(int i, TokenRange within)
    {
        for (var k = i - 1; k >= Math.Max(within.First, i - 6); k--)
        {
            if (_senses.IsNegation(k))
                return true;
            if (_tokens[k].Form is "," or ";" or "but" or "\"" or "“" or "”" || _tokens[k].Tag is "VBD" or "VBZ" && _tokens[k].Lemma is not ("be" or "do" or "have" or "appear" or "seem"))
                return false;
        }
        return false;
    }

    private bool Unable(TokenRange around, int i)
    {
        for (var k = around.First; k < i; k++)
            if (_tokens[k].Lemma is "unable" or "yet" or "refuse" or "decline" or "fail")
                return true;
        return false;
    }

    private bool TalksOfClaim(TokenRange range)
    {
        for (var k = range.First; k < Math.Min(range.End, _tokens.Length); k++)
            if ((_senses[k] & ResponseSense.ClaimNoun) != 0 || _tokens[k].Lemma is "that" or "it" or "them" or "speculation")
                return true;
        return false;
    }

    private bool Passive(int i)
    {
        for (var k = i - 1; k >= Math.Max(0, i - 4); k--)
            if (_tokens[k].Lemma is "be" or "get")
                return true;
        return false;
    }

    /// <summary>A modifier before its noun: "disputed territory", "confirmed cases", "false teeth".</summary>
    private bool Attributive(int i) =>
        _tokens[i].Tag is "JJ" or "VBN" or "VBG" && i + 1 < _tokens.Length && _tokens[i + 1].Tag is "NN" or "NNS" or "NNP" && !Passive(i);

    private bool Has(TokenRange range, ResponseSense senses)
    {
        for (var k = range.First; k < range.End; k++)
            if ((_senses[k] & senses) != 0)
                return true;
        return false;
    }

    private bool Near(int i, int distance, params ReadOnlySpan<string> lemmas)
    {
        for (var k = Math.Max(0, i - distance); k < Math.Min(_tokens.Length, i + distance + 1); k++)
            foreach (var lemma in lemmas)
                if (_tokens[k].Lemma == lemma)
                    return true;
        return false;
    }

    private bool Behind(int i, string lemma)
    {
        for (var k = i + 1; k < Math.Min(_tokens.Length, i + 5); k++)
            if (_tokens[k].Lemma == lemma)
                return true;
        return false;
    }
}
