using ClaimTracker.Extraction.Cues;

namespace ClaimTracker.Extraction.Attributions;

/// <summary>Reads a labelling as one statement: the cue run that holds the head, the nearest source run, all content runs.</summary>
internal static class ProposalReader
{
    public static Proposal Read(TokenColumns columns, SpanChain chain, AttributionWindow window, int head, int cueScore)
    {
        var runs = Runs(columns, chain, window);
        var cue = runs.First(r => r.Role == Role.Cue && r.Run.Contains(head)).Run;
        TokenRun? source = null;
        foreach (var (role, run) in runs)
            if (role == Role.Source && (source is null || Gap(run, cue) < Gap(source.Value, cue)))
                source = run;
        var contents = runs.Where(r => r.Role == Role.Content).Select(r => r.Run).ToArray();
        return new Proposal
        {
            Head = head,
            Cue = cue,
            Source = source,
            Contents = contents,
            CueScore = cueScore,
            CueMargin = LeastMargin(chain, window, cue, head),
            SourceMargin = source is { } s ? LeastMargin(chain, window, s, -1) : 0,
            ContentMargin = contents.Length == 0 ? 0 : contents.Min(r => LeastMargin(chain, window, r, -1)),
            MeanMargin = MeanMargin(chain, window, head),
            RunsDropped = runs.Count - 1 - contents.Length - (source is null ? 0 : 1),
        };
    }

    private static List<(Role Role, TokenRun Run)> Runs(TokenColumns columns, SpanChain chain, AttributionWindow window)
    {
        var runs = new List<(Role, TokenRun)>();
        for (var i = window.First; i < window.End;)
        {
            var role = chain.Roles[i - window.First];
            var first = i++;
            while (i < window.End && chain.Roles[i - window.First] == role && Proposer.BreakBefore(columns, i) < 2)
                i++;
            if (role != Role.None)
                runs.Add((role, new TokenRun(first, i)));
        }
        return runs;
    }

    private static int Gap(TokenRun a, TokenRun b) => Math.Max(Math.Max(a.First - b.End, b.First - a.End), 0);

    private static int MeanMargin(SpanChain chain, AttributionWindow window, int head)
    {
        int sum = 0, count = 1;
        for (var slot = 0; slot < window.Length; slot++)
            if (chain.Roles[slot] != Role.None && slot != head - window.First)
            {
                sum += Math.Min(chain.Margins[slot], 2000);
                count++;
            }
        return sum / count;
    }

    private static int LeastMargin(SpanChain chain, AttributionWindow window, TokenRun run, int except)
    {
        var least = int.MaxValue;
        for (var i = Math.Max(window.First, run.First - 1); i < Math.Min(window.End, run.End + 1); i++)
            if (i != except)
                least = Math.Min(least, chain.Margins[i - window.First]);
        return least;
    }
}
