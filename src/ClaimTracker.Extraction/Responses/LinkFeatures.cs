using ClaimTracker.Extraction.Lexicon;
using ClaimTracker.Extraction.Sources;
using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Responses;

/// <summary>Describes a pair of response and claim in numbers for the ranker.</summary>
internal sealed class LinkFeatures
{
    /// <summary>How many numbers describe a pair.</summary>
    public const int Count = 44;

    private const int ItselfCount = 15;

    /// <summary>From how much common wording on a claim tells what the headline tells.</summary>
    private const double Retold = 0.4;

    /// <summary>How many claims behind the headline may be its telling.</summary>
    private const int NearTop = 10;

    private readonly SyntaxView _view;
    private readonly Token[] _tokens;
    private readonly ArticleWords _words;
    private readonly TokenSenses _senses;
    private readonly List<ClaimCandidate> _claims;
    private readonly WordSet[] _claimWords;
    private readonly IReadOnlyList<ExtractedStatement> _statements;
    private readonly float[] _own;
    private readonly float[]?[] _itself;
    private readonly WordSet?[] _credited;
    private WordSet _said = WordSet.Empty;
    private WordSet _around = WordSet.Empty;
    private double _saidWeight;
    private WordSet _responder = WordSet.Empty;
    private int _reference;
    private SourceTrait _trait;

    public LinkFeatures(SyntaxView view, List<ClaimCandidate> claims, IReadOnlyList<ExtractedStatement> statements)
    {
        _view = view;
        _tokens = view.Tokens;
        _words = ArticleWords.Of(view);
        _senses = TokenSenses.Of(view);
        _claims = claims;
        _statements = statements;
        _credited = new WordSet?[statements.Count];
        _claimWords = claims.ConvertAll(c => _words.In(c.Range)).ToArray();
        _own = new float[claims.Count];
        _itself = new float[claims.Count][];
        for (var i = 0; i < claims.Count; i++)
            _own[i] = (float)Centrality(i);
    }

    /// <summary>How many claims there are.</summary>
    public int Claims => _claims.Count;

    /// <summary>A claim by its index.</summary>
    public ClaimCandidate Claim(int index) => _claims[index];

    /// <summary>How much two claims say the same: the part of the shorter one's content words, weighted, that the other has; 0 to 1.</summary>
    public double Alike(int a, int b)
    {
        WordSet left = _claimWords[a], right = _claimWords[b];
        return _words.InBoth(left, right) / Math.Max(0.1, Math.Min(left.Weight, right.Weight));
    }

    /// <summary>The claim near the top of the body that tells what a claim of the headline does; -1 for other claims, and where none does.</summary>
    public int ToldInBody(int claim)
    {
        if (!InHeadline(claim))
            return -1;
        var (best, most) = (-1, Retold);
        for (var other = claim + 1; other < Math.Min(_claims.Count, claim + NearTop); other++)
            if (!InHeadline(other) && Alike(claim, other) is var alike && alike > most)
                (best, most) = (other, alike);
        return best;
    }

    /// <summary>How many sentences a claim begins before a response.</summary>
    public int SentencesBetween(Recognized response, int claim) => _view.SentenceIndex(response.Candidate.Head) - _claims[claim].Sentence;

    /// <summary>How many sentences a response stands before another.</summary>
    public int SentencesBetween(Recognized response, Recognized other) => _view.SentenceIndex(other.Candidate.Head) - _view.SentenceIndex(response.Candidate.Head);

    /// <summary>True where a claim stands in the headline.</summary>
    public bool InHeadline(int claim) =>
        _view.Article.Article.Blocks[_view.Article.Sentences[_claims[claim].Sentence].Block].Kind == BlockKind.Headline;

    /// <summary>Index of the first claim that begins behind the response.</summary>
    public int Place(Recognized response)
    {
        int low = 0, high = _claims.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_claims[middle].Range.First <= response.Candidate.Head)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    /// <summary>True where the responder puts the claim forward: by the name of one person. Only who withdraws a claim answers himself.</summary>
    public bool IsOwn(Recognized response, int claim) =>
        response.Kind != ResponseKind.Retraction && PersonIn(response.Candidate.Source) is { } responder && _claims[claim].Statement is >= 0 and var statement
        && _statements[statement].SourceSpan is { } source && _view.TokensIn(source) is var (first, end) && PersonIn(new(first, end)) == responder;

    /// <summary>The last name of the one person that words name; null where they name none or several.</summary>
    private string? PersonIn(TokenRange range)
    {
        string? name = null;
        for (var i = range.First; i < range.End; i++)
            if (_tokens[i].Name == NameKind.Person && (i + 1 == range.End || _tokens[i + 1].Name != NameKind.Person))
            {
                if (name is not null)
                    return null;
                name = _tokens[i].Form;
            }
        return name;
    }

    /// <summary>Turns to a response: the calls of <see cref="Fill"/> that follow are about it.</summary>
    public void Turn(Recognized response)
    {
        var c = response.Candidate;
        _said = _words.In(c.Content);
        if (_said.Count == 0)
            _said = _words.In(c.Cue);
        _saidWeight = _said.Weight;
        _responder = _words.In(c.Source);
        _reference = Reference(c);
        _trait = SourceTraits.Of(_tokens, c.Source, c.SourceHead);
        var sentence = _view.SentenceOf(c.Head);
        _around = _words.In(new(sentence.First, sentence.End));
    }

    /// <summary>Fills the features of one response against one claim; the last places are left for what a second look adds.</summary>
    public void Fill(Recognized response, int index, IReadOnlyList<Recognized> responses, Span<float> into)
    {
        into.Clear();
        var claim = _claims[index];
        Itself(index).CopyTo(into);
        Distance(response, claim, into);
        Overlap(response, claim, index, into);
        Response(response, into);
        Others(response, claim, responses, into);
    }

    /// <summary>What does not depend on the response, made once.</summary>
    private float[] Itself(int index)
    {
        if (_itself[index] is { } known)
            return known;
        var fresh = new float[ItselfCount];
        ClaimItself(_claims[index], index, fresh);
        return _itself[index] = fresh;
    }

    private void ClaimItself(ClaimCandidate claim, int index, Span<float> into)
    {
        into[0] = claim.Sentence;
        into[1] = (float)claim.Sentence / Math.Max(1, _view.Article.Sentences.Length);
        into[2] = (int)_view.Article.Article.Blocks[_view.Article.Sentences[claim.Sentence].Block].Kind;
        into[3] = (int)claim.Form;
        into[4] = claim.Range.Length;
        into[5] = _own[index];
        into[6] = _claimWords[index].Count;
        for (var i = claim.Range.First; i < claim.Range.End; i++)
        {
            var senses = _senses[i];
            into[7] += (senses & ResponseSense.ClaimNoun) != 0 ? 1 : 0;
            into[8] += _tokens[i].Lemma is "reportedly" or "allegedly" or "apparently" or "supposedly" or "purportedly" or "alleged" or "purported" or "reported" or "claim" or "rumor" or "rumour" or "appear" or "believe" ? 1 : 0;
            into[9] += _senses.IsNegation(i) ? 1 : 0;
            into[10] += (senses & (ResponseSense.False | ResponseSense.Deny | ResponseSense.Doubt | ResponseSense.Know)) != 0 ? 1 : 0;
            into[11] += _tokens[i].Name is NameKind.Person or NameKind.Organization or NameKind.Place or NameKind.Nationality ? 1 : 0;
            into[12] += _tokens[i].Lemma is "could" or "would" or "may" or "might" or "will" ? 1 : 0;
        }
        into[13] = claim.Range.First > 0 && (_senses[claim.Range.First - 1] & ResponseSense.ClaimNoun) != 0
            || claim.Range.First > 1 && (_senses[claim.Range.First - 2] & ResponseSense.ClaimNoun) != 0 ? 1 : 0;
        into[14] = index;
    }

    private void Distance(Recognized response, ClaimCandidate claim, Span<float> into)
    {
        var at = _view.SentenceIndex(response.Candidate.Head);
        into[15] = at - claim.Sentence;
        into[16] = Math.Abs(at - claim.Sentence);
        into[17] = at == claim.Sentence ? 1 : 0;
        into[18] = _view.Article.Sentences[at].Block - _view.Article.Sentences[claim.Sentence].Block;
        into[19] = response.Candidate.Hull.Overlaps(claim.Range) ? 1 : 0;
        into[20] = at;
    }

    private void Overlap(Recognized response, ClaimCandidate claim, int index, Span<float> into)
    {
        var c = response.Candidate;
        double common = 0, shared = 0;
        if (_claimWords[index].MayMeet(_said))
            foreach (var word in _claimWords[index].Words)
                if (_said.Contains(word))
                    (common, shared) = (common + _words.Weight(word), shared + 1);
        into[21] = (float)(common / Math.Max(0.1, _saidWeight));
        into[22] = (float)(common / Math.Max(0.1, _claimWords[index].Weight));
        into[23] = (float)shared;
        var names = 0;
        for (var i = claim.Range.First; i < claim.Range.End; i++)
            if (_tokens[i].Name is NameKind.Person or NameKind.Organization or NameKind.Place or NameKind.Nationality && _words.At(i) is var word && word >= 0 && _said.Contains(word))
                names++;
        into[24] = names;
        into[25] = NamesResponder(c, index) ? 1 : 0;
        into[26] = ReferenceMatches(c, claim) ? 1 : 0;
        foreach (var word in _claimWords[index].Words)
            into[27] += _around.Contains(word) ? (float)_words.Weight(word) : 0;
    }

    private void Response(Recognized response, Span<float> into)
    {
        var c = response.Candidate;
        into[28] = (int)response.Kind;
        into[29] = c.Content.Length;
        into[30] = response.Kind is ResponseKind.Denial or ResponseKind.CounterClaim or ResponseKind.DisputesFraming ? 1 : 0;
        into[31] = response.Kind is ResponseKind.DeclinedToComment or ResponseKind.NoResponse or ResponseKind.Referral ? 1 : 0;
        into[32] = (int)_trait;
        into[33] = _reference >= 0 ? 1 : 0;
        into[34] = (int)c.Origin;
        into[35] = _view.Article.Sentences.Length;
    }

    private void Others(Recognized response, ClaimCandidate claim, IReadOnlyList<Recognized> responses, Span<float> into)
    {
        foreach (var other in responses)
            if (other != response && (claim.Range.Holds(other.Candidate.Head) || claim.Statement >= 0 && other.Candidate.Statement == claim.Statement || other.Candidate.Content.Overlaps(claim.Range)))
            {
                into[36] = 1;
                into[37] = Math.Max(into[37], other.Kind == ResponseKind.Confirmation ? 1 : 2);
            }
        if (claim.Statement < 0)
            return;
        var source = _statements[claim.Statement].SourceSpan;
        into[38] = source is null ? 1 : 2;
        if (source is { } span && !response.Candidate.Source.IsEmpty)
            into[39] = (_credited[claim.Statement] ??= WordsIn(span)).Overlaps(_responder) ? 1 : 0;
        into[40] = (int)_statements[claim.Statement].Quote;
    }

    private WordSet WordsIn(Span span)
    {
        var (first, end) = _view.TokensIn(span);
        return _words.In(new(first, end));
    }

    private bool NamesResponder(Candidate c, int index)
    {
        for (var i = c.Source.First; i < c.Source.End; i++)
            if (_tokens[i].Tag.StartsWith("NNP", StringComparison.Ordinal) && _words.At(i) is var word && word >= 0 && _claimWords[index].Contains(word))
                return true;
        return false;
    }

    /// <summary>The noun by which a response points at its claim ("the report", "the video"); -1 where it has none.</summary>
    internal int Reference(Candidate c)
    {
        var range = c.Content.IsEmpty ? c.Cue : c.Content;
        for (var i = range.First; i < Math.Min(range.End, range.First + 8); i++)
            if ((_senses[i] & ResponseSense.ClaimNoun) != 0)
                return i;
        return -1;
    }

    private bool ReferenceMatches(Candidate c, ClaimCandidate claim)
    {
        if (_reference < 0)
            return false;
        for (var i = Math.Max(_view.Article.Sentences[claim.Sentence].First, claim.Range.First - 4); i < claim.Range.End; i++)
            if (_tokens[i].Lemma == _tokens[_reference].Lemma && !c.Content.Holds(i))
                return true;
        return false;
    }

    private double Centrality(int index)
    {
        var spread = 0.0;
        foreach (var word in _claimWords[index].Words)
            spread += _words.Spread(word);
        return _claimWords[index].Count == 0 ? 0 : spread / Math.Sqrt(_claimWords[index].Count);
    }

    /// <summary>The content words that response and claim have in common, as the claim writes them, rarest first.</summary>
    internal IEnumerable<string> SharedWords(Candidate c, int index)
    {
        var said = _words.In(c.Source.Hull(c.Hull));
        var claim = _claims[index].Range;
        return Enumerable.Range(claim.First, claim.Length)
            .Where(i => _words.At(i) >= 0 && said.Contains(_words.At(i)))
            .OrderByDescending(i => _words.Weight(_words.At(i))).ThenBy(i => i)
            .Select(i => _tokens[i].Form).Distinct();
    }
}
