using ClaimTracker.Extraction.Cues;

namespace ClaimTracker.Extraction.Attributions;

/// <summary>Features of a token by its path to the cue and by the branch of the parse it hangs in; groups as in <see cref="RelativeFeatures"/>.</summary>
internal static class BranchFeatures
{
    /// <summary>All groups.</summary>
    public static void Add(CueView cue, in Pair p, FeatureBuffer b)
    {
        AddBranch(cue, p.Branch, p.Side, b);
        AddOwn(cue, p, b);
        if (p.Top < 0)
            return;
        AddTop(cue, p.Branch, p.Top, p.Place, b);
        AddTopTag(cue.Columns, p, b);
    }

    /// <summary>The same for all tokens of a branch.</summary>
    public static void AddBranch(CueView cue, uint branch, uint side, FeatureBuffer b)
    {
        b.Add(244, branch, side);
        AddBranchOfCue(cue, branch, side, b);
    }

    /// <summary>What differs from token to token.</summary>
    public static void AddOwn(CueView cue, in Pair p, FeatureBuffer b)
    {
        var c = cue.Columns;
        uint tag = c.Tag[p.Token];
        AddPath(p.Path, tag, p.Side, b);
        AddPathOfCue(cue, p.Path, b);
        AddBranchTag(p.Branch, tag, b);
        AddEdges(p.Branch, p.Before, p.After, p.Side, p.Far, b);
        AddEdgeTags(cue, p.Branch, p.Before, p.After, tag, b);
        AddWord(cue, p.Branch, p.Token, b);
        AddNext(c, p.Branch, p.After, p.Token, p.Side, b);
        AddRelation(p.Branch, p.Relation, p.Side, b);
    }

    /// <summary>By the tag, for a token that no path leads to and whose neighbours have none either.</summary>
    public static void AddOutside(uint far, uint side, uint tag, FeatureBuffer b)
    {
        AddPath(CueGeometry.NoPath, tag, side, b);
        b.Add(244, CueGeometry.NoPath, side);
        AddBranchTag(CueGeometry.NoPath, tag, b);
        AddEdges(CueGeometry.NoPath, CueGeometry.NoPath, CueGeometry.NoPath, side, far, b);
    }

    /// <summary>By the cue, for such a token.</summary>
    public static void AddOutsideOfCue(CueView cue, uint side, FeatureBuffer b)
    {
        AddPathOfCue(cue, CueGeometry.NoPath, b);
        AddBranchOfCue(cue, CueGeometry.NoPath, side, b);
    }

    /// <summary>By the cue and the tag, for such a token.</summary>
    public static void AddOutsideTag(CueView cue, uint tag, FeatureBuffer b) =>
        AddEdgeTags(cue, CueGeometry.NoPath, CueGeometry.NoPath, CueGeometry.NoPath, tag, b);

    /// <summary>By the token, for such a token.</summary>
    public static void AddOutsideToken(TokenColumns c, int i, uint side, uint relation, FeatureBuffer b)
    {
        AddNext(c, CueGeometry.NoPath, CueGeometry.NoPath, i, side, b);
        AddRelation(CueGeometry.NoPath, relation, side, b);
    }

    public static void AddWord(CueView cue, uint branch, int i, FeatureBuffer b) => b.Add(253, branch, cue.Columns.Word[i], cue.Tag);

    public static void AddTop(CueView cue, uint branch, int top, uint place, FeatureBuffer b)
    {
        uint tag = cue.Columns.Tag[top];
        b.Add(295, branch, tag, place);
        b.Add(297, RowHash.Mix(branch, cue.Lemma), tag, place);
    }

    public static void AddTopTag(TokenColumns c, in Pair p, FeatureBuffer b) =>
        b.Add(296, RowHash.Mix(p.Branch, c.Tag[p.Top]), c.Tag[p.Token], p.Place);

    private static void AddPath(uint path, uint tag, uint side, FeatureBuffer b)
    {
        b.Add(240, path);
        b.Add(241, path, tag);
        b.Add(243, path, side);
    }

    private static void AddPathOfCue(CueView cue, uint path, FeatureBuffer b) => b.Add(242, path, cue.Lemma);

    private static void AddBranchOfCue(CueView cue, uint branch, uint side, FeatureBuffer b)
    {
        b.Add(245, branch, cue.Lemma, side);
        b.Add(252, branch, cue.Context, side);
    }

    private static void AddBranchTag(uint branch, uint tag, FeatureBuffer b) => b.Add(246, branch, tag);

    private static void AddEdges(uint branch, uint before, uint after, uint side, uint far, FeatureBuffer b)
    {
        b.Add(247, branch, far);
        b.Add(248, branch, before, side);
        b.Add(249, branch, after, side);
    }

    private static void AddEdgeTags(CueView cue, uint branch, uint before, uint after, uint tag, FeatureBuffer b)
    {
        b.Add(250, RowHash.Mix(branch, before), tag, cue.Tag);
        b.Add(251, RowHash.Mix(branch, after), tag, cue.Tag);
    }

    private static void AddNext(TokenColumns c, uint branch, uint after, int i, uint side, FeatureBuffer b) =>
        b.Add(254, RowHash.Mix(branch, after), CueView.At(c.Word, i + 1), side);

    private static void AddRelation(uint branch, uint relation, uint side, FeatureBuffer b) => b.Add(292, relation, side, branch);
}
