using ClaimTracker.Extraction;
using ClaimTracker.Model;

namespace ClaimTracker.Ingest;

/// <summary>Finds which stored statement a newer reading means.</summary>
internal static class StatementPairs
{
    private const double SameContent = 0.5;

    /// <summary>For every reading the index of the stored row that it repeats, else -1. Each row is used once; equal places go first.</summary>
    /// <param name="placed">Stored rows with passages in the text of the readings; null where their words are gone.</param>
    /// <param name="readings">The newer readings.</param>
    public static int[] Match(IReadOnlyList<Statement?> placed, IReadOnlyList<Statement> readings)
    {
        var pairs = Enumerable.Repeat(-1, readings.Count).ToArray();
        var free = new HashSet<int>(Enumerable.Range(0, placed.Count).Where(i => placed[i] is not null));
        var scored = from r in Enumerable.Range(0, readings.Count)
                     from i in free
                     let score = Score(placed[i]!, readings[r])
                     where score >= SameContent
                     orderby score descending, r, i
                     select (r, i);
        foreach (var (r, i) in scored.ToList())
        {
            if (pairs[r] < 0 && free.Remove(i)) pairs[r] = i;
        }
        return pairs;
    }

    /// <summary>2 where all spans are equal, else the share of content in common, else 1 for a cue in common where both have no content.</summary>
    private static double Score(Statement a, Statement b)
    {
        if (a.CuePassage == b.CuePassage && a.SourcePassage == b.SourcePassage && a.Content.SequenceEqual(b.Content)) return 2;
        if (a.Content.Count == 0 && b.Content.Count == 0) return a.CuePassage is { } x && b.CuePassage is { } y && x.Span.Overlaps(y.Span) ? 1 : 0;
        var shared = a.Content.Sum(p => b.Content.Sum(q => Math.Max(0, Math.Min(p.End, q.End) - Math.Max(p.Start, q.Start))));
        var total = Length(a.Content) + Length(b.Content) - shared;
        return total > 0 ? (double)shared / total : 0;
    }

    private static int Length(List<Passage> content) => content.Sum(p => p.End - p.Start);
}
