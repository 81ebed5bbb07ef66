using System.Globalization;
using System.Text.RegularExpressions;

namespace ClaimTracker.Extraction.Training;

/// <summary>Found, expected and common counts, and what follows from them in per cent.</summary>
public sealed record MatchCount(int Right, int Found, int Expected)
{
    /// <summary>Share of what was found that is right.</summary>
    public double Precision => Found == 0 ? 0 : 100.0 * Right / Found;

    /// <summary>Share of what was expected that was found.</summary>
    public double Recall => Expected == 0 ? 0 : 100.0 * Right / Expected;

    /// <summary>Harmonic mean of the two.</summary>
    public double F1 => Found + Expected == 0 ? 0 : 200.0 * Right / (Found + Expected);

    internal MatchCount Plus(int right, int found, int expected) => new(Right + right, Found + found, Expected + expected);
}

/// <summary>How well statements agree with an annotation: exact spans of each kind, and whole statements.</summary>
/// <param name="Source">Exact source spans.</param>
/// <param name="Cue">Exact cue spans.</param>
/// <param name="Content">Exact content spans.</param>
/// <param name="Linked">Statements whose contents share half of their union with an annotated one's and whose sources meet.</param>
public sealed record AttributionScores(MatchCount Source, MatchCount Cue, MatchCount Content, MatchCount Linked)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"source {Source.F1:F1}  cue {Cue.F1:F1}  content {Content.F1:F1}  linked {Linked.F1:F1} (P {Linked.Precision:F1}, R {Linked.Recall:F1})");
}

/// <summary>Compares statements with annotated attributions by words, so that stray spaces do not count. Nested statements are left out.</summary>
public sealed partial class AttributionEvaluator
{
    private MatchCount source = new(0, 0, 0), cue = new(0, 0, 0), content = new(0, 0, 0), linked = new(0, 0, 0);

    /// <summary>The scores of all articles added so far.</summary>
    public AttributionScores Scores => new(source, cue, content, linked);

    /// <summary>Adds one article.</summary>
    public void Add(string text, IReadOnlyList<AttributionGold> gold, IEnumerable<ExtractedStatement> statements)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(gold);
        var words = new Words(text);
        List<Parts> expected = [.. gold.Select(g => new Parts(g.Source, g.Cue, g.Content))];
        List<Parts> found = [.. statements.Where(s => s.Parent is null).Select(s => new Parts(One(s.SourceSpan), One(s.CueSpan), s.ContentSpans))];
        source = Exact(source, words, expected, found, p => p.Source);
        cue = Exact(cue, words, expected, found, p => p.Cue);
        content = Exact(content, words, expected, found, p => p.Content);
        linked = linked.Plus(Link(words, expected, found), found.Count, expected.Count);
    }

    private static IReadOnlyList<Span> One(Span? span) => span is { } value ? [value] : [];

    private static MatchCount Exact(MatchCount count, Words words, List<Parts> expected, List<Parts> found, Func<Parts, IReadOnlyList<Span>> part)
    {
        var want = expected.SelectMany(p => words.Runs(part(p))).ToHashSet();
        var have = found.SelectMany(p => words.Runs(part(p))).ToHashSet();
        return count.Plus(have.Count(want.Contains), have.Count, want.Count);
    }

    private static int Link(Words words, List<Parts> expected, List<Parts> found)
    {
        List<(HashSet<int> Content, HashSet<int> Source)> want = [.. expected.Select(p => (words.Of(p.Content), words.Of(p.Source)))];
        List<(HashSet<int> Content, HashSet<int> Source)> have = [.. found.Select(p => (words.Of(p.Content), words.Of(p.Source)))];
        var pairs = new List<(double Share, int Want, int Have)>();
        for (var i = 0; i < want.Count; i++)
            for (var j = 0; j < have.Count; j++)
                if (Share(want[i].Content, have[j].Content) is var share and >= 0.5 && Meet(want[i].Source, have[j].Source))
                    pairs.Add((share, i, j));
        HashSet<int> usedWant = [], usedHave = [];
        var right = 0;
        foreach (var (_, i, j) in pairs.OrderByDescending(p => p))
        {
            if (usedWant.Contains(i) || usedHave.Contains(j))
                continue;
            usedWant.Add(i);
            usedHave.Add(j);
            right++;
        }
        return right;
    }

    private static bool Meet(HashSet<int> a, HashSet<int> b) => a.Overlaps(b) || (a.Count == 0 && b.Count == 0);

    private static double Share(HashSet<int> a, HashSet<int> b)
    {
        var common = a.Count(b.Contains);
        return a.Count + b.Count == 0 ? 0 : common / (double)(a.Count + b.Count - common);
    }

    private sealed record Parts(IReadOnlyList<Span> Source, IReadOnlyList<Span> Cue, IReadOnlyList<Span> Content);

    /// <summary>Words and punctuation marks of a text, each with the line it stands in.</summary>
    private sealed partial class Words
    {
        private readonly List<(Span Span, int Line)> words = [];

        public Words(string text)
        {
            var line = 0;
            var at = 0;
            foreach (var match in Word().EnumerateMatches(text))
            {
                for (; at < match.Index; at++)
                    if (text[at] == '\n')
                        line++;
                words.Add((new Span(match.Index, match.Index + match.Length), line));
            }
        }

        [GeneratedRegex(@"\w+|[^\w\s]", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
        private static partial Regex Word();

        public HashSet<int> Of(IReadOnlyList<Span> spans) => [.. spans.SelectMany(Indices)];

        /// <summary>First and last word of each span, cut at line ends, touching ones joined.</summary>
        public IEnumerable<(int First, int Last)> Runs(IReadOnlyList<Span> spans)
        {
            var indices = spans.SelectMany(Indices).Distinct().Order().ToList();
            for (var i = 0; i < indices.Count;)
            {
                var first = i++;
                while (i < indices.Count && indices[i] == indices[i - 1] + 1 && words[indices[i]].Line == words[indices[first]].Line)
                    i++;
                yield return (indices[first], indices[i - 1]);
            }
        }

        private IEnumerable<int> Indices(Span span)
        {
            int low = 0, high = words.Count;
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (words[middle].Span.End > span.Start)
                    high = middle;
                else
                    low = middle + 1;
            }
            for (; low < words.Count && words[low].Span.Start < span.End; low++)
                yield return low;
        }
    }
}
