using System.Collections.Frozen;
using ClaimTracker.Extraction.Lexicon;
using ClaimTracker.Extraction.Syntax;
using ClaimTracker.Extraction.Text;

namespace ClaimTracker.Extraction.Responses;

/// <summary>Whether what is said speaks against what the title, the lede or statements of others said, whether others accused the speaker, and who spoke just before.</summary>
internal sealed class CandidateContrast(SyntaxView view, List<Candidate> candidates, ArticleWords words, WordSet[] said, WordSet[] sources)
{
    private readonly Token[] _tokens = view.Tokens;
    private readonly FrozenSet<string>[] _opposites = Array.ConvertAll(view.Tokens, token => Opposites.Of(token.Lemma));
    private readonly bool[] _accuses = [.. candidates.Select(c => Accuses(view.Tokens, c.Cue))];

    /// <summary>Writes the numbers of a candidate from a place on.</summary>
    public void Fill(int index, Span<float> into, ref int at)
    {
        var c = candidates[index];
        var sentence = view.SentenceIndex(c.Head);
        var opposites = OppositesOf(c.Content);
        CandidateNumbers.Put(into, ref at, Opposed(opposites, 0, Math.Min(3, sentence), c));
        CandidateNumbers.Put(into, ref at, Opposed(opposites, Math.Max(0, sentence - 3), sentence, c));
        CandidateNumbers.Put(into, ref at, Opposed(opposites, sentence, sentence + 1, c));
        Before(c, index, sentence, into, ref at);
        CandidateNumbers.Put(into, ref at, Turned(view.Article.Sentences[sentence]));
        CandidateNumbers.Put(into, ref at, c.Content.IsEmpty ? 0 : Turned(new(c.Content.First, Math.Min(c.Content.End, c.Content.First + 12), 0)));
    }

    /// <summary>The words that speak against what is said; null where none do.</summary>
    private HashSet<string>? OppositesOf(TokenRange content)
    {
        HashSet<string>? opposites = null;
        for (var i = content.First; i < Math.Min(content.End, content.First + 40); i++)
            if (_opposites[i].Count > 0)
                (opposites ??= new(StringComparer.Ordinal)).UnionWith(_opposites[i]);
        return opposites;
    }

    private int Opposed(HashSet<string>? opposites, int from, int to, Candidate c)
    {
        var count = 0;
        if (opposites is not null)
            for (var s = from; s < to; s++)
                for (var i = view.Article.Sentences[s].First; i < view.Article.Sentences[s].End; i++)
                    count += _opposites[i].Count > 0 && !c.Hull.Holds(i) && opposites.Contains(_tokens[i].Lemma) ? 1 : 0;
        return count;
    }

    private void Before(Candidate c, int index, int sentence, Span<float> into, ref int at)
    {
        var source = sources[index];
        double accused = 0;
        var (other, distance) = (0, 20);
        for (var o = Math.Max(0, index - CandidateNumbers.Around); o < index; o++)
        {
            var earlier = candidates[o];
            if (earlier.Content.Overlaps(c.Hull) || earlier.Statement < 0)
                continue;
            if (_accuses[o])
                accused = Math.Max(accused, words.Common(source, said[o]));
            var same = words.Common(source, sources[o]) > 0.5;
            (other, distance) = (same ? 2 : 1, sentence - view.SentenceIndex(earlier.Head));
        }
        CandidateNumbers.Put(into, ref at, accused);
        CandidateNumbers.Put(into, ref at, other);
        CandidateNumbers.Put(into, ref at, distance);
    }

    private static bool Accuses(Token[] tokens, TokenRange cue)
    {
        for (var i = cue.First; i < cue.End; i++)
            if (tokens[i].Lemma is "accuse" or "allege" or "claim" or "blame" or "criticize" or "criticise" or "attack" or "slam" or "blast" or "charge" or "condemn" or "call" or "rip" or "mock" or "fault" or "suggest" or "accusation" or "allegation")
                return true;
        return false;
    }

    /// <summary>"In fact", "in reality", "actually": how often the sentence turns against what was said.</summary>
    private int Turned(Sentence sentence)
    {
        var count = 0;
        for (var i = sentence.First; i < sentence.End; i++)
            count += _tokens[i].Lemma is "actually" or "rather" or "simply" or "contrary" || _tokens[i].Lemma is "fact" or "reality" or "truth" && i > sentence.First && _tokens[i - 1].Lemma == "in" ? 1 : 0;
        return count;
    }
}
