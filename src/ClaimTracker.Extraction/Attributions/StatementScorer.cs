namespace ClaimTracker.Extraction.Attributions;

/// <summary>Decides over whole statements: how likely source, cue and content are right together.</summary>
internal sealed class StatementScorer(DecisionTrees trees)
{
    /// <summary>Sets <see cref="Proposal.Score"/>: log-odds in thousandths.</summary>
    public void Score(TokenColumns columns, IReadOnlyList<Proposal> proposals)
    {
        Span<int> values = stackalloc int[ProposalFeatures.Count];
        var scores = new int[proposals.Count];
        for (var i = 0; i < proposals.Count; i++)
        {
            ProposalFeatures.Fill(columns, proposals, i, values);
            scores[i] = trees.Sum(values);
        }
        for (var i = 0; i < proposals.Count; i++)
            proposals[i].Score = scores[i];
    }

    public void Write(BinaryWriter writer) => trees.Write(writer);

    public static StatementScorer Read(BinaryReader reader) => new(DecisionTrees.Read(reader));
}
