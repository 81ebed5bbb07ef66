using System.Collections.Frozen;
using ClaimTracker.Extraction.Attributions;
using ClaimTracker.Extraction.Lexicon;
using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Sources;

/// <summary>Numbers by which a mention is judged to be an unnamed source: what it says, who credits it, and what the article says elsewhere with the same noun.</summary>
internal sealed class UnnamedValues
{
    public const int Count = 42;
    private static readonly FrozenSet<string> Veiled = Set("senior unnamed unidentified anonymous top former several multiple high-ranking high-level independent reliable credible trusted well-placed inside local unofficial undisclosed");
    private static readonly FrozenSet<string> Knowing = Set("familiar knowledge close brief briefed access involved privy");
    private const double Least = -9;
    private readonly SyntaxView _view;
    private readonly IReadOnlyList<SourceMention> _mentions;
    private readonly double[] _general;
    private readonly Token[] _tokens;
    private readonly HashSet<string> _titles;
    private readonly Alike[] _alike;
    private readonly int[] _persons;
    private readonly bool[] _veiled;
    private readonly bool[] _quoted;

    /// <param name="view">The article.</param>
    /// <param name="phrases">Its noun phrases.</param>
    /// <param name="mentions">Its mentions in text order.</param>
    /// <param name="general">What the words alone say of every mention, in log-odds.</param>
    public UnnamedValues(SyntaxView view, NounPhraseReader phrases, IReadOnlyList<SourceMention> mentions, double[] general)
    {
        (_view, _mentions, _general, _tokens) = (view, mentions, general, view.Tokens);
        _titles = UnnamedFeatures.TitlesOf(view, phrases);
        _alike = CompareAlike();
        _persons = [.. view.Article.Sentences.Select(s => NamesIn(s.First, s.End, NameKind.Person))];
        _veiled = [.. view.Article.Sentences.Select(s => AnonymityPhrase.Find(view, s) is not null)];
        _quoted = QuotedTokens();
    }

    /// <summary>Fills the numbers of one mention.</summary>
    public void Fill(int index, float[] row)
    {
        var mention = _mentions[index];
        var head = _tokens[mention.Head];
        var first = _tokens[mention.First];
        var cue = _tokens[mention.Cue];
        var sentence = _view.SentenceOf(mention.Head);
        var n = 0;
        void Add(double value) => row[n++] = (float)value;
        void Flag(bool value) => row[n++] = value ? 1 : 0;

        Add(_general[index]);
        Flag(mention.Credited);
        Add(mention.Confidence);
        Flag(CueActs.Of(cue) == StatementAct.Statement);
        Flag(CueActs.Of(cue) == StatementAct.Belief);
        Add(UnnamedFeatures.CueClass(cue));
        Flag(mention.Cue < mention.First);
        Add(Math.Abs(mention.Cue - mention.Head));
        Add(UnnamedFeatures.KindOf(head));
        Flag(UnnamedFeatures.IsPerson(head));
        Flag(head.Lemma.StartsWith("spokes", StringComparison.Ordinal) || head.Lemma is "representative" or "rep");
        Flag(head.Tag is "NNS" or "NNPS");
        Flag(head.Tag.StartsWith("NNP", StringComparison.Ordinal));
        Add(UnnamedFeatures.Determiner(first));
        Flag(first.Lemma is "no" or "any");
        Flag(first.Lemma is "the" or "this" or "that" or "these" or "those");
        Flag(first.Lemma is "a" or "an" or "one" or "another");
        Add(mention.End - mention.First);
        Add(mention.Head - mention.First);
        Add(mention.End - mention.Head);
        Add(NamesIn(mention.First, mention.Head, NameKind.Organization) + NamesIn(mention.First, mention.Head, NameKind.Place) + NamesIn(mention.First, mention.Head, NameKind.Nationality));
        Add(NamesIn(mention.First, mention.Head, NameKind.Person));
        Add(NamesIn(mention.Head, Math.Min(sentence.End, mention.End + 2), NameKind.Person));
        Flag(Any(mention.First, mention.Head, Veiled));
        Flag(Any(mention.Head, Math.Min(sentence.End, mention.End + 4), Knowing));
        Flag(_veiled[_view.SentenceIndex(mention.First)]);
        Flag(mention.End < _tokens.Length && _tokens[mention.End].Lemma is "who");
        Add(Relation(head.Relation));
        Flag(_titles.Contains(head.Lemma));
        Flag(mention.First > sentence.First && _tokens[mention.First - 1].Lemma is "by" or "to" or "from");
        Flag(_quoted[mention.Head]);
        Add(_view.SentenceIndex(mention.Head));
        Add(sentence.End - sentence.First);
        Add(mention.First - sentence.First);
        Flag(IsNegated(mention));
        Flag(mention.Cue + 1 < _tokens.Length && cue.Tag == "VBG");
        Add(_alike[index].Before);
        Add(_alike[index].After);
        Add(_alike[index].Credited);
        Add(_alike[index].Earlier);
        Add(_persons[_view.SentenceIndex(mention.Head)]);
        Flag(mention.Head > mention.First && _tokens[mention.Head - 1].Lemma is "news" or "media" or "press");
    }

    /// <summary>What the article's other mentions with the same noun are like, for every mention.</summary>
    private Alike[] CompareAlike()
    {
        var alike = new Alike[_mentions.Count];
        var seen = new Dictionary<string, (double Best, double Credit, int Count)>(StringComparer.Ordinal);
        for (var i = 0; i < alike.Length; i++)
        {
            var (best, credit, count) = seen.GetValueOrDefault(_tokens[_mentions[i].Head].Lemma, (Least, 0, 0));
            alike[i] = new(best, Least, credit, count);
            seen[_tokens[_mentions[i].Head].Lemma] = (Math.Max(best, _general[i]), credit + _mentions[i].Confidence, count + 1);
        }
        seen.Clear();
        for (var i = alike.Length - 1; i >= 0; i--)
        {
            var (best, credit, count) = seen.GetValueOrDefault(_tokens[_mentions[i].Head].Lemma, (Least, 0, 0));
            alike[i] = alike[i] with { After = best, Credited = alike[i].Credited + credit };
            seen[_tokens[_mentions[i].Head].Lemma] = (Math.Max(best, _general[i]), credit + _mentions[i].Confidence, count + 1);
        }
        return alike;
    }

    /// <summary>Of the other mentions with the same noun: what the words say of the best before and behind, the confidence of all, the number before.</summary>
    private readonly record struct Alike(double Before, double After, double Credited, int Earlier);

    private int NamesIn(int first, int end, NameKind kind)
    {
        var count = 0;
        for (var i = first; i < end; i++)
            count += _tokens[i].Name == kind ? 1 : 0;
        return count;
    }

    private bool Any(int first, int end, FrozenSet<string> words)
    {
        for (var i = first; i < end; i++)
            if (words.Contains(_tokens[i].Lemma))
                return true;
        return false;
    }

    private bool IsNegated(SourceMention mention)
    {
        var from = Math.Max(_view.SentenceOf(mention.Cue).First, mention.Cue - 3);
        for (var i = from; i < mention.Cue; i++)
            if (_tokens[i].Lemma is "not" or "n't" or "never" or "no")
                return true;
        return false;
    }

    private static int Relation(string relation) => relation switch
    {
        "nsubj" => 1,
        "nsubjpass" => 2,
        "nmod" or "nmod:agent" => 3,
        "dobj" or "iobj" => 4,
        "appos" => 5,
        "conj" => 6,
        "nmod:poss" => 7,
        "compound" => 8,
        "root" => 9,
        _ => 10,
    };

    private bool[] QuotedTokens()
    {
        var quoted = new bool[_tokens.Length];
        foreach (var sentence in _view.Article.Sentences)
        {
            var open = false;
            for (var i = sentence.First; i < sentence.End; i++)
            {
                open = _tokens[i].Tag == "``" || (_tokens[i].Tag != "''" && open);
                quoted[i] = open;
            }
        }
        return quoted;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
