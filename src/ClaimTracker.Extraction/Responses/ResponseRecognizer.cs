using ClaimTracker.Extraction.Weights;
using ClaimTracker.Extraction.Sources;
using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Responses;

/// <summary>A candidate that was judged a response.</summary>
internal sealed record Recognized(Candidate Candidate, ResponseKind Kind, double Probability);

/// <summary>Judges the candidates of an article, first each by its words, then in the light of the whole article, and keeps one where several read the same words.</summary>
/// <param name="words">The first looks (none, or which kind): of a model that learned from all articles, and of one that learned from articles about one disputed claim.</param>
/// <param name="article">The second look: log-odds of being a response at all.</param>
internal sealed class ResponseRecognizer(IReadOnlyList<SoftmaxModel> words, TreeSum article)
{
    /// <summary>No article gets more responses than this; the likeliest are kept.</summary>
    public const int Most = 300;

    private const double LeastDenial = 0.28;
    private const double LeastDispute = 0.22;
    private const double LeastOther = 0.26;

    /// <summary>The responses in text order.</summary>
    public List<Recognized> Recognize(SyntaxView view, IReadOnlyList<ExtractedStatement> statements, List<Candidate> candidates)
    {
        var scores = Score(words, view, candidates);
        var numbers = new CandidateNumbers(view, statements, candidates, scores);
        var odds = article.Score(candidates.Count, CandidateNumbers.Count, numbers.Fill);
        var hits = new List<Recognized>();
        for (var c = 0; c < candidates.Count; c++)
        {
            var kind = KindOf(scores, c);
            var chance = Math.Sqrt(Sum(scores, c, 1 + (int)kind) / scores.Length / (1 + Math.Exp(-odds[c])));
            if (chance >= Least(kind))
                hits.Add(new(candidates[c], kind, chance));
        }
        return KeepOneReading(view, hits);
    }

    public void Write(BinaryWriter writer)
    {
        foreach (var look in words)
            look.Write(writer);
        article.Write(writer);
    }

    public static ResponseRecognizer Read(BinaryReader reader) => new(SoftmaxModel.SideBySide(SoftmaxModel.Read(reader), SoftmaxModel.Read(reader)), TreeSum.Read(reader));

    /// <summary>What each first look says of every candidate: the probability of "none", then those of the kinds.</summary>
    public static double[][][] Score(IReadOnlyList<SoftmaxModel> looks, SyntaxView view, List<Candidate> candidates)
    {
        var features = new CandidateFeatures(view);
        var (bag, waiting) = (new FeatureBag(looks[0].Bits), new List<int>());
        var scores = looks.Select(_ => new double[candidates.Count][]).ToArray();
        for (var c = 0; c <= candidates.Count; c++)
        {
            if (c < candidates.Count)
                Collect(features, candidates[c], bag, looks);
            for (var look = 0; c > 0 && look < scores.Length; look++)
                looks[look].Predict(waiting, scores[look][c - 1] = new double[looks[look].Classes]);
            waiting.Clear();
            waiting.AddRange(bag.Indices);
        }
        return scores;
    }

    /// <summary>The weights of a candidate are on their way from memory while the one before it is looked at.</summary>
    private static void Collect(CandidateFeatures features, Candidate candidate, FeatureBag bag, IReadOnlyList<SoftmaxModel> looks)
    {
        features.Collect(candidate, bag);
        bag.DropRepeats();
        looks[0].Fetch(bag.Indices);
    }

    /// <summary>
    /// What is kept: the geometric mean of what the first looks say of the kind and the second of being a response. Who says something else, or finds the claim
    /// unfair, has fewer words for it than who denies, and is never as sure. Chosen by cross-validation.
    /// </summary>
    private static double Least(ResponseKind kind) => kind switch
    {
        ResponseKind.Denial => LeastDenial,
        ResponseKind.CounterClaim or ResponseKind.DisputesFraming => LeastDispute,
        _ => LeastOther,
    };

    /// <summary>The kind that the looks together find likeliest, given that it is a response.</summary>
    private static ResponseKind KindOf(double[][][] scores, int candidate)
    {
        var (best, most) = (1, -1.0);
        for (var k = 1; k < scores[0][candidate].Length; k++)
        {
            var share = 0.0;
            foreach (var look in scores)
                share += look[candidate][k] / (1 - look[candidate][0] + 1e-9);
            if (share > most)
                (best, most) = (k, share);
        }
        return (ResponseKind)(best - 1);
    }

    private static double Sum(double[][][] scores, int candidate, int k)
    {
        var sum = 0.0;
        foreach (var look in scores)
            sum += look[candidate][k];
        return sum;
    }

    private static List<Recognized> KeepOneReading(SyntaxView view, List<Recognized> hits)
    {
        var kept = new List<Recognized>();
        foreach (var sentence in hits.GroupBy(h => view.SentenceIndex(h.Candidate.Head)))
        {
            var here = new List<Recognized>();
            foreach (var hit in sentence.OrderByDescending(h => Worth(h, sentence)).ThenBy(h => h.Candidate.Head))
                if (!here.Exists(k => SameReading(k.Candidate, hit.Candidate)))
                    here.Add(hit);
            kept.AddRange(here);
        }
        kept = DropWithinQuotations(view, kept);
        if (kept.Count > Most)
            kept = [.. kept.OrderByDescending(h => h.Probability).ThenBy(h => h.Candidate.Head).Take(Most)];
        kept.Sort((a, b) => a.Candidate.Head.CompareTo(b.Candidate.Head));
        return kept;
    }

    /// <summary>What stands in a later sentence of a quotation that is a response already is no further response.</summary>
    private static List<Recognized> DropWithinQuotations(SyntaxView view, List<Recognized> hits)
    {
        var sentenceOf = new int[view.Tokens.Length];
        foreach (var hit in hits)
            if (hit.Candidate.Statement >= 0 && hit.Candidate.Content.Length < 400)
                for (var i = hit.Candidate.Content.First; i < hit.Candidate.Content.End; i++)
                    sentenceOf[i] = view.SentenceIndex(hit.Candidate.Head) + 1;
        return hits.FindAll(h => h.Candidate.Statement >= 0 || sentenceOf[h.Candidate.Head] is var owner && (owner == 0 || owner == view.SentenceIndex(h.Candidate.Head) + 1));
    }

    /// <summary>An act of its own within what is reported ("said it could not confirm") goes before the verb that reports it.</summary>
    private static double Worth(Recognized hit, IEnumerable<Recognized> others)
    {
        var inner = hit.Candidate.Origin is CandidateOrigin.Verb or CandidateOrigin.Existential
            && hit.Probability > 0.3 && !hit.Candidate.Quoted
            && others.Any(o => o != hit && o.Candidate.Content.Holds(hit.Candidate.Head) && o.Candidate.Statement >= 0);
        return hit.Probability + (inner ? 1 : 0);
    }

    private static bool SameReading(Candidate a, Candidate b) =>
        (a.Content.Holds(b.Head) || b.Content.Holds(a.Head) || a.Cue.Overlaps(b.Cue) || a.Content == b.Content && !a.Content.IsEmpty);
}
