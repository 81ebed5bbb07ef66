using ClaimTracker.Extraction.Cues;
using ClaimTracker.Extraction.Attributions;

namespace ClaimTracker.Extraction.Training;

/// <summary>One annotated attribution as the chain sees it.</summary>
/// <param name="Example">Index of its article.</param>
/// <param name="Head">Place of the cue's head in the window.</param>
/// <param name="Rows">Feature rows of all tokens of the window.</param>
/// <param name="Ends">Where each token's rows end.</param>
/// <param name="Breaks">What starts before each token.</param>
/// <param name="Roles">The annotated roles.</param>
internal sealed record SpanInstance(int Example, int Head, int[] Rows, int[] Ends, byte[] Breaks, Role[] Roles)
{
    public int Length => Ends.Length;

    public ReadOnlySpan<int> RowsOf(int slot)
    {
        var start = slot == 0 ? 0 : Ends[slot - 1];
        return Rows.AsSpan(start, Ends[slot] - start);
    }
}

/// <summary>Makes the instances of annotated articles.</summary>
internal sealed class SpanInstanceCollector(int bits)
{
    private readonly FeatureBuffer buffer = new(bits);
    private readonly CueGeometry geometry = new();
    private readonly List<int> rows = [];

    public IEnumerable<SpanInstance> Collect(int index, AttributionExample example, CueScores cues)
    {
        geometry.Reset();
        var view = new CueView(example.Columns, cues, geometry);
        foreach (var gold in example.Gold)
            yield return Collect(index, example.Columns, cues, view, gold);
    }

    private SpanInstance Collect(int index, TokenColumns columns, CueScores cues, CueView view, TokenGold gold)
    {
        var window = AttributionWindow.Around(columns, gold.Head);
        view.Choose(gold.Head, window);
        Pair pair = default;
        rows.Clear();
        var ends = new int[window.Length];
        var breaks = new byte[window.Length];
        var roles = new Role[window.Length];
        for (var i = window.First; i < window.End; i++)
        {
            var slot = i - window.First;
            buffer.Clear();
            TokenFeatures.Add(columns, cues, i, buffer);
            rows.AddRange(buffer.Rows);
            view.Look(i, ref pair);
            RelativeFeatures.Fill(view, pair, buffer);
            rows.AddRange(buffer.RowsBy(RelativeFeatures.OrderOf));
            ends[slot] = rows.Count;
            breaks[slot] = Proposer.BreakBefore(columns, i);
            roles[slot] = i == gold.Head ? Role.Cue : RoleOf(gold, i);
        }
        return new SpanInstance(index, gold.Head - window.First, [.. rows], ends, breaks, roles);
    }

    private static Role RoleOf(TokenGold gold, int token)
    {
        if (gold.Cue.Any(r => r.Contains(token) && r.Contains(gold.Head)))
            return Role.Cue;
        if (gold.Source.Any(r => r.Contains(token)))
            return Role.Source;
        return gold.CoversInContent(token) ? Role.Content : Role.None;
    }
}
