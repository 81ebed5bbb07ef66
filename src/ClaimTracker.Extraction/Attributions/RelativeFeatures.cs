using ClaimTracker.Extraction.Cues;

namespace ClaimTracker.Extraction.Attributions;

/// <summary>Features of a token as seen from one cue: distance, side, what lies between, path in the parse, quotations.</summary>
internal sealed class RelativeFeatures(TokenColumns c, CueScores cues, CueGeometry geometry)
{
    private readonly CueDomains domains = new(c, cues);
    private const uint Missing = 0xFFFFFFFF;
    private int cue;
    private AttributionWindow window;
    private uint cueLemma, cueTag, context;

    /// <summary>Chooses the cue whose window is looked at.</summary>
    public void Choose(int head, AttributionWindow around)
    {
        cue = head;
        window = around;
        cueLemma = c.Lemma[head];
        cueTag = c.Tag[head];
        var sentence = c.SentenceOf(head);
        context = RowHash.Mix(Neighbour(head - 1, sentence.First, sentence.End), Neighbour(head + 1, sentence.First, sentence.End));
        geometry.Prepare(c, cues, head, around);
    }

    private uint Neighbour(int i, int first, int end) =>
        i < first ? 1u : i >= end ? 2u : c.Quote[i] is QuoteState.Opening or QuoteState.Closing ? 3u
        : char.IsLetter(c.Parsed.Tokens[i].Form[0]) ? (c.Parsed.Tokens[i].Lemma == "that" ? 4u : 5u) : c.Word[i];

    private static uint At(uint[] column, int i) => (uint)i < (uint)column.Length ? column[i] : Missing;

    /// <summary>Fills the buffer with the rows of token <paramref name="i"/>, which must lie in the window.</summary>
    public void Fill(int i, FeatureBuffer b)
    {
        b.Clear();
        var d = i - cue;
        var side = d < 0 ? 1u : d > 0 ? 2u : 3u;
        var far = CueFeatures.Bucket(Math.Abs(d)) * 4 + side;
        AddDistance(i, d, side, far, b);
        AddLexical(i, side, b);
        AddPath(i, side, far, b);
        AddDomain(i, side, b);
        AddBetween(i, d, side, b);
        AddQuotations(i, side, far, b);
    }

    private void AddDistance(int i, int d, uint side, uint far, FeatureBuffer b)
    {
        uint tag = c.Tag[i];
        var exact = (uint)(Math.Clamp(d, -12, 12) + 12);
        var offset = (uint)(Math.Clamp(c.Sentence[i] - c.Sentence[cue], -3, 6) + 3) * 4 + side;
        b.Add(200, exact);
        b.Add(201, exact, tag);
        b.Add(202, exact, cueLemma);
        b.Add(203, far, tag);
        b.Add(204, far, c.Name[i]);
        b.Add(205, offset);
        b.Add(206, offset, tag);
        b.Add(207, offset, cueLemma);
        b.Add(208, offset, context);
        b.Add(209, side, cueLemma);
        b.Add(210, side, cueTag, tag);
    }

    private void AddLexical(int i, uint side, FeatureBuffer b)
    {
        uint tag = c.Tag[i], before = At(c.Tag, i - 1), after = At(c.Tag, i + 1);
        b.Add(220, side, tag, cueLemma);
        b.Add(221, side, c.Word[i]);
        b.Add(222, side, c.Lemma[i], cueTag);
        b.Add(223, side, before, tag);
        b.Add(224, side, tag, after);
        b.Add(225, RowHash.Mix(side, before), tag, after);
        b.Add(226, side, At(c.Word, i - 1), c.Word[i]);
        b.Add(227, side, c.Word[i], At(c.Word, i + 1));
        b.Add(228, side, c.Lemma[i], cueLemma);
        b.Add(229, side, tag, context);
        b.Add(230, side, before, c.Word[i]);
        b.Add(231, side, c.Word[i], after);
    }

    private void AddPath(int i, uint side, uint far, FeatureBuffer b)
    {
        var slot = i - window.First;
        uint tag = c.Tag[i], path = geometry.Path[slot], branch = geometry.Branch[slot];
        var before = i > window.First ? geometry.Branch[slot - 1] : 1u;
        var after = i + 1 < window.End ? geometry.Branch[slot + 1] : 2u;
        b.Add(240, path);
        b.Add(241, path, tag);
        b.Add(242, path, cueLemma);
        b.Add(243, path, side);
        b.Add(244, branch, side);
        b.Add(245, branch, cueLemma, side);
        b.Add(246, branch, tag);
        b.Add(247, branch, far);
        b.Add(248, branch, before, side);
        b.Add(249, branch, after, side);
        b.Add(250, RowHash.Mix(branch, before), tag, cueTag);
        b.Add(251, RowHash.Mix(branch, after), tag, cueTag);
        b.Add(252, branch, context, side);
        b.Add(253, branch, c.Word[i], cueTag);
        b.Add(254, RowHash.Mix(branch, after), At(c.Word, i + 1), side);
    }

    private void AddDomain(int i, uint side, FeatureBuffer b)
    {
        var slot = i - window.First;
        var owner = domains.Owner[i];
        var relation = owner == cue ? 1u : owner < 0 ? 0u : 2u + cues.Bucket[owner];
        b.Add(291, relation, side, c.Tag[i]);
        b.Add(292, relation, side, geometry.Branch[slot]);
        var rival = c.Sentence[i] == c.Sentence[cue] ? 0u : domains.Strongest[c.Sentence[i]] + 1u;
        b.Add(293, rival, side, (uint)c.Quote[i]);
        b.Add(294, rival, side, RowHash.Mix(relation, (uint)Math.Clamp(c.Sentence[i] - c.Sentence[cue], -3, 6)));
        var top = geometry.BranchTop[slot];
        if (top < 0)
            return;
        var place = i < top ? 0u : i == top ? 1u : 2u;
        b.Add(295, geometry.Branch[slot], c.Tag[top], place);
        b.Add(296, RowHash.Mix(geometry.Branch[slot], c.Tag[top]), c.Tag[i], place);
        b.Add(297, RowHash.Mix(geometry.Branch[slot], cueLemma), c.Tag[top], place);
    }

    private void AddBetween(int i, int d, uint side, FeatureBuffer b)
    {
        var slot = i - window.First;
        uint tag = c.Tag[i];
        b.Add(260, geometry.Verbs[slot], side);
        b.Add(261, geometry.Commas[slot], side, tag);
        b.Add(262, geometry.Marks[slot], side, (uint)c.Quote[i]);
        b.Add(263, geometry.Cues[slot], side, tag);
        b.Add(264, geometry.StrongestCue[slot], side);
        b.Add(265, geometry.StrongestCue[slot], side, cues.Bucket[i]);
        b.Add(266, geometry.Verbs[slot] * 8u + geometry.Commas[slot], side, cueLemma);
        b.Add(267, geometry.Cues[slot], side, cues.Bucket[i] * 16u + cues.Bucket[cue]);
        if (Math.Abs(d) > 5 || d == 0)
            return;
        uint tags = side, words = side;
        for (int j = Math.Min(i, cue) + 1, end = Math.Max(i, cue); j < end; j++)
        {
            tags = RowHash.Mix(tags, c.Tag[j]);
            words = RowHash.Mix(words, c.Word[j]);
        }
        b.Add(268, tags, tag);
        b.Add(269, tags, cueTag, tag);
        if (Math.Abs(d) <= 3)
            b.Add(270, words, tag, cueLemma);
    }

    private void AddQuotations(int i, uint side, uint far, FeatureBuffer b)
    {
        uint quote = (uint)c.Quote[i], after = i + 1 < c.Count ? (uint)c.Quote[i + 1] : 9u, before = i > 0 ? (uint)c.Quote[i - 1] : 9u;
        var state = before * 100 + quote * 10 + after;
        var slot = i - window.First;
        b.Add(280, state, side);
        b.Add(281, state, side, context);
        b.Add(282, quote, side, cueLemma);
        b.Add(283, quote, far);
        b.Add(284, state, geometry.Marks[slot], side);
        b.Add(285, quote, RowHash.Mix(geometry.Marks[slot], geometry.Cues[slot]), side);
        var own = c.QuoteId[i] >= 0 && c.QuoteId[i] == c.QuoteId[cue];
        var cueQuoted = c.QuoteId[cue] >= 0;
        b.Add(286, quote, side, (own ? 1u : 0u) + (cueQuoted ? 2u : 0u));
        if (c.QuoteId[i] >= 0)
            AddQuotation(i, side, quote, b);
        var block = (c.BlockOf(i) == c.BlockOf(cue) ? 0u : 1u) + (i == c.SentenceOf(i).First ? 2u : 0u) + (i >= c.SentenceOf(i).End - 2 ? 4u : 0u);
        b.Add(289, block, side, quote);
        b.Add(290, block, side, c.Tag[i]);
    }

    private void AddQuotation(int i, uint side, uint quote, FeatureBuffer b)
    {
        var q = c.Quotations[c.QuoteId[i]];
        var length = q.Span.Length switch { < 12 => 0u, < 30 => 1u, < 60 => 2u, < 120 => 3u, < 240 => 4u, _ => 5u };
        var cueStart = c.Parsed.Tokens[cue].Span.Start;
        var gap = cueStart >= q.Span.End ? cueStart - q.Span.End : q.Span.Start > cueStart ? q.Span.Start - c.Parsed.Tokens[cue].Span.End : 0;
        b.Add(287, length, side, quote);
        b.Add(288, CueFeatures.Bucket(Math.Max(0, gap) / 4), side, quote + length * 8);
    }
}
