using System.Collections.Frozen;
using System.Runtime.InteropServices;
using ClaimTracker.Extraction.Attributions;
using ClaimTracker.Extraction.Lexicon;
using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Sources;

/// <summary>Numbers that tell people whom an article is about from those who tell it something.</summary>
internal sealed class UnnamedStanding
{
    private static readonly FrozenSet<string> Ages = new[] { "year-old", "young", "old", "elderly", "teenage" }.ToFrozenSet(StringComparer.Ordinal);
    private readonly SyntaxView _view;
    private readonly NounPhraseReader _phrases;
    private readonly Token[] _tokens;
    private readonly int _voices;
    private readonly int[] _named;
    private readonly int _names;
    private readonly Dictionary<string, int> _nouns;

    /// <param name="view">The article.</param>
    /// <param name="phrases">Its noun phrases.</param>
    /// <param name="voices">How many of its credited mentions look like unnamed sources.</param>
    public UnnamedStanding(SyntaxView view, NounPhraseReader phrases, int voices)
    {
        (_view, _phrases, _tokens, _voices) = (view, phrases, view.Tokens, voices);
        (_named, _names) = NewNames();
        _nouns = CountNouns();
    }

    /// <summary>Whether the article is about it rather than told by it: how often it is spoken of, whether a name follows, where it stands.</summary>
    /// <param name="mention">The mention.</param>
    /// <param name="credit">The confidence of what the article's other mentions with the same noun are credited with.</param>
    /// <param name="add">Takes a number.</param>
    /// <param name="flag">Takes a yes or no.</param>
    public void Add(SourceMention mention, double credit, Action<double> add, Action<bool> flag)
    {
        var sentence = _view.SentenceIndex(mention.Head);
        var sentences = _view.Article.Sentences;
        var spoken = _nouns.GetValueOrDefault(_tokens[mention.Head].Lemma);
        var after = _phrases.EndOfClause(mention);
        add(mention.Within);
        add(spoken);
        add(credit / Math.Max(1, spoken));
        add(_named[sentence]);
        add(_names);
        add(_voices);
        add(sentences.Length);
        add((double)sentence / sentences.Length);
        flag(_view.Article.Article.Blocks[sentences[sentence].Block].Kind == BlockKind.Headline);
        flag(sentence + 1 < sentences.Length && _tokens[sentences[sentence + 1].First].Lemma is "he" or "she" or "his" or "her");
        flag(Speaks(after));
        flag(IsAged(mention));
        add(after - mention.End);
    }

    /// <summary>"A 43-year-old man", "an elderly woman": whom a story tells of.</summary>
    private bool IsAged(SourceMention mention)
    {
        for (var i = mention.First; i < mention.Head; i++)
            if (Ages.Contains(_tokens[i].Lemma) || _tokens[i].Lemma.EndsWith("-old", StringComparison.Ordinal))
                return true;
        return false;
    }

    /// <summary>True where a verb of speech stands here, perhaps behind a comma or an adverb.</summary>
    private bool Speaks(int at)
    {
        while (at < _tokens.Length && (_tokens[at].Tag is "RB" or "," || _tokens[at].Lemma == "have"))
            at++;
        return at < _tokens.Length && _tokens[at].Tag is "VBD" or "VBZ" or "VBP" or "VBN" && CueActs.Of(_tokens[at]) == StatementAct.Statement && WordLists.ReportingVerbs.Contains(_tokens[at].Lemma);
    }

    /// <summary>How many phrases of the article each noun heads.</summary>
    private Dictionary<string, int> CountNouns()
    {
        var nouns = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var phrase in _phrases.Phrases)
            CollectionsMarshal.GetValueRefOrAddDefault(nouns, _tokens[phrase.Head].Lemma, out _)++;
        return nouns;
    }

    /// <summary>For every sentence, how many sentences on the next person is first named (at most 6), and how many persons are named at all.</summary>
    private (int[] Ahead, int Names) NewNames()
    {
        var ahead = new int[_view.Article.Sentences.Length + 1];
        Array.Fill(ahead, 6);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var phrase in _phrases.Phrases)
            if (_tokens[phrase.Head].Name == NameKind.Person && seen.Add(_tokens[phrase.Head].Form))
                ahead[_view.SentenceIndex(phrase.Head)] = 0;
        for (var i = ahead.Length - 2; i >= 0; i--)
            ahead[i] = Math.Min(ahead[i], ahead[i + 1] + 1);
        return (ahead, seen.Count);
    }
}
