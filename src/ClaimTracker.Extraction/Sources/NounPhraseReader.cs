using System.Collections.Frozen;
using ClaimTracker.Extraction.Attributions;
using ClaimTracker.Extraction.Lexicon;
using ClaimTracker.Extraction.Syntax;
using ClaimTracker.Extraction.Text;

namespace ClaimTracker.Extraction.Sources;

/// <summary>Reads noun phrases off the part-of-speech tags; the parse only says where a phrase goes on.</summary>
public sealed class NounPhraseReader
{
    private const int MaxLength = 40;
    private static readonly FrozenSet<string> Bare = new[]
    {
        "some", "many", "several", "other", "others", "another", "one", "two", "few", "most", "those", "all", "both", "neither", "none", "anyone",
    }.ToFrozenSet();
    private static readonly FrozenSet<string> Links = new[]
    {
        "of", "for", "with", "in", "from", "within", "at", "on", "inside", "to", "about", "near", "by", "into", "under", "over", "against",
    }.ToFrozenSet();

    private readonly SyntaxView _view;
    private readonly int[] _phraseOf;
    private readonly List<NounPhrase> _phrases = [];

    /// <summary>Finds the base noun phrases of a whole article.</summary>
    public NounPhraseReader(SyntaxView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        _view = view;
        _phraseOf = new int[view.Tokens.Length];
        Array.Fill(_phraseOf, -1);
        foreach (var sentence in view.Article.Sentences)
            ReadSentence(sentence);
    }

    /// <summary>The base noun phrases in text order.</summary>
    public IReadOnlyList<NounPhrase> Phrases => _phrases;

    /// <summary>The base noun phrase that holds a token; null where none does.</summary>
    public NounPhrase? Holding(int token) => token >= 0 && _phraseOf[token] >= 0 ? _phrases[_phraseOf[token]] : null;

    /// <summary>The phrase with what identifies it on its right ("familiar with ...", "of ...", an apposition), ending before <paramref name="limit"/>.</summary>
    public NounPhrase Widen(NounPhrase phrase, int limit)
    {
        var tokens = _view.Tokens;
        var end = phrase.End;
        limit = Math.Min(limit, Math.Min(_view.SentenceOf(phrase.Head).End, phrase.First + MaxLength));
        while (end < limit && NextPiece(phrase, end, limit) is var next && next > end)
            end = next;
        while (end > phrase.End && tokens[end - 1].Tag is "," or ":" or "." or "CC" or "IN")
            end--;
        return phrase with { End = end };
    }

    /// <summary>Where a mention's own clause behind it ends: "quoted in ...", "who saw ...", ", speaking on condition of anonymity,"; its end where it has none.</summary>
    public int EndOfClause(SourceMention mention)
    {
        var tokens = _view.Tokens;
        var limit = Math.Min(_view.SentenceOf(mention.Head).End, mention.End + MaxLength);
        var at = mention.End;
        if (at >= limit)
            return at;
        if (tokens[at].Lemma == "who" && at + 1 < limit && tokens[at + 1].Tag is "VBD" or "VBZ" or "VBP" && CueActs.Of(tokens[at + 1]) == StatementAct.Statement && WordLists.ReportingVerbs.Contains(tokens[at + 1].Lemma))
            return at;
        if (tokens[at].Lemma is "who" or "whose" || Describes(at, mention.Head))
            return RelativeEnd(new(mention.First, mention.End, mention.Head), at, limit);
        if (at + 2 < limit && (tokens[at].Lemma is "familiar" or "knowledgeable" or "close" or "loyal" or "privy" && tokens[at + 1].Tag is "IN" or "TO"
            || tokens[at].Lemma is "quote" or "cite" or "interview" && tokens[at + 1].Lemma is "in" or "by"))
            return EndOfPhraseAt(at + 2, limit, at);
        if (tokens[at].Tag != "," || at + 1 >= limit || tokens[at + 1].Lemma is not ("who" or "speak" or "speaking"))
            return at;
        for (var i = at + 2; i < Math.Min(limit, at + 14); i++)
            if (tokens[i].Lemma is "anonymity" or "anonymous" or "named" or "identified" or "name" or "identify")
                return i + 1;
        return at;
    }

    private int NextPiece(NounPhrase phrase, int at, int limit)
    {
        var tokens = _view.Tokens;
        var token = tokens[at];
        if (token.Tag is "IN" or "TO" && Links.Contains(token.Lemma))
            return EndOfPhraseAt(at + 1, limit, at);
        if (at == phrase.End && (token.Lemma is "who" or "whose" || Describes(at, phrase.Head)))
            return RelativeEnd(phrase, at, limit);
        if (at + 1 < limit && token.Tag is "JJ" or "VBN" or "VBG" && tokens[at + 1].Tag is "IN" or "TO" && _view.IsUnder(at, phrase.Head))
            return EndOfPhraseAt(at + 2, limit, at);
        if (token.Tag == "CC" && at + 1 < limit && token.Lemma == "and" && !(tokens[at + 1].Lemma is "a" or "an" or "another" && tokens[phrase.First].Lemma is "a" or "an" or "another"))
            return _view.IsUnder(Math.Min(at + 1, limit - 1), phrase.Head) || IsSubjectGap(at + 1, limit) ? EndOfPhraseAt(at + 1, limit, at) : at;
        if (token.Tag == "," && at + 1 < limit)
            return Apposition(phrase, at, limit);
        return token.Tag is "-LRB-" ? Bracket(at, limit) : at;
    }

    /// <summary>A participle that tells the noun's referent ("quoted in ...", "claiming to be ..."), not what the referent says ("saying that ...").</summary>
    private bool Describes(int at, int head)
    {
        var token = _view.Tokens[at];
        if (token.Tag is not ("VBG" or "VBN") || token.Head != head || !token.Relation.StartsWith("acl", StringComparison.Ordinal))
            return false;
        var next = at + 1 < _view.Tokens.Length ? _view.Tokens[at + 1] : default;
        return next.Lemma == "to" && token.Lemma == "claim" || token.Lemma is "quote" or "cite" or "report" or "interview"
            || !WordLists.ReportingVerbs.Contains(token.Lemma) || token.Tag == "VBN" && next.Lemma is "by" or "in" or "as";
    }

    /// <summary>Where a clause that tells the noun's referent ("who saw ...", "linked to ...") ends: before a comma or before the verb that the noun is subject of.</summary>
    private int RelativeEnd(NounPhrase phrase, int at, int limit)
    {
        var end = at + 1;
        while (end < limit && _view.Tokens[end].Tag is not ("," or ":" or "." or "``" or "''") && _view.IsUnder(end, phrase.Head))
            end++;
        return end;
    }

    private bool IsSubjectGap(int at, int limit) => EndOfPhraseAt(at, limit, at) == limit;

    private int EndOfPhraseAt(int at, int limit, int otherwise) =>
        at < limit && Holding(at) is { } next && next.First == at && next.End <= limit ? next.End : otherwise;

    private int Bracket(int at, int limit)
    {
        for (var i = at + 1; i < limit && i < at + 8; i++)
            if (_view.Tokens[i].Tag == "-RRB-")
                return i + 1;
        return at;
    }

    private int Apposition(NounPhrase phrase, int comma, int limit)
    {
        var tokens = _view.Tokens;
        if (Holding(comma + 1) is { } next && next.First == comma + 1 && next.End <= limit && _view.IsUnder(next.Head, phrase.Head)
            && tokens[next.Head].Relation is "appos" or "dep" or "conj")
            return next.End;
        if (tokens[comma + 1].Lemma == "who" && comma + 2 < limit && WordLists.ReportingVerbs.Contains(tokens[comma + 2].Lemma))
            return comma;
        if (tokens[comma + 1].Lemma is not ("who" or "whose" or "speaking" or "speak" or "which"))
            return comma;
        var end = comma + 1;
        while (end < limit && tokens[end].Tag != ",")
            end++;
        return end == limit || _view.IsUnder(end - 1, phrase.Head) ? end : comma;
    }

    private void ReadSentence(Sentence sentence)
    {
        for (var i = sentence.First; i < sentence.End;)
        {
            var phrase = ReadAt(i, sentence.End);
            if (phrase is null)
            {
                i++;
                continue;
            }
            for (var k = phrase.Value.First; k < phrase.Value.End; k++)
                _phraseOf[k] = _phrases.Count;
            _phrases.Add(phrase.Value);
            i = phrase.Value.End;
        }
    }

    private NounPhrase? ReadAt(int first, int limit)
    {
        var tokens = _view.Tokens;
        if (tokens[first].Tag is "PRP" or "WP" or "EX")
            return new(first, first + 1, first);
        if (tokens[first].Tag == "POS" || !Inside(first, first, limit))
            return null;
        var end = first + 1;
        while (end < limit && end - first < MaxLength && Inside(end, first, limit))
            end++;
        for (var cut = first + 2; cut < end; cut++)
            if (IsNext(first, cut, end))
                end = cut;
        for (var head = end - 1; head >= first; head--)
            if (tokens[head].Tag.StartsWith("NN", StringComparison.Ordinal))
                return new(first, head + 1, head);
        return Bare.Contains(tokens[end - 1].Lemma) ? new(first, end, end - 1) : null;
    }

    /// <summary>Another phrase begins without a word between: "a phrase | critics have used", "the press conference today | officials said".</summary>
    private bool IsNext(int first, int at, int end)
    {
        var tokens = _view.Tokens;
        if (tokens[at - 1].Lemma is "today" or "yesterday" or "tonight" or "tomorrow")
            return true;
        return at == end - 1 && tokens[at].Tag == "NNS" && tokens[first].Lemma is "a" or "an" && tokens[at - 1].Tag == "NN"
            && WordLists.People.Contains(tokens[at].Lemma) && !_view.IsUnder(first, at);
    }

    private bool Inside(int i, int first, int limit) => _view.Tokens[i].Tag switch
    {
        "DT" or "PDT" or "PRP$" => i == first || _view.Tokens[i - 1].Tag is "PDT" or "DT",
        "NN" or "NNS" or "NNP" or "NNPS" or "JJ" or "JJR" or "JJS" or "CD" or "FW" or "$" or "#" => true,
        "POS" => i > first,
        "VBN" or "VBG" or "RB" => i > first && i + 1 < limit && _view.Tokens[i + 1].Tag is "NN" or "NNS" or "NNP" or "JJ" or "''" && _view.Tokens[i - 1].Tag is "DT" or "JJ" or "CD" or "PRP$" or "``",
        "CC" => i > first && i + 2 < limit && Modifier(i - 1) && Modifier(i + 1) && _view.Tokens[i + 2].Tag is "NN" or "NNS",
        "``" or "''" or "\"" => i > first && i + 1 < limit && _view.Tokens[i - 1].Tag is "DT" or "JJ" or "VBN" && _view.Tokens[i + 1].Tag is "JJ" or "NN" or "NNS" or "NNP" or "VBN",
        _ => false,
    };

    private bool Modifier(int i) => _view.Tokens[i].Tag is "JJ" || _view.Tokens[i].Name is NameKind.Place or NameKind.Nationality or NameKind.Organization;
}
