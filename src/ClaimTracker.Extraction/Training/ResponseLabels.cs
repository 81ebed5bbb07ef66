using ClaimTracker.Extraction.Responses;
using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Training;

/// <summary>Decides which candidates are which annotated responses, by the scorer's rule: shared cue, or shared content and source.</summary>
internal static class ResponseLabels
{
    /// <summary>The gold response of each candidate: its index, -1 for none, -2 for a second reading of a response that another candidate has.</summary>
    public static int[] Match(SyntaxView view, List<Candidate> candidates, IReadOnlyList<GoldResponse> gold)
    {
        var pairs = new List<(double Score, int Gold, int Candidate)>();
        for (var g = 0; g < gold.Count; g++)
            for (var c = 0; c < candidates.Count; c++)
                if (Score(view, candidates[c], gold[g]) is var score and > 0)
                    pairs.Add((score, g, c));
        pairs.Sort((a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : a.Gold != b.Gold ? a.Gold.CompareTo(b.Gold) : a.Candidate.CompareTo(b.Candidate));
        var labels = new int[candidates.Count];
        Array.Fill(labels, -1);
        var used = new bool[gold.Count];
        foreach (var (_, g, c) in pairs)
            if (!used[g] && labels[c] == -1)
                (used[g], labels[c]) = (true, g);
        foreach (var (_, _, c) in pairs)
            if (labels[c] == -1)
                labels[c] = -2;
        return labels;
    }

    private static double Score(SyntaxView view, Candidate candidate, GoldResponse gold)
    {
        var cue = Over(Span(view, candidate.Cue), gold.Cue);
        var content = Span(view, candidate.Content);
        var source = Over(Span(view, candidate.Source), gold.Source);
        var same = source || gold.Source is null || candidate.Source.IsEmpty;
        if (!cue && Iou(content, gold.Content) < 0.4 && !(Share(content, gold.Content) >= 0.5 && same))
            return 0;
        return (cue ? 2 : 0) + Iou(content, gold.Content) + Share(content, gold.Content) + (source ? 1 : 0) + 0.01;
    }

    private static Span? Span(SyntaxView view, TokenRange range) => range.IsEmpty ? null : view.SpanOf(range.First, range.End);

    internal static bool Over(Span? a, Span? b) => a is { } x && b is { } y && x.Overlaps(y);

    internal static double Share(Span? a, Span? b) =>
        Over(a, b) ? Common(a!.Value, b!.Value) / (double)Math.Max(1, Math.Min(a.Value.Length, b.Value.Length)) : 0;

    internal static double Iou(Span? a, Span? b) => Over(a, b) ? Common(a!.Value, b!.Value) / (double)a.Value.Hull(b.Value).Length : 0;

    private static int Common(Span a, Span b) => Math.Min(a.End, b.End) - Math.Max(a.Start, b.Start);
}
