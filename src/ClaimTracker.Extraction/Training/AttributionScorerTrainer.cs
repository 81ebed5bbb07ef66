using ClaimTracker.Extraction.Attributions;

namespace ClaimTracker.Extraction.Training;

/// <summary>Trains the judge of whole statements on proposals made by models that have not seen their articles.</summary>
internal static class AttributionScorerTrainer
{
    public static StatementScorer Train(IReadOnlyList<AttributionExample> examples, IReadOnlyList<IReadOnlyList<Proposal>> proposals)
    {
        var width = ProposalFeatures.Count;
        var total = proposals.Sum(p => p.Count);
        var rows = new int[total * width];
        var labels = new bool[total];
        var row = 0;
        for (var e = 0; e < examples.Count; e++)
        {
            var right = Right(examples[e], proposals[e]);
            for (var i = 0; i < proposals[e].Count; i++, row++)
            {
                ProposalFeatures.Fill(examples[e].Columns, proposals[e], i, rows.AsSpan(row * width, width));
                labels[row] = right[i];
            }
        }
        return new StatementScorer(new BoostedTrees().Train(rows, width, labels));
    }

    /// <summary>A proposal is right where its contents share half of their union with an annotated one's and the sources meet.</summary>
    public static bool[] Right(AttributionExample example, IReadOnlyList<Proposal> proposals)
    {
        var right = new bool[proposals.Count];
        foreach (var gold in example.Gold)
        {
            var best = -1;
            var bestValue = 0.5;
            for (var i = 0; i < proposals.Count; i++)
            {
                var value = SharedContent(gold, proposals[i]) + (proposals[i].Head == gold.Head ? 0.001 : 0);
                if (value < bestValue || !SourcesMeet(gold, proposals[i]))
                    continue;
                best = i;
                bestValue = value;
            }
            if (best >= 0)
                right[best] = true;
        }
        return right;
    }

    private static bool SourcesMeet(TokenGold gold, Proposal proposal) => proposal.Source is { } source
        ? gold.Source.Any(s => s.Overlaps(source))
        : gold.Source.Count == 0;

    private static double SharedContent(TokenGold gold, Proposal proposal)
    {
        var common = 0;
        foreach (var a in gold.Content)
            foreach (var b in proposal.Contents)
                common += Math.Max(0, Math.Min(a.End, b.End) - Math.Max(a.First, b.First));
        var all = gold.Content.Sum(r => r.Length) + proposal.Contents.Sum(r => r.Length) - common;
        return all == 0 ? 0 : common / (double)all;
    }
}
