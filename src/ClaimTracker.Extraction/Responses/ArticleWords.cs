using System.Runtime.InteropServices;
using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Responses;

/// <summary>The content words of an article: which there are, and in how many sentences each stands.</summary>
internal sealed class ArticleWords
{
    private readonly int[] _word;
    private readonly int[] _sentences;
    private readonly int[] _first;
    private readonly int _count;
    private readonly double[] _weight;
    private readonly int[] _drawn;
    private readonly List<int> _words = [];
    private int _draw;

    /// <summary>The words of a viewed article.</summary>
    public static ArticleWords Of(SyntaxView view) => view.Once(v => new ArticleWords(v));

    private ArticleWords(SyntaxView view)
    {
        var ids = new Dictionary<string, int>(view.Tokens.Length / 4, StringComparer.Ordinal);
        var last = new List<int>();
        var sentences = new List<int>();
        var first = new List<int>();
        _word = new int[view.Tokens.Length];
        for (var i = 0; i < _word.Length; i++)
        {
            _word[i] = -1;
            if (!IsContent(view.Tokens[i]))
                continue;
            var sentence = view.SentenceIndex(i);
            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(ids, view.Tokens[i].Lemma, out var exists);
            if (!exists)
            {
                known = last.Count;
                last.Add(-1);
                sentences.Add(0);
                first.Add(sentence);
            }
            var id = known;
            _word[i] = id;
            if (last[id] != sentence)
                (last[id], sentences[id]) = (sentence, sentences[id] + 1);
        }
        _sentences = [.. sentences];
        _first = [.. first];
        _count = Math.Max(1, view.Article.Sentences.Length);
        _weight = Array.ConvertAll(_sentences, s => Math.Log(1 + (double)_count / s));
        _drawn = new int[_sentences.Length];
    }

    /// <summary>Number of the content word at a token; -1 for a function word.</summary>
    public int At(int token) => _word[token];

    /// <summary>Which part of the words of a stretch, weighted, stands in an earlier sentence than <paramref name="sentence"/>; 0 where it has no content words.</summary>
    public double SaidBefore(TokenRange range, int sentence)
    {
        double all = 0, old = 0;
        for (var i = range.First; i < range.End; i++)
            if (_word[i] is >= 0 and var word)
                (all, old) = (all + Weight(word), old + (_first[word] < sentence ? Weight(word) : 0));
        return all == 0 ? 0 : old / all;
    }

    /// <summary>How telling a word is: rare words more.</summary>
    public double Weight(int word) => _weight[word];

    /// <summary>In how large a part of the sentences a word stands.</summary>
    public double Spread(int word) => (double)_sentences[word] / _count;

    /// <summary>The words of a stretch, each once.</summary>
    public WordSet In(TokenRange range)
    {
        _draw++;
        _words.Clear();
        for (var i = range.First; i < range.End; i++)
            if (_word[i] is >= 0 and var word && _drawn[word] != _draw)
            {
                _drawn[word] = _draw;
                _words.Add(word);
            }
        return _words.Count == 0 ? WordSet.Empty : new(CollectionsMarshal.AsSpan(_words), _weight);
    }

    private static bool IsContent(in Token token) =>
        (token.Tag.StartsWith('N') || token.Tag.StartsWith('V') || token.Tag.StartsWith('J') || token.Tag == "CD")
        && token.Lemma is not ("be" or "have" or "do" or "say" or "tell" or "report" or "claim" or "get" or "go" or "make" or "story" or "news" or "'s" or "other" or "such");

    /// <summary>Which part of the first words, weighted, is among the second.</summary>
    public double Common(WordSet words, WordSet others) => words.Weight == 0 ? 0 : InBoth(words, others) / words.Weight;

    /// <summary>How telling the words together are that are in both sets.</summary>
    public double InBoth(WordSet words, WordSet others)
    {
        double common = 0;
        if (words.MayMeet(others))
            foreach (var word in words.Words)
                if (others.Contains(word))
                    common += _weight[word];
        return common;
    }
}
