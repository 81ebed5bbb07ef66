using System.Collections.Frozen;
using ClaimTracker.Extraction.Attributions;
using ClaimTracker.Extraction.Lexicon;
using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Sources;

/// <summary>Numbers by which a mention is judged to be an unnamed source: what it says, who credits it, and what the article says elsewhere with the same noun.</summary>
internal sealed class UnnamedValues
{
    public const int Count = 77;
    private static readonly FrozenSet<string> Veiled = Set("senior unnamed unidentified anonymous top former several multiple high-ranking high-level independent reliable credible trusted well-placed inside local unofficial undisclosed");
    private static readonly FrozenSet<string> Knowing = Set("familiar knowledge close brief briefed access involved privy");
    private static readonly FrozenSet<string> Shares = Set("percent % half third quarter majority");
    private static readonly FrozenSet<string> Surveys = Set("percent % poll survey pollster respondent");
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
    private readonly InformationFrame _frame;
    private readonly Dictionary<string, int> _introduced;
    private readonly int[] _personsBefore;
    private readonly int[] _poll;
    private readonly UnnamedStanding _standing;

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
        _frame = new(view);
        _introduced = Introduced(phrases);
        _personsBefore = CountBefore(_persons);
        _poll = Polls();
        _standing = new(view, phrases, Enumerable.Range(0, mentions.Count).Count(i => mentions[i].Credited && general[i] > 0));
    }

    /// <summary>Fills the numbers of one mention.</summary>
    public void Fill(int index, Span<float> into)
    {
        var row = new float[Count];
        Fill(index, row);
        row.CopyTo(into);
    }

    private void Fill(int index, float[] row)
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
        AddCredit(mention, cue, Add, Flag);
        AddKinship(mention, head, first, Add, Flag);
        _standing.Add(mention, _alike[index].Credited, Add, Flag);
    }

    /// <summary>By what path information comes from the mention, and what it is credited with.</summary>
    private void AddCredit(SourceMention mention, Token cue, Action<double> add, Action<bool> flag)
    {
        var path = _frame.Of(mention);
        add((int)path);
        flag(path is InformationPath.Cited or InformationPath.AccordingTo or InformationPath.From or InformationPath.By);
        flag(path == InformationPath.Relative);
        flag(path == InformationPath.Told);
        add(mention.Content);
        flag(mention.Quoted);
        flag(cue.Tag == "VB");
        flag(mention.Cue > 0 && _tokens[mention.Cue - 1].Tag == "MD");
        flag(cue.Tag.StartsWith('V'));
        flag(_tokens[mention.Head].Head == mention.Cue);
        add(_poll[_view.SentenceIndex(mention.Head)]);
        flag(mention.Head > mention.First && Any(mention.First, mention.Head, Shares));
    }

    /// <summary>Whose it is, whether the article brought the noun up before, and how near persons with names are.</summary>
    private void AddKinship(SourceMention mention, Token head, Token first, Action<double> add, Action<bool> flag)
    {
        var sentence = _view.SentenceIndex(mention.Head);
        flag(first.Tag == "PRP$");
        var possessor = Possessor(mention);
        add(possessor < 0 ? 0 : _tokens[possessor].Name == NameKind.Person ? 1 : _tokens[possessor].Tag.StartsWith("NNP", StringComparison.Ordinal) ? 2 : 3);
        flag(_introduced.TryGetValue(head.Lemma, out var at) && at < mention.First);
        add(sentence > 0 ? _persons[sentence - 1] : 0);
        add(_personsBefore[sentence]);
        flag(head.Tag is "NN" or "NNP");
        flag(head.Name == NameKind.Nationality);
        flag(first.Lemma is "some" or "many" or "several" or "most" or "other" or "few");
        flag(mention.End - mention.First == 1);
        add(mention.First > 0 ? _tokens[mention.First - 1].Tag.Length == 0 ? 0 : Before(_tokens[mention.First - 1]) : 0);
    }

    private static int Before(Token token) => token.Tag switch { "," => 1, "IN" or "TO" => 2, "CC" => 3, "." or ":" => 4, "''" or "``" => 5, _ => token.Tag.StartsWith('V') ? 6 : 7 };

    private int Possessor(SourceMention mention)
    {
        for (var i = mention.First + 1; i < mention.Head; i++)
            if (_tokens[i].Tag == "POS")
                return i - 1;
        return -1;
    }

    /// <summary>Where each noun stands first without "the": "an official", "officials".</summary>
    private Dictionary<string, int> Introduced(NounPhraseReader phrases)
    {
        var introduced = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var phrase in phrases.Phrases)
            if (UnnamedFeatures.Determiner(_tokens[phrase.First]) is not (2 or 4) && Possessor(new(phrase.First, phrase.End, phrase.Head, phrase.Head)) < 0)
                introduced.TryAdd(_tokens[phrase.Head].Lemma, phrase.First);
        return introduced;
    }

    private int[] CountBefore(int[] counts)
    {
        var before = new int[counts.Length];
        for (var i = 1; i < counts.Length; i++)
            before[i] = before[i - 1] + counts[i - 1];
        return before;
    }

    /// <summary>2 where a sentence tells of a survey, 1 where the one before does.</summary>
    private int[] Polls()
    {
        var told = _view.Article.Sentences.Select(s => Any(s.First, s.End, Surveys)).ToArray();
        return [.. told.Select((here, i) => here ? 2 : i > 0 && told[i - 1] ? 1 : 0)];
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
