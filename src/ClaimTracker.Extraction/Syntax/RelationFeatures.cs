namespace ClaimTracker.Extraction.Syntax;

/// <summary>What names the relation of an arc at the moment it is drawn: the dependent has all its children by then.</summary>
internal static class RelationFeatures
{
    public const int Count = 34;

    public static void Of(ParserState q, int head, int dependent, Span<uint> f)
    {
        uint hw = q.Words[head], dw = q.Words[dependent], hp = q.Tags[head], dp = q.Tags[dependent];
        var side = head < dependent ? 1u : 2u;
        var near = ParserFeatures.Distance(Math.Min(head, dependent), Math.Max(head, dependent), q.None) | side << 4;
        int dl = q.LeftChild[dependent], dr = q.RightChild[dependent], dl2 = q.LeftSecond[dependent];
        int hl = q.LeftChild[head], hr = q.RightChild[head];
        uint dlw = q.Words[dl], dlp = q.Tags[dl], dll = q.Relations[dl], drp = q.Tags[dr], drl = q.Relations[dr], dl2l = q.Relations[dl2];
        uint hll = q.Relations[hl], hrl = q.Relations[hr], hlp = q.Tags[hl], hrp = q.Tags[hr];
        uint after = q.Tags[dependent < q.Count ? dependent + 1 : q.None], before = q.Tags[dependent > 0 ? dependent - 1 : q.None];
        uint headAfter = q.Tags[head < q.Count ? head + 1 : q.None], headBefore = q.Tags[head > 0 ? head - 1 : q.None];
        var both = hp | dp << 8 | side << 16;
        var inDependent = ParserFeatures.Fold(q.ChildRelations[dependent]);
        var inHead = ParserFeatures.Fold(q.ChildRelations[head]);

        f[0] = FeatureHash.Of(1, both);
        f[1] = FeatureHash.Of(2, hw, both);
        f[2] = FeatureHash.Of(3, dw, both);
        f[3] = FeatureHash.Of(4, hw, dw, side);
        f[4] = FeatureHash.Of(5, hp | dp << 8, near);
        f[5] = FeatureHash.Of(6, dw, near);
        f[6] = FeatureHash.Of(7, hw, side | dlp << 8 | dp << 16);
        f[7] = FeatureHash.Of(8, both, dlw);
        f[8] = FeatureHash.Of(9, both, dlp | dll << 8 | drp << 16 | drl << 24);
        f[9] = FeatureHash.Of(10, both, dll | dl2l << 8);
        f[10] = FeatureHash.Of(11, hw, dlw, side);
        f[11] = FeatureHash.Of(12, both, inDependent);
        f[12] = FeatureHash.Of(13, both, inHead);
        f[13] = FeatureHash.Of(14, hw, inHead, side);
        f[14] = FeatureHash.Of(15, both, hll | hrl << 8);
        f[15] = FeatureHash.Of(16, both, hlp | hrp << 8);
        f[16] = FeatureHash.Of(17, both, before | after << 8);
        f[17] = FeatureHash.Of(18, both, headBefore | headAfter << 8);
        f[18] = FeatureHash.Of(19, both, (uint)q.Kinds[head] | (uint)q.Kinds[dependent] << 8);
        f[19] = FeatureHash.Of(20, dw);
        f[20] = FeatureHash.Of(21, hw);
        f[21] = FeatureHash.Of(22, dw, inDependent, side);
        f[22] = FeatureHash.Of(23, dp | side << 8, hll | hrl << 8, near);
        f[23] = FeatureHash.Of(24, dp | side << 8, inDependent, near);
        f[24] = FeatureHash.Of(25, hp | side << 8, q.Words[dr], dp);
        f[25] = FeatureHash.Of(26, both, q.Words[hl]);
        f[26] = FeatureHash.Of(27, both, q.Words[hr]);
        f[27] = FeatureHash.Of(28, both, inHead, inDependent);
        f[28] = FeatureHash.Of(29, dp, dlw, q.Words[dr]);
        f[29] = FeatureHash.Of(30, hw, dp | hrl << 8 | side << 16);
        f[30] = FeatureHash.Of(31, dw, hp | before << 8 | side << 16);
        f[31] = FeatureHash.Of(32, dw, hp | after << 8 | side << 16);
        f[32] = FeatureHash.Of(33, both, (uint)q.LeftCount[head] | (uint)q.RightCount[head] << 4 | (uint)q.LeftCount[dependent] << 8 | (uint)q.RightCount[dependent] << 12);
        f[33] = FeatureHash.Of(34, hw, inDependent, both);
    }
}
