using ClaimTracker.Extraction.Cues;

namespace ClaimTracker.Extraction.Attributions;

/// <summary>
/// Features of a token as seen from one cue: distance, side, what lies between, path in the parse, quotations. They come in groups;
/// what a group adds depends on its arguments and on nothing else, so that its score can be kept for the next token like it.
/// </summary>
internal static class RelativeFeatures
{
    /// <summary>Training adds up weights in this order, which once was the order of making them.</summary>
    public static int OrderOf(int template) => template >= 291 ? 2540 + template - 291 : template * 10;

    /// <summary>All rows of the token that <paramref name="p"/> looks at.</summary>
    public static void Fill(CueView view, in Pair p, FeatureBuffer b)
    {
        b.Clear();
        TokenColumns c = view.Columns;
        uint tag = c.Tag[p.Token];
        AddDistance(p.Exact, p.Far, tag, c.Name[p.Token], p.Quote, b);
        AddPlace(p.Offset, p.Side, p.Block, tag, p.Quote, b);
        AddCueOffset(view, p.Offset, p.Side, b);
        AddCueExact(view, p.Exact, b);
        AddCueTag(view, p.Side, tag, b);
        AddNeighbours(c, p.Token, p.Side, b);
        AddCueWord(view, p.Token, p.Side, b);
        BranchFeatures.Add(view, p, b);
        AddDomain(p.Relation, p.Side, tag, b);
        AddRival(p.Rival, p.Side, p.Quote, p.Relation, p.Offset, b);
        AddBetween(p.Commas, p.Cues, p.Side, tag, b);
        AddBetweenCues(p.Strongest, p.Side, p.Bucket, p.Cues, view.Bucket, b);
        AddBetweenVerbs(view, p.Verbs, p.Commas, p.Side, b);
        AddNear(view, p, b);
        AddQuotes(p.State, p.Quote, p.Marks, p.Cues, p.Side, b);
        AddCueQuotes(view, p.State, p.Quote, p.Side, b);
        AddQuotation(p.Quote, p.Side, p.Quoted, p.Length, p.Gap, b);
    }

    public static void AddDistance(uint exact, uint far, uint tag, uint name, uint quote, FeatureBuffer b)
    {
        b.Add(200, exact);
        b.Add(201, exact, tag);
        b.Add(203, far, tag);
        b.Add(204, far, name);
        b.Add(283, quote, far);
    }

    public static void AddPlace(uint offset, uint side, uint block, uint tag, uint quote, FeatureBuffer b)
    {
        var place = offset * 4 + side;
        b.Add(205, place);
        b.Add(206, place, tag);
        b.Add(289, block, side, quote);
        b.Add(290, block, side, tag);
    }

    public static void AddCueOffset(CueView cue, uint offset, uint side, FeatureBuffer b)
    {
        var place = offset * 4 + side;
        b.Add(207, place, cue.Lemma);
        b.Add(208, place, cue.Context);
        b.Add(209, side, cue.Lemma);
    }

    public static void AddCueExact(CueView cue, uint exact, FeatureBuffer b) => b.Add(202, exact, cue.Lemma);

    public static void AddCueTag(CueView cue, uint side, uint tag, FeatureBuffer b)
    {
        b.Add(210, side, cue.Tag, tag);
        b.Add(220, side, tag, cue.Lemma);
        b.Add(229, side, tag, cue.Context);
    }

    public static void AddNeighbours(TokenColumns c, int i, uint side, FeatureBuffer b)
    {
        uint tag = c.Tag[i], before = CueView.At(c.Tag, i - 1), after = CueView.At(c.Tag, i + 1), word = c.Word[i];
        b.Add(221, side, word);
        b.Add(223, side, before, tag);
        b.Add(224, side, tag, after);
        b.Add(225, RowHash.Mix(side, before), tag, after);
        b.Add(226, side, CueView.At(c.Word, i - 1), word);
        b.Add(227, side, word, CueView.At(c.Word, i + 1));
        b.Add(230, side, before, word);
        b.Add(231, side, word, after);
    }

    public static void AddCueWord(CueView cue, int i, uint side, FeatureBuffer b)
    {
        var lemma = RowHash.Mix(side, cue.Columns.Lemma[i]);
        b.Add(222, lemma, cue.Tag);
        b.Add(228, lemma, cue.Lemma);
    }

    public static void AddDomain(uint relation, uint side, uint tag, FeatureBuffer b) => b.Add(291, relation, side, tag);

    public static void AddRival(uint rival, uint side, uint quote, uint relation, uint offset, FeatureBuffer b)
    {
        b.Add(293, rival, side, quote);
        b.Add(294, rival, side, RowHash.Mix(relation, offset - 3));
    }

    public static void AddBetween(uint commas, uint cues, uint side, uint tag, FeatureBuffer b)
    {
        b.Add(261, commas, side, tag);
        b.Add(263, cues, side, tag);
    }

    public static void AddBetweenCues(uint strongest, uint side, uint bucket, uint cues, uint cueBucket, FeatureBuffer b)
    {
        b.Add(264, strongest, side);
        b.Add(265, strongest, side, bucket);
        b.Add(267, cues, side, bucket * 16 + cueBucket);
    }

    public static void AddBetweenVerbs(CueView cue, uint verbs, uint commas, uint side, FeatureBuffer b)
    {
        b.Add(260, verbs, side);
        b.Add(266, verbs * 8 + commas, side, cue.Lemma);
    }

    /// <summary>The words and tags between a token and a cue close to it.</summary>
    public static void AddNear(CueView cue, in Pair p, FeatureBuffer b)
    {
        var d = Math.Abs(p.Token - cue.Cue);
        if (d is 0 or > 5)
            return;
        uint tags = p.Side, words = p.Side, tag = cue.Columns.Tag[p.Token];
        for (int j = Math.Min(p.Token, cue.Cue) + 1, end = Math.Max(p.Token, cue.Cue); j < end; j++)
        {
            tags = RowHash.Mix(tags, cue.Columns.Tag[j]);
            words = RowHash.Mix(words, cue.Columns.Word[j]);
        }
        b.Add(268, tags, tag);
        b.Add(269, tags, cue.Tag, tag);
        if (d <= 3)
            b.Add(270, words, tag, cue.Lemma);
    }

    public static void AddQuotes(uint state, uint quote, uint marks, uint cues, uint side, FeatureBuffer b)
    {
        b.Add(262, marks, side, quote);
        b.Add(280, Digits(state), side);
        b.Add(284, Digits(state), marks, side);
        b.Add(285, quote, RowHash.Mix(marks, cues), side);
    }

    public static void AddCueQuotes(CueView cue, uint state, uint quote, uint side, FeatureBuffer b)
    {
        b.Add(281, Digits(state), side, cue.Context);
        b.Add(282, quote, side, cue.Lemma);
    }

    public static void AddQuotation(uint quote, uint side, uint quoted, uint length, uint gap, FeatureBuffer b)
    {
        b.Add(286, quote, side, quoted);
        if (length == Pair.NotQuoted)
            return;
        b.Add(287, length, side, quote);
        b.Add(288, gap, side, quote + length * 8);
    }

    /// <summary>The three states of <see cref="Pair.State"/> as decimal digits, 9 where there is no token.</summary>
    private static uint Digits(uint state) => Digit(state / 20) * 100 + state / 5 % 4 * 10 + Digit(state % 5);

    private static uint Digit(uint quote) => quote == 4 ? 9 : quote;
}
