using ClaimTracker.Extraction.Cues;

namespace ClaimTracker.Extraction.Attributions;

/// <summary>
/// Decides over whole statements: how likely source, cue and content are right together. Weights of words judge first, trees over
/// margins and lengths then weigh that judgement.
/// </summary>
internal sealed class StatementScorer(ScoreTable words, DecisionTrees trees)
{
    /// <summary>Sets <see cref="Proposal.Score"/>: log-odds in thousandths.</summary>
    public void Score(TokenColumns columns, List<Proposal> proposals)
    {
        JudgeWords(words, columns, proposals);
        Span<int> values = stackalloc int[ProposalFeatures.Count];
        for (var i = 0; i < proposals.Count; i++)
        {
            ProposalFeatures.Fill(columns, proposals, i, values);
            proposals[i].Score = trees.Sum(values);
        }
    }

    /// <summary>Sets <see cref="Proposal.WordScore"/>.</summary>
    internal static void JudgeWords(ScoreTable words, TokenColumns columns, List<Proposal> proposals)
    {
        var buffer = new FeatureBuffer(words.Bits);
        var perStep = (int)MathF.Round(words.Step * 1000);
        Span<int> sum = stackalloc int[1];
        for (var i = 0; i < proposals.Count; i++)
        {
            ProposalWords.Fill(columns, proposals, i, buffer);
            sum[0] = 0;
            words.AddTo(buffer.Rows, sum);
            proposals[i].WordScore = sum[0] * perStep;
        }
    }

    public void Write(BinaryWriter writer)
    {
        words.Write(writer);
        trees.Write(writer);
    }

    public static StatementScorer Read(BinaryReader reader) => new(ScoreTable.Read(reader), DecisionTrees.Read(reader));
}
