using ClaimTracker.Extraction.Lexicon;
using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Responses;

/// <summary>Describes a candidate in numbers for the second look: what the first look said of it and of its neighbours, how sure the attribution is, what the rest of the article says.</summary>
internal sealed class CandidateNumbers
{
    /// <summary>How many numbers describe a candidate.</summary>
    public const int Count = 118;

    private const int FromStart = 20;
    private const int Before = 40;
    internal const int Around = 100;
    private const ResponseSense Sharp = ResponseSense.Deny | ResponseSense.False | ResponseSense.Doubt;
    private readonly SyntaxView _view;
    private readonly Token[] _tokens;
    private readonly IReadOnlyList<ExtractedStatement> _statements;
    private readonly List<Candidate> _candidates;
    private readonly double[][][] _looks;
    private readonly double[][] _scores;
    private readonly PatternReader _patterns;
    private readonly TokenSenses _senses;
    private readonly ArticleWords _words;
    private readonly WordSet[] _said;
    private readonly WordSet[] _source;
    private readonly int[] _sentence;
    private readonly int[] _speaker;
    private readonly double[] _chance;
    private readonly CandidateContrast _contrast;
    private readonly WordSet _title;
    private readonly WordSet _lede;
    private readonly float[] _article = new float[8];

    public CandidateNumbers(SyntaxView view, IReadOnlyList<ExtractedStatement> statements, List<Candidate> candidates, double[][][] looks)
    {
        (_view, _tokens, _statements, _candidates, _looks, _scores) = (view, view.Tokens, statements, candidates, looks, looks[0]);
        _patterns = new(view);
        _senses = TokenSenses.Of(view);
        _words = ArticleWords.Of(view);
        _said = [.. candidates.Select(c => _words.In(c.Content))];
        _source = [.. candidates.Select(c => _words.In(c.Source))];
        _sentence = [.. candidates.Select(c => view.SentenceIndex(c.Head))];
        _speaker = [.. candidates.Select(c => c.SourceHead >= 0 ? _words.At(c.SourceHead) : -1)];
        _chance = [.. _scores.Select(s => 1 - s[0])];
        _contrast = new(view, candidates, _words, _said, _source);
        var sentences = view.Article.Sentences;
        _title = sentences.Length > 0 ? _words.In(new(sentences[0].First, sentences[0].End)) : WordSet.Empty;
        _lede = sentences.Length > 1 ? _words.In(new(sentences[1].First, sentences[Math.Min(3, sentences.Length - 1)].End)) : WordSet.Empty;
        DescribeArticle();
    }

    /// <summary>Fills the numbers of one candidate.</summary>
    public void Fill(int index, Span<float> into)
    {
        into.Clear();
        var at = 0;
        var c = _candidates[index];
        FirstLook(index, into, ref at);
        Form(c, into, ref at);
        Content(c, index, into, ref at);
        Place(c, into, ref at);
        Neighbours(index, c, into, ref at);
        Topic(c, index, into, ref at);
        _contrast.Fill(index, into, ref at);
        foreach (var number in _article)
            Put(into, ref at, number);
    }

    internal static void Put(Span<float> into, ref int at, double value) => into[at++] = (float)value;

    internal static void Put(Span<float> into, ref int at, bool value) => into[at++] = value ? 1 : 0;

    private void DescribeArticle()
    {
        var sentences = _view.Article.Sentences.Length;
        for (var i = 0; i < _tokens.Length; i++)
        {
            ref readonly var token = ref _tokens[i];
            var senses = _senses[i];
            _article[0] += (senses & ResponseSense.Deny) != 0 ? 1 : 0;
            _article[1] += (senses & ResponseSense.False) != 0 ? 1 : 0;
            _article[2] += CandidateFinder.IsClaimName(token.Lemma) ? 1 : 0;
            _article[3] += token.Lemma is "reportedly" or "allegedly" or "alleged" or "purported" or "rumor" or "rumour" or "supposedly" or "hoax" or "apparently" or "viral" ? 1 : 0;
        }
        for (var i = 0; i < 4; i++)
            _article[i] /= Math.Max(1, sentences);
        _article[4] = sentences;
        _article[5] = _candidates.Count;
        _article[6] = (float)_scores.Sum(s => 1 - s[0]) / Math.Max(1, sentences);
        foreach (var c in _candidates)
            _article[7] += c.Statement >= 0 ? 1f / Math.Max(1, sentences) : 0;
    }

    private void FirstLook(int index, Span<float> into, ref int at)
    {
        foreach (var look in _looks)
            foreach (var score in look[index])
                Put(into, ref at, Math.Log(score + 1e-4));
    }

    private void Form(Candidate c, Span<float> into, ref int at)
    {
        Put(into, ref at, (int)c.Origin);
        Put(into, ref at, (int)_patterns.OfCue(c));
        Put(into, ref at, (int)_patterns.OfContent(c));
        Put(into, ref at, (int)SourceTraits.Of(_tokens, c.Source, c.SourceHead));
        Put(into, ref at, c.Quoted);
        Put(into, ref at, WordLists.ReportingVerbs.Contains(_tokens[c.Head].Lemma));
        var senses = _senses[c.Head];
        Put(into, ref at, (senses & ResponseWords.Triggers & ~ResponseSense.Insist) != 0);
        Put(into, ref at, (senses & ResponseSense.Insist) != 0);
        Put(into, ref at, _tokens[c.Head].Lemma is "say" or "tell" or "add");
        Put(into, ref at, _tokens[c.Head].Tag switch { "VBD" => 1, "VBN" => 2, "VBZ" => 3, "VBP" => 4, "VB" => 5, "VBG" => 6, _ => 0 });
        Put(into, ref at, c.Cue.Length);
        Put(into, ref at, HasModal(c));
        if (c.Statement >= 0)
        {
            var statement = _statements[c.Statement];
            Put(into, ref at, statement.Confidence);
            Put(into, ref at, (int)statement.Act + 1);
            Put(into, ref at, (int)statement.Quote + 1);
            Put(into, ref at, statement.Parent is not null);
        }
        else
            at += 4;
    }

    private bool HasModal(Candidate c)
    {
        for (var i = c.Cue.First; i < c.Cue.End; i++)
            if (_tokens[i].Tag == "MD")
                return true;
        return false;
    }

    private void Content(Candidate c, int index, Span<float> into, ref int at)
    {
        int negations = 0, first = 30, sharp = 0, truth = 0, firstPerson = 0, secondPerson = 0, claims = 0, hedges = 0, capitals = 0, bang = 0;
        for (var i = c.Content.First; i < c.Content.End; i++)
        {
            ref readonly var token = ref _tokens[i];
            var senses = _senses[i];
            if (_senses.IsNegation(i))
                (negations, first) = (negations + 1, Math.Min(first, i - c.Content.First));
            sharp += (senses & Sharp) != 0 ? 1 : 0;
            truth += (senses & (ResponseSense.Truth | ResponseSense.Confirm)) != 0 ? 1 : 0;
            firstPerson += token.Lemma is "i" or "we" or "my" or "our" or "us" or "me" ? 1 : 0;
            secondPerson += token.Lemma is "you" or "your" ? 1 : 0;
            claims += (senses & ResponseSense.ClaimNoun) != 0 ? 1 : 0;
            hedges += token.Lemma is "may" or "might" or "could" or "likely" or "probably" or "appear" or "seem" or "believe" or "think" or "possible" ? 1 : 0;
            capitals += token.Name is NameKind.Person or NameKind.Organization or NameKind.Place or NameKind.Nationality ? 1 : 0;
            bang += token.Form is "!" or "?" ? 1 : 0;
        }
        Put(into, ref at, c.Content.Length);
        Put(into, ref at, negations);
        Put(into, ref at, first);
        Put(into, ref at, sharp);
        Put(into, ref at, truth);
        Put(into, ref at, firstPerson);
        Put(into, ref at, secondPerson);
        Put(into, ref at, claims);
        Put(into, ref at, hedges);
        Put(into, ref at, capitals);
        Put(into, ref at, bang);
        Put(into, ref at, c.Content.IsEmpty ? 0 : _tokens[c.Content.First].Tag switch { "PRP" => 1, "DT" => 2, "IN" => 3, "``" => 4, "NNP" => 5, "EX" => 6, "TO" => 7, "WDT" or "WP" or "WRB" => 8, _ => 9 });
        Put(into, ref at, c.Content.IsEmpty ? 0 : SubjectIs(c.Content));
        Put(into, ref at, _said[index].Count);
        var negated = Negation.In(_view, c.Content);
        Put(into, ref at, negated.Verb.Length == 0 ? 0 : negated.Main ? 2 : 1);
        Put(into, ref at, negated.Modal);
        Put(into, ref at, negated.Tense);
        Put(into, ref at, negated.Subject);
    }

    /// <summary>What the first words said are about: 1 the speaker, 2 "it", "that" or "this", 3 another pronoun, 4 "there", 5 a claim.</summary>
    private int SubjectIs(TokenRange content)
    {
        for (var i = content.First; i < Math.Min(content.End, content.First + 5); i++)
            if (_tokens[i].Lemma is "i" or "we")
                return 1;
            else if (_tokens[i].Lemma is "it" or "this" or "that" or "these" or "those" && _tokens[i].Tag != "IN")
                return 2;
            else if (_tokens[i].Tag == "PRP")
                return 3;
            else if (_tokens[i].Tag == "EX")
                return 4;
            else if (CandidateFinder.IsClaimName(_tokens[i].Lemma))
                return 5;
        return 0;
    }

    private void Place(Candidate c, Span<float> into, ref int at)
    {
        var index = _view.SentenceIndex(c.Head);
        var sentences = _view.Article.Sentences;
        var sentence = sentences[index];
        Put(into, ref at, index);
        Put(into, ref at, (double)index / sentences.Length);
        Put(into, ref at, (int)_view.Article.Article.Blocks[sentence.Block].Kind);
        Put(into, ref at, sentence.End - sentence.First);
        Put(into, ref at, c.Head - sentence.First);
        var opener = _tokens[sentence.First].Tag == "``" && sentence.First + 1 < sentence.End ? _tokens[sentence.First + 1] : _tokens[sentence.First];
        Put(into, ref at, (ResponseWords.Of(opener.Lemma) & ResponseSense.Contrast) != 0 ? opener.Lemma is "but" or "however" ? 2 : 1 : 0);
        Put(into, ref at, Tell(sentence, ResponseSense.Contrast));
        Put(into, ref at, Tell(sentence, Sharp));
        Put(into, ref at, index > 0 ? Tell(sentences[index - 1], Sharp) : 0);
        Put(into, ref at, index + 1 < sentences.Length ? Tell(sentences[index + 1], Sharp) : 0);
        Put(into, ref at, index > 0 ? Tell(sentences[index - 1], ResponseSense.ClaimNoun) : 0);
        Put(into, ref at, _tokens[sentence.End - 1].Form == "?");
    }

    private int Tell(Text.Sentence sentence, ResponseSense senses)
    {
        var count = 0;
        for (var i = sentence.First; i < sentence.End; i++)
            count += (_senses[i] & senses) != 0 ? 1 : 0;
        return count;
    }

    /// <summary>What the first look said of the candidates in the same sentence, beside it, within and around it, of the same source, and in the rest.</summary>
    private void Neighbours(int index, Candidate c, Span<float> into, ref int at)
    {
        double same = 0, before = 0, behind = 0, inside = 0, around = 0, source = 0, most = 0, sum = 0, denial = 0;
        var (sentence, speaker) = (_sentence[index], _speaker[index]);
        for (var o = Math.Max(0, index - Around); o < Math.Min(_candidates.Count, index + Around); o++)
        {
            if (o == index)
                continue;
            var other = _candidates[o];
            var score = _chance[o];
            var there = _sentence[o];
            same = there == sentence ? Math.Max(same, score) : same;
            before = there == sentence - 1 ? Math.Max(before, score) : before;
            behind = there == sentence + 1 ? Math.Max(behind, score) : behind;
            inside = c.Content.Holds(other.Head) ? Math.Max(inside, score) : inside;
            around = other.Content.Holds(c.Head) ? Math.Max(around, score) : around;
            source = speaker >= 0 && _speaker[o] == speaker ? Math.Max(source, score) : source;
            if (there == sentence)
                continue;
            most = Math.Max(most, score);
            sum += score;
            denial += _scores[o][1];
        }
        Put(into, ref at, same);
        Put(into, ref at, before);
        Put(into, ref at, behind);
        Put(into, ref at, inside);
        Put(into, ref at, around);
        Put(into, ref at, source);
        Put(into, ref at, most);
        Put(into, ref at, sum);
        Put(into, ref at, denial);
    }

    /// <summary>How much of what is said the title, the lede, earlier statements of others and earlier sentences have said before, and whether the speaker was spoken of.</summary>
    private void Topic(Candidate c, int index, Span<float> into, ref int at)
    {
        var sentence = _sentence[index];
        Put(into, ref at, _words.SaidBefore(c.Content, sentence));
        Put(into, ref at, _words.Common(_said[index], _title));
        Put(into, ref at, _words.Common(_title, _said[index]));
        Put(into, ref at, _words.Common(_said[index], _lede));
        var source = _source[index];
        Put(into, ref at, _words.Common(source, _title));
        Put(into, ref at, _words.Common(source, _lede));
        var widest = 0.0;
        foreach (var word in source.Words)
            widest = Math.Max(widest, _words.Spread(word));
        Put(into, ref at, widest);
        double likest = 0, spoken = 0;
        int parity = 0, distance = 0;
        var end = EndOfEarlier(index, sentence);
        for (var o = 0; o < end; o = Next(o, index))
        {
            var other = _candidates[o];
            if (o == index || !source.MayMeet(_said[o]) && !_said[index].MayMeet(_said[o]) || other.Content.Overlaps(c.Hull))
                continue;
            spoken = Math.Max(spoken, _words.Common(source, _said[o]));
            var alike = _words.Common(_said[index], _said[o]);
            if (alike > likest)
                (likest, parity, distance) = (alike, Negations(other.Content) + Negations(c.Content) & 1, sentence - _sentence[o]);
        }
        Put(into, ref at, likest);
        Put(into, ref at, parity);
        Put(into, ref at, distance);
        Put(into, ref at, spoken);
        Put(into, ref at, SameSourceBefore(index));
        Put(into, ref at, c.SourceHead >= 0 && c.Source.First < c.Cue.First);
        Put(into, ref at, c.Source.Length);
    }

    private int Negations(TokenRange range)
    {
        var count = 0;
        for (var i = range.First; i < Math.Min(range.End, range.First + 15); i++)
            count += _senses.IsNegation(i) ? 1 : 0;
        return count;
    }

    /// <summary>Where the candidates end that stand no later than a sentence.</summary>
    private int EndOfEarlier(int index, int sentence)
    {
        var end = index;
        while (end < Math.Min(_candidates.Count, index + Before) && _sentence[end] <= sentence)
            end++;
        return end;
    }

    /// <summary>The next of the earlier candidates to look at: the article's first ones, then the last ones before this one.</summary>
    private static int Next(int o, int index) => o + 1 == FromStart ? Math.Max(FromStart, index - Before) : o + 1;

    /// <summary>How many of the candidates before this one have the same source.</summary>
    private int SameSourceBefore(int index)
    {
        var count = 0;
        if (_speaker[index] >= 0)
            for (var o = Math.Max(0, index - Around); o < index; o++)
                count += _speaker[o] == _speaker[index] ? 1 : 0;
        return count;
    }
}
