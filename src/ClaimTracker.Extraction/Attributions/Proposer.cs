using ClaimTracker.Extraction.Cues;

namespace ClaimTracker.Extraction.Attributions;

/// <summary>Runs the chain for every likely cue of an article and reads its labelling as source, cue and contents.</summary>
internal sealed class Proposer(SpanModel model)
{
    /// <summary>Cues below these log-odds (in thousandths) are not looked at.</summary>
    public const int LowestCueScore = -2600;

    private const int MostWindows = 6, FreeTokens = 40_000, TokensPerCue = 40;

    private readonly SpanChain chain = new(model.Transitions);
    private readonly CueGeometry geometry = new();
    private readonly PairScorer scorer = new(model.Table);
    private short[] scores = [];
    private byte[] breaks = [];

    /// <summary>Proposals in the order of their cues.</summary>
    public List<Proposal> Propose(TokenColumns columns, CueScores cues) =>
        Propose(columns, cues, Heads(columns, cues));

    /// <summary>The likely cues; in a text that is nothing but cues only the best, so that the work stays linear in the text.</summary>
    private static List<int> Heads(TokenColumns columns, CueScores cues)
    {
        List<int> heads = [.. Enumerable.Range(0, columns.Count).Where(i => cues.Score[i] >= LowestCueScore)];
        var left = MostWindows * (long)columns.Count + FreeTokens;
        if (heads.Sum(h => WorkFor(columns, h)) <= left)
            return heads;
        return [.. heads.OrderByDescending(h => cues.Score[h]).ThenBy(h => h)
            .TakeWhile(h => (left -= WorkFor(columns, h)) >= 0).Order()];
    }

    /// <summary>In tokens; a cue without any costs something too.</summary>
    private static long WorkFor(TokenColumns columns, int head) => AttributionWindow.Around(columns, head).Length + TokensPerCue;

    /// <summary>Proposals for the given cue heads, in their order.</summary>
    public List<Proposal> Propose(TokenColumns columns, CueScores cues, IReadOnlyList<int> heads)
    {
        if (heads.Count == 0)
            return [];
        geometry.Reset();
        var view = new CueView(columns, cues, geometry);
        scorer.Begin(view, cues);
        return [.. heads.Select(head => ProposeFor(columns, cues, view, head))];
    }

    private Proposal ProposeFor(TokenColumns columns, CueScores cues, CueView view, int head)
    {
        var window = AttributionWindow.Around(columns, head);
        if (breaks.Length < window.Length)
        {
            breaks = new byte[window.Length * 2];
            scores = new short[window.Length * 2 * SumStore.Lanes];
        }
        view.Choose(head, window);
        scorer.Score(scores);
        for (var i = window.First; i < window.End; i++)
            breaks[i - window.First] = BreakBefore(columns, i);
        chain.Decode(scores, breaks, window.Length, head - window.First);
        return ProposalReader.Read(columns, chain, window, head, cues.Score[head]);
    }

    internal static byte BreakBefore(TokenColumns columns, int i)
    {
        if (i == 0 || columns.Sentence[i] == columns.Sentence[i - 1])
            return 0;
        return columns.BlockOf(i) == columns.BlockOf(i - 1) ? (byte)1 : (byte)2;
    }
}
