using ClaimTracker.Extraction.Cues;

namespace ClaimTracker.Extraction.Attributions;

/// <summary>Runs the chain for every likely cue of an article and reads its labelling as source, cue and contents.</summary>
internal sealed class Proposer(SpanModel model)
{
    /// <summary>Cues below these log-odds (in thousandths) are not looked at.</summary>
    public const int LowestCueScore = -2600;

    private const int MostWindows = 12, FreeTokens = 20_000;

    private readonly SpanChain chain = new();
    private readonly CueGeometry geometry = new();
    private readonly FeatureBuffer buffer = new(model.Table.Bits);
    private int[] tokenScores = [], scores = [];
    private byte[] breaks = [];

    /// <summary>Proposals in the order of their cues.</summary>
    public List<Proposal> Propose(TokenColumns columns, CueScores cues) =>
        Propose(columns, cues, Heads(columns, cues));

    /// <summary>The likely cues; in a text that is nothing but cues only the best, so that the work stays linear in the text.</summary>
    private static List<int> Heads(TokenColumns columns, CueScores cues)
    {
        List<int> heads = [.. Enumerable.Range(0, columns.Count).Where(i => cues.Score[i] >= LowestCueScore)];
        var left = MostWindows * (long)columns.Count + FreeTokens;
        if (heads.Sum(h => (long)AttributionWindow.Around(columns, h).Length) <= left)
            return heads;
        return [.. heads.OrderByDescending(h => cues.Score[h]).ThenBy(h => h)
            .TakeWhile(h => (left -= AttributionWindow.Around(columns, h).Length) >= 0).Order()];
    }

    /// <summary>Proposals for the given cue heads, in their order.</summary>
    public List<Proposal> Propose(TokenColumns columns, CueScores cues, IReadOnlyList<int> heads)
    {
        ScoreTokens(columns, cues);
        geometry.Reset();
        var relative = new RelativeFeatures(columns, cues, geometry);
        return [.. heads.Select(head => ProposeFor(columns, cues, relative, head))];
    }

    private void ScoreTokens(TokenColumns columns, CueScores cues)
    {
        tokenScores = new int[columns.Count * SpanChain.Slots];
        for (var i = 0; i < columns.Count; i++)
        {
            TokenFeatures.Fill(columns, cues, i, buffer);
            model.Table.AddTo(buffer.Rows, tokenScores.AsSpan(i * SpanChain.Slots, SpanChain.Slots));
        }
    }

    private Proposal ProposeFor(TokenColumns columns, CueScores cues, RelativeFeatures relative, int head)
    {
        var window = AttributionWindow.Around(columns, head);
        if (breaks.Length < window.Length)
        {
            breaks = new byte[window.Length * 2];
            scores = new int[window.Length * 2 * SpanChain.Slots];
        }
        relative.Choose(head, window);
        for (var i = window.First; i < window.End; i++)
        {
            var slot = i - window.First;
            breaks[slot] = BreakBefore(columns, i);
            var sums = scores.AsSpan(slot * SpanChain.Slots, SpanChain.Slots);
            tokenScores.AsSpan(i * SpanChain.Slots, SpanChain.Slots).CopyTo(sums);
            relative.Fill(i, buffer);
            model.Table.AddTo(buffer.Rows, sums);
        }
        chain.Decode(scores, breaks, model.Transitions, window.Length, head - window.First);
        return ProposalReader.Read(columns, chain, window, head, cues.Score[head]);
    }

    internal static byte BreakBefore(TokenColumns columns, int i)
    {
        if (i == 0 || columns.Sentence[i] == columns.Sentence[i - 1])
            return 0;
        return columns.BlockOf(i) == columns.BlockOf(i - 1) ? (byte)1 : (byte)2;
    }
}
