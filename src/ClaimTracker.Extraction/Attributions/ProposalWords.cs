using ClaimTracker.Extraction.Cues;

namespace ClaimTracker.Extraction.Attributions;

/// <summary>The words of a whole statement as hashed features: which cue goes with which source and content.</summary>
internal static class ProposalWords
{
    public static void Fill(TokenColumns c, List<Proposal> all, int index, FeatureBuffer b)
    {
        b.Clear();
        var p = all[index];
        uint lemma = c.Lemma[p.Head], tag = c.Tag[p.Head];
        b.Add(300, 0);
        AddCue(c, p, lemma, tag, b);
        AddSource(c, p, lemma, tag, b);
        AddContent(c, p, lemma, tag, b);
        AddOrder(c, p, lemma, tag, b);
        AddMargins(p, lemma, tag, b);
        AddOthers(c, all, index, lemma, tag, b);
    }

    private static void AddCue(TokenColumns c, Proposal p, uint lemma, uint tag, FeatureBuffer b)
    {
        uint words = 1, tags = 1;
        for (var i = p.Cue.First; i < p.Cue.End && i < p.Cue.First + 8; i++)
        {
            words = RowHash.Mix(words, c.Lemma[i]);
            tags = RowHash.Mix(tags, c.Tag[i]);
        }
        b.Add(301, lemma);
        b.Add(302, lemma, tag);
        b.Add(303, words);
        b.Add(304, tags);
        b.Add(305, c.Lemma[p.Cue.First], tag);
        b.Add(306, c.Lemma[p.Cue.End - 1], tag);
        b.Add(307, c.Lemma[p.Cue.End - 1], lemma);
        b.Add(308, c.Relation[p.Head], tag);
        b.Add(309, c.Relation[p.Head], lemma);
    }

    private static int TopOf(TokenColumns c, TokenRun run)
    {
        for (var i = run.First; i < run.End; i++)
            if (c.Head[i] < 0 || !run.Contains(c.Head[i]))
                return i;
        return run.First;
    }

    private static void AddSource(TokenColumns c, Proposal p, uint lemma, uint tag, FeatureBuffer b)
    {
        if (p.Source is not { } source)
        {
            b.Add(310, lemma);
            b.Add(311, tag, c.Relation[p.Head]);
            return;
        }
        var top = TopOf(c, source);
        uint name = c.Name[top], head = c.Lemma[top];
        b.Add(312, head);
        b.Add(313, head, lemma);
        b.Add(314, name, lemma);
        b.Add(315, name, c.Tag[top], tag);
        b.Add(316, c.Lemma[source.First], c.Tag[top]);
        b.Add(317, c.Lemma[source.First], lemma);
        b.Add(318, c.Relation[top], lemma);
        b.Add(319, c.Tag[top], lemma);
        b.Add(320, CueFeatures.Bucket(source.Length), c.Tag[top]);
    }

    private static void AddContent(TokenColumns c, Proposal p, uint lemma, uint tag, FeatureBuffer b)
    {
        if (p.Contents.Length == 0)
        {
            b.Add(329, lemma);
            return;
        }
        TokenRun first = p.Contents[0], last = p.Contents[^1];
        var top = TopOf(c, first);
        var length = CueFeatures.Bucket(p.Contents.Sum(r => r.Length));
        b.Add(330, c.Word[first.First], lemma);
        b.Add(331, c.Tag[first.First], lemma);
        b.Add(332, c.Word[first.First], tag);
        b.Add(333, c.Lemma[top], lemma);
        b.Add(334, c.Tag[top], lemma);
        b.Add(335, c.Relation[top], lemma);
        b.Add(336, c.Lemma[top], tag);
        b.Add(337, c.Relation[top], c.Tag[top], tag);
        b.Add(338, length, lemma);
        b.Add(339, length, c.Tag[first.First], c.Tag[top]);
        b.Add(340, (uint)c.Quote[first.First], (uint)c.Quote[last.End - 1], lemma);
        b.Add(341, (uint)c.Quote[first.First] * 8 + (uint)c.Quote[last.End - 1], length, tag);
        b.Add(342, c.Word[last.End - 1], last.End < c.Count ? c.Word[last.End] : 0);
        b.Add(343, c.Tag[last.End - 1], last.End < c.Count ? c.Tag[last.End] : 0, length);
        b.Add(344, (uint)Math.Min(p.Contents.Length, 4), tag);
        if (first.First + 1 < first.End)
            b.Add(345, c.Tag[first.First], c.Tag[first.First + 1], lemma);
        if (p.Source is { } source)
            b.Add(346, c.Name[TopOf(c, source)], c.Tag[top], length);
    }

    private static void AddOrder(TokenColumns c, Proposal p, uint lemma, uint tag, FeatureBuffer b)
    {
        var source = p.Source is { } s ? (s.First < p.Cue.First ? 1u : 2u) : 0u;
        uint before = 0, after = 0;
        foreach (var run in p.Contents)
            if (run.First < p.Cue.First)
                before = 1;
            else
                after = 1;
        var order = source * 4 + before * 2 + after;
        b.Add(350, order, lemma);
        b.Add(351, order, tag, c.Relation[p.Head]);
        b.Add(352, order, c.Quote[p.Head] == QuoteState.Outside ? 0u : 1u, tag);
        b.Add(353, order, c.SentenceOf(p.Head).First == p.Cue.First ? 1u : 0u, lemma);
    }

    private static void AddMargins(Proposal p, uint lemma, uint tag, FeatureBuffer b)
    {
        uint cue = Step(p.CueScore / 500), mean = Step(p.MeanMargin / 40), content = Step(p.ContentMargin / 20);
        b.Add(360, cue, tag);
        b.Add(361, cue, lemma);
        b.Add(362, mean, content);
        b.Add(363, Step(p.CueMargin / 20), tag);
        b.Add(364, Step(p.SourceMargin / 20), p.Source is null ? 0u : 1u);
        b.Add(365, content, lemma);
        b.Add(366, cue, content);
    }

    private static uint Step(int value) => (uint)(Math.Clamp(value, -12, 12) + 12);

    private static void AddOthers(TokenColumns c, List<Proposal> all, int index, uint lemma, uint tag, FeatureBuffer b)
    {
        var p = all[index];
        for (var j = Math.Max(0, index - 6); j < Math.Min(all.Count, index + 7); j++)
        {
            var q = all[j];
            if (j == index)
                continue;
            var score = Step(q.CueScore / 1000);
            if (q.CoversInContent(p.Head))
            {
                b.Add(370, score, tag);
                b.Add(371, c.Lemma[q.Head], lemma);
            }
            if (p.CoversInContent(q.Head))
            {
                b.Add(372, score, tag);
                b.Add(373, c.Lemma[q.Head], lemma);
            }
            if (Math.Abs(j - index) == 1)
                b.Add(374, c.Lemma[q.Head], lemma, j < index ? 0u : 1u);
        }
        b.Add(375, c.SentenceOf(p.Head).Block == 0 ? 1u : 0u, tag);
    }
}
