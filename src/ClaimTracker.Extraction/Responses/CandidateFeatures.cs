using System.Numerics;
using ClaimTracker.Extraction.Weights;
using ClaimTracker.Extraction.Lexicon;
using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Responses;

/// <summary>Turns a candidate into hashed features: the predicate, what is said, who says it, and where it stands.</summary>
internal sealed class CandidateFeatures(SyntaxView view)
{
    private const int MaxContent = 40;
    private readonly Token[] _tokens = view.Tokens;
    private readonly TokenSenses _senses = TokenSenses.Of(view);
    private readonly PatternReader _patterns = new(view);
    private readonly ArticleWords _words = ArticleWords.Of(view);

    /// <summary>Collects the features; those of the place in the article only where there is one (<paramref name="placed"/>).</summary>
    public void Collect(Candidate candidate, FeatureBag bag, bool placed = true)
    {
        bag.Clear();
        bag.Add(0);
        Predicate(candidate, bag);
        var content = Content(candidate, bag);
        Source(candidate, bag, content);
        if (placed)
            Place(candidate, bag);
        Patterns(candidate, bag, placed);
    }

    private void Patterns(Candidate c, FeatureBag bag, bool placed)
    {
        var cue = (int)_patterns.OfCue(c);
        var content = (int)_patterns.OfContent(c);
        var trait = (int)SourceTraits.Of(_tokens, c.Source, c.SourceHead);
        var quoted = c.Quoted ? 1 : 0;
        bag.Add(60, cue);
        bag.Add(61, cue * 40 + content);
        bag.Add(62, cue, trait);
        bag.Add(63, cue, (int)c.Origin);
        if (cue == 0)
        {
            bag.Add(64, content);
            bag.Add(65, content, trait);
            bag.Add(66, content, WordLists.ReportingVerbs.Contains(_tokens[c.Head].Lemma) ? 1 : 0);
            if (placed)
                bag.Add(67, content, Math.Min(3, view.SentenceIndex(c.Head)));
        }
        if (placed)
            Told(c, bag, cue, content);
        bag.Add(72, content, (_senses[c.Head] & ResponseSense.Insist) != 0 ? 1 : 0);
        bag.Add(73, ClaimObject(c) ? 1 : 0, cue);
        bag.Add(74, ClaimObject(c) ? 1 : 0, WordLists.ReportingVerbs.Contains(_tokens[c.Head].Lemma) ? 1 : 0);
        bag.Add(75, c.Statement >= 0 ? 1 : 0, cue);
        bag.Add(76, c.Content.IsEmpty || _tokens[c.Content.First].Tag is not ("PRP" or "EX") ? 0 : 1, content);
        var negated = Negation.In(view, c.Content);
        if (negated.Verb.Length > 0)
        {
            bag.Add(80, negated.Verb, negated.Main ? 1 : 0);
            bag.Add(81, negated.Main ? 1 : 0, negated.Modal * 4 + negated.Tense);
            bag.Add(82, negated.Main ? 1 : 0, negated.Subject);
            bag.Add(83, negated.Tense * 4 + negated.Modal, negated.Subject);
            bag.Add(84, cue * 2 + (negated.Main ? 1 : 0), content);
        }
        if (c.Head + 1 < _tokens.Length && PhrasalVerbs.Of(_tokens[c.Head].Lemma, _tokens[c.Head + 1].Lemma) is var phrasal and not PhrasalSense.None)
            bag.Add(85, (int)phrasal, ClaimObject(c) ? 1 : 0);
        bag.Add(68, cue, quoted);
        bag.Add(69, (int)c.Origin, quoted);
    }

    private void Told(Candidate c, FeatureBag bag, int cue, int content)
    {
        var old = (int)(4.99 * _words.SaidBefore(c.Content, view.SentenceIndex(c.Head)));
        bag.Add(70, old, cue == 0 ? content : 39);
        bag.Add(71, old, cue);
    }

    /// <summary>True where what is acted on is a report, rumour or claim: "shot down the rumor".</summary>
    private bool ClaimObject(Candidate c)
    {
        for (var i = c.Cue.End; i < Math.Min(_tokens.Length, c.Cue.End + 4); i++)
            if (CandidateFinder.IsClaimName(_tokens[i].Lemma))
                return true;
        return false;
    }

    private void Predicate(Candidate c, FeatureBag bag)
    {
        var head = _tokens[c.Head];
        var negated = Negated(c);
        bag.Add(1, head.Lemma);
        bag.Add(2, head.Lemma, head.Tag);
        bag.Add(3, head.Lemma, negated ? 1 : 0);
        bag.Add(4, (int)c.Origin, negated ? 1 : 0);
        foreach (var sense in Senses(ResponseWords.Of(head.Lemma)))
        {
            bag.Add(5, sense, negated ? 1 : 0);
            bag.Add(6, sense * 8 + (int)c.Origin, negated ? 1 : 0);
            bag.Add(7, sense, Modal(c));
        }
        bag.Add(8, Modal(c));
        bag.Add(9, head.Relation);
        for (var i = c.Cue.First; i < c.Cue.End; i++)
        {
            bag.Add(10, _tokens[i].Lemma);
            foreach (var sense in Senses(_senses[i]))
                bag.Add(11, sense, negated ? 1 : 0);
            if (i > c.Cue.First)
                bag.Add(12, _tokens[i - 1].Lemma, _tokens[i].Lemma);
        }
        Neighbour(c.Cue.First - 1, 13, bag);
        Neighbour(c.Cue.First - 2, 14, bag);
        Neighbour(c.Cue.End, 15, bag);
        Neighbour(c.Cue.End + 1, 16, bag);
        bag.Add(17, head.Lemma, Word(c.Cue.End));
    }

    private int Content(Candidate c, FeatureBag bag)
    {
        var summary = 0;
        bag.Add(20, Math.Min(6, BitOperations.Log2((uint)c.Content.Length + 1)));
        var negation = -10;
        var end = Math.Min(c.Content.End, c.Content.First + MaxContent);
        for (var i = c.Content.First; i < end; i++)
        {
            var token = _tokens[i];
            var position = i - c.Content.First;
            if (_senses.IsNegation(i))
            {
                negation = i;
                bag.Add(21, Math.Min(4, position / 3));
                bag.Add(22, token.Lemma, Word(i + 1));
                bag.Add(22, Word(i - 1), token.Lemma);
                summary |= 1;
            }
            var near = i - negation <= 5 ? 1 : 0;
            var senses = _senses[i];
            foreach (var sense in Senses(senses))
            {
                bag.Add(23, sense, near);
                bag.Add(24, sense * 2 + near, Math.Min(3, position / 4));
                bag.Add(25, sense * 2 + near, (int)c.Origin);
            }
            if ((senses & (ResponseSense.False | ResponseSense.Deny | ResponseSense.Doubt)) != 0)
                summary |= 2;
            if ((senses & (ResponseSense.Comment | ResponseSense.Know | ResponseSense.Confirm | ResponseSense.Truth)) != 0)
                summary |= near == 1 ? 4 : 8;
            bag.Add(26, Word(i), near);
            if (position < 4)
                bag.Add(27, Word(i), position);
            if (i > c.Content.First && (senses != 0 || _senses.IsNegation(i) || _senses[i - 1] != 0))
                bag.Add(28, Word(i - 1), Word(i));
            if (token.Lemma is "i" or "we" && i + 2 < end && (_senses.IsNegation(i + 1) || _senses.IsNegation(i + 2)))
                bag.Add(29);
            if (token.Lemma is "the" or "this" or "these" or "those" or "that" or "such" or "any" && i + 1 < end && (_senses[i + 1] & ResponseSense.ClaimNoun) != 0)
                bag.Add(30, token.Lemma);
        }
        bag.Add(31, summary);
        bag.Add(32, summary, (int)c.Origin);
        bag.Add(33, _tokens[c.Head].Lemma, summary);
        if (!c.Content.IsEmpty && At(c.Content.First).Tag == "``")
            bag.Add(34, summary);
        return summary;
    }

    private void Source(Candidate c, FeatureBag bag, int summary)
    {
        var trait = (int)SourceTraits.Of(_tokens, c.Source, c.SourceHead);
        bag.Add(40, trait);
        bag.Add(41, trait, summary);
        bag.Add(42, _tokens[c.Head].Lemma, trait);
        foreach (var sense in Senses(_senses[c.Head]))
            bag.Add(43, sense, trait);
        if (c.SourceHead < 0)
            return;
        bag.Add(44, Word(c.SourceHead));
        bag.Add(45, At(c.Source.First).Lemma is "a" or "an" or "the" or "some" or "one" ? At(c.Source.First).Lemma : "-");
        bag.Add(46, c.Source.First < c.Cue.First ? 1 : 0);
    }

    private void Place(Candidate c, FeatureBag bag)
    {
        var index = view.SentenceIndex(c.Head);
        var sentence = view.Article.Sentences[index];
        var opener = At(sentence.First).Lemma is "``" or "\"" ? At(sentence.First + 1) : At(sentence.First);
        bag.Add(50, (ResponseWords.Of(opener.Lemma) & ResponseSense.Contrast) != 0 ? opener.Lemma : opener.Tag);
        bag.Add(51, Math.Min(5, BitOperations.Log2((uint)index + 1)));
        bag.Add(52, (int)view.Article.Article.Blocks[sentence.Block].Kind);
        for (var i = Math.Max(sentence.First, c.Hull.First - 4); i < c.Hull.First; i++)
            if ((_senses[i] & ResponseSense.Contrast) != 0)
                bag.Add(53, _tokens[i].Lemma);
        var before = SensesOf(index - 1);
        bag.Add(54, (int)(before & (ResponseSense.ClaimNoun | ResponseSense.False | ResponseSense.Deny)));
        if ((before & ResponseSense.Deny) != 0 || (SensesOf(index) & ResponseSense.Deny) != 0)
            bag.Add(55);
        var own = SensesOf(index) & ~ResponseSense.ClaimNoun & ~ResponseSense.Contrast;
        foreach (var sense in Senses(own))
            bag.Add(56, sense, (int)c.Origin);
        bag.Add(57, _tokens[sentence.End - 1].Form is "?" ? 1 : 0);
    }

    private ResponseSense SensesOf(int sentence)
    {
        var all = ResponseSense.None;
        if (sentence >= 0)
            for (var i = view.Article.Sentences[sentence].First; i < Math.Min(view.Article.Sentences[sentence].End, view.Article.Sentences[sentence].First + 60); i++)
                all |= _senses[i];
        return all;
    }

    private void Neighbour(int i, int template, FeatureBag bag)
    {
        var token = At(i);
        bag.Add(template, Word(i));
        bag.Add(template, token.Tag, 1);
        foreach (var sense in Senses(ResponseWords.Of(token.Lemma)))
            bag.Add(template, sense);
    }

    private bool Negated(Candidate c)
    {
        for (var i = c.Cue.First; i < c.Cue.End; i++)
            if (_senses.IsNegation(i) || _tokens[i].Lemma is "unable" or "yet")
                return true;
        return c.Cue.First > 0 && (_senses.IsNegation(c.Cue.First - 1) || c.SourceHead >= 0 && !c.Source.IsEmpty && _tokens[c.Source.First].Lemma is "no" or "neither" or "none");
    }

    private int Modal(Candidate c)
    {
        for (var i = c.Cue.First; i < c.Cue.End; i++)
            if (_tokens[i].Tag == "MD")
                return _tokens[i].Lemma is "could" or "can" ? 1 : _tokens[i].Lemma is "would" ? 2 : 3;
        return 0;
    }

    /// <summary>A token's lemma; names and numbers by their tag alone, so that nothing is learned about particular people.</summary>
    private string Word(int i) => At(i) is var token && token.Tag is "NNP" or "NNPS" or "CD" ? token.Tag : At(i).Lemma;

    private Token At(int i) => i >= 0 && i < _tokens.Length ? _tokens[i] : new(default, "", "", "", NameKind.None, -1, "");

    internal static bool IsNegation(Token token) => token.Lemma is "not" or "n't" or "no" or "never" or "neither" or "nor" or "none" or "nothing" or "without" or "nobody";

    private static SenseNumbers Senses(ResponseSense senses) => new((int)senses);

    /// <summary>The numbers of some senses, for a loop over them.</summary>
    private struct SenseNumbers(int rest)
    {
        public int Current { get; private set; }

        public readonly SenseNumbers GetEnumerator() => this;

        public bool MoveNext()
        {
            if (rest == 0)
                return false;
            Current = BitOperations.TrailingZeroCount(rest);
            rest &= rest - 1;
            return true;
        }
    }
}
