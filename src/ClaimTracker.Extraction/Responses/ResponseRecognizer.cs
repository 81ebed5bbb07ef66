using ClaimTracker.Extraction.Weights;
using ClaimTracker.Extraction.Sources;
using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Responses;

/// <summary>A candidate that was judged a response.</summary>
internal sealed record Recognized(Candidate Candidate, ResponseKind Kind, double Probability);

/// <summary>Judges the candidates of an article, and keeps one where several read the same words.</summary>
internal sealed class ResponseRecognizer(SoftmaxModel model)
{
    /// <summary>No article gets more responses than this; the likeliest are kept.</summary>
    public const int Most = 300;

    public double Threshold { get; init; } = 0.22;

    /// <summary>The responses in text order.</summary>
    public List<Recognized> Recognize(SyntaxView view, List<Candidate> candidates)
    {
        var features = new CandidateFeatures(view);
        var bag = new FeatureBag(model.Bits);
        Span<double> scores = stackalloc double[model.Classes];
        var hits = new List<Recognized>();
        foreach (var candidate in candidates)
        {
            features.Collect(candidate, bag);
            bag.Deduplicate();
            model.Predict(bag.Indices, scores);
            if (1 - scores[0] < Threshold)
                continue;
            var best = 1;
            for (var k = 2; k < scores.Length; k++)
                if (scores[k] > scores[best])
                    best = k;
            hits.Add(new(candidate, (ResponseKind)(best - 1), 1 - scores[0]));
        }
        return KeepOneReading(view, hits);
    }

    private static List<Recognized> KeepOneReading(SyntaxView view, List<Recognized> hits)
    {
        var kept = new List<Recognized>();
        foreach (var sentence in hits.GroupBy(h => view.SentenceIndex(h.Candidate.Head)))
        {
            var here = new List<Recognized>();
            foreach (var hit in sentence.OrderByDescending(h => h.Probability).ThenBy(h => h.Candidate.Head))
                if (!here.Exists(k => SameReading(k.Candidate, hit.Candidate)))
                    here.Add(hit);
            kept.AddRange(here);
        }
        if (kept.Count > Most)
            kept = [.. kept.OrderByDescending(h => h.Probability).ThenBy(h => h.Candidate.Head).Take(Most)];
        kept.Sort((a, b) => a.Candidate.Head.CompareTo(b.Candidate.Head));
        return kept;
    }

    private static bool SameReading(Candidate a, Candidate b) =>
        (a.Content.Holds(b.Head) || b.Content.Holds(a.Head) || a.Cue.Overlaps(b.Cue) || a.Content == b.Content && !a.Content.IsEmpty);
}
