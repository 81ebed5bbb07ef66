namespace ClaimTracker.Extraction.Syntax;

/// <summary>What the parser sees before it takes a transition (after Zhang and Nivre 2011).</summary>
internal static class ParserFeatures
{
    public const int Count = 70;

    public static void Of(ParserState q, Span<uint> f)
    {
        int s0 = q.Stack(0), s1 = q.Stack(1), s2 = q.Stack(2), b0 = q.Buffer(0), b1 = q.Buffer(1), b2 = q.Buffer(2);
        uint s0w = q.Words[s0], s1w = q.Words[s1], b0w = q.Words[b0], b1w = q.Words[b1];
        uint s0p = q.Tags[s0], s1p = q.Tags[s1], s2p = q.Tags[s2], b0p = q.Tags[b0], b1p = q.Tags[b1], b2p = q.Tags[b2];
        int s0l = q.LeftChild[s0], s0r = q.RightChild[s0], s1l = q.LeftChild[s1], s1r = q.RightChild[s1], b0l = q.LeftChild[b0], b0l2 = q.LeftSecond[b0];
        uint s0lp = q.Tags[s0l], s0rp = q.Tags[s0r], s1lp = q.Tags[s1l], s1rp = q.Tags[s1r], b0lp = q.Tags[b0l], b0l2p = q.Tags[b0l2];
        uint s0ll = q.Relations[s0l], s0rl = q.Relations[s0r], s1ll = q.Relations[s1l], s1rl = q.Relations[s1r], b0ll = q.Relations[b0l];
        var distance = Distance(s0, b0, q.Next);
        var gap = Distance(s1, s0, s0);
        var s0s1 = s0p | s1p << 8;
        var s0b0 = s0p | b0p << 8;
        uint s0v = (uint)q.LeftCount[s0] * 8 + q.RightCount[s0], s1v = (uint)q.LeftCount[s1] * 8 + q.RightCount[s1], b0v = q.LeftCount[b0];

        f[0] = FeatureHash.Of(1, s0w);
        f[1] = FeatureHash.Of(2, s0w, s0p);
        f[2] = FeatureHash.Of(3, b0w);
        f[3] = FeatureHash.Of(4, b0w, b0p);
        f[4] = FeatureHash.Of(5, b1w, b1p);
        f[5] = FeatureHash.Of(6, s1w, s1p);
        f[6] = FeatureHash.Of(7, s0p | s1p << 8 | b0p << 16 | b1p << 24);
        f[7] = FeatureHash.Of(8, q.Words[b2], b2p);
        f[8] = FeatureHash.Of(9, s0w, b0w);
        f[9] = FeatureHash.Of(10, s0w, s0b0, b0w);
        f[10] = FeatureHash.Of(11, s0w, s0b0);
        f[11] = FeatureHash.Of(12, b0w, s0b0);
        f[12] = FeatureHash.Of(13, s0b0);
        f[13] = FeatureHash.Of(14, s0w, s1w);
        f[14] = FeatureHash.Of(15, s0w, s0s1);
        f[15] = FeatureHash.Of(16, s1w, s0s1);
        f[16] = FeatureHash.Of(17, s0s1);
        f[17] = FeatureHash.Of(18, s0b0 | b1p << 16);
        f[18] = FeatureHash.Of(19, s0s1 | b0p << 16);
        f[19] = FeatureHash.Of(20, s0s1 | s2p << 16);
        f[20] = FeatureHash.Of(21, b0p | b1p << 8 | b2p << 16);
        f[21] = FeatureHash.Of(22, s0b0 | s0lp << 16);
        f[22] = FeatureHash.Of(23, s0b0 | s0rp << 16);
        f[23] = FeatureHash.Of(24, s0b0 | b0lp << 16);
        f[24] = FeatureHash.Of(25, s0s1 | s1rp << 16);
        f[25] = FeatureHash.Of(26, s0s1 | s0lp << 16);
        f[26] = FeatureHash.Of(27, s0s1 | s0rp << 16);
        f[27] = FeatureHash.Of(28, s0s1 | s1lp << 16);
        f[28] = FeatureHash.Of(29, s0w, distance);
        f[29] = FeatureHash.Of(30, b0w, distance);
        f[30] = FeatureHash.Of(31, s0b0, distance);
        f[31] = FeatureHash.Of(32, s0s1 | gap << 16, b0p);
        f[32] = FeatureHash.Of(33, s0w, s0v);
        f[33] = FeatureHash.Of(34, s0p | s0v << 8, b0p);
        f[34] = FeatureHash.Of(35, b0w, b0v);
        f[35] = FeatureHash.Of(36, b0p | b0v << 8, s0p);
        f[36] = FeatureHash.Of(37, s1p | s1v << 8, s0p);
        f[37] = FeatureHash.Of(38, s0w, s0ll);
        f[38] = FeatureHash.Of(39, s0w, s0rl);
        f[39] = FeatureHash.Of(40, s0p | s0ll << 8 | s0rl << 16, b0p);
        f[40] = FeatureHash.Of(41, s1p | s1ll << 8 | s1rl << 16, s0p);
        f[41] = FeatureHash.Of(42, s1w, s1rl, s0p);
        f[42] = FeatureHash.Of(43, b0w, b0ll);
        f[43] = FeatureHash.Of(44, b0p | b0ll << 8, s0p);
        f[44] = FeatureHash.Of(45, q.Words[s0l], s0p, b0p);
        f[45] = FeatureHash.Of(46, q.Words[s0r], s0p, b0p);
        f[46] = FeatureHash.Of(47, q.Words[b0l], b0p, s0p);
        f[47] = FeatureHash.Of(48, s0p, Fold(q.ChildRelations[s0]), b0p);
        f[48] = FeatureHash.Of(49, s1p, Fold(q.ChildRelations[s1]), s0p);
        f[49] = FeatureHash.Of(50, b0p, Fold(q.ChildRelations[b0]), s0p);
        f[50] = FeatureHash.Of(51, s0w, s0b0 | b1p << 16);
        f[51] = FeatureHash.Of(52, b0w, s0b0 | b1p << 16);
        f[52] = FeatureHash.Of(53, s1w, s0s1 | b0p << 16);
        f[53] = FeatureHash.Of(54, s0w, s0s1 | b0p << 16);
        f[54] = FeatureHash.Of(55, s1w, b0w, s0p);
        f[55] = FeatureHash.Of(56, s0p | (uint)q.Kinds[s0] << 8 | (uint)q.Kinds[s1] << 16 | (uint)q.Kinds[b0] << 24, b0p | s1p << 8);
        f[56] = FeatureHash.Of(57, q.Words[b0l], s0w, b0p);
        f[57] = FeatureHash.Of(58, q.Words[s0l], s1w, s0p);
        f[58] = FeatureHash.Of(59, s0s1 | b0p << 16, q.Words[s0l]);
        uint last = q.Tags[q.Next > 0 ? q.Next - 1 : q.None], after = q.Tags[s0 < q.Count ? s0 + 1 : q.None], before = q.Tags[s0 > 0 && s0 < q.Count ? s0 - 1 : q.None];
        f[60] = FeatureHash.Of(61, s0b0 | after << 16 | last << 24);
        f[61] = FeatureHash.Of(62, s0w, last | b0p << 8);
        f[62] = FeatureHash.Of(63, s0s1 | before << 16 | b0p << 24);
        f[63] = FeatureHash.Of(64, s1w, s0w, q.Words[s0l]);
        f[64] = FeatureHash.Of(65, s2p | s1p << 8, q.Words[s0l], s0p);
        f[65] = FeatureHash.Of(66, q.Words[s2], q.Words[s0l], s0p | s1p << 8);
        f[66] = FeatureHash.Of(67, s0s1 | b0p << 16, s1rl | s0ll << 8);
        f[67] = FeatureHash.Of(68, q.Words[s1r], s0s1);
        f[68] = FeatureHash.Of(69, s0s1 | s2p << 16 | b0p << 24, (uint)Math.Min(3, q.Depth));
        f[69] = FeatureHash.Of(70, s0w, b1w, s0b0);
        f[59] = FeatureHash.Of(60, b0lp | b0l2p << 8 | b0p << 16, s0p);
    }

    /// <summary>One to five as they are, then by size.</summary>
    public static uint Distance(int from, int to, int none)
    {
        if (from >= to || from > none) return 0;
        var distance = to - from;
        return distance switch { < 5 => (uint)distance, < 8 => 5, < 12 => 6, < 20 => 7, _ => 8 };
    }

    public static uint Fold(ulong set) => (uint)(set ^ (set >> 32) * 0x9E3779B1UL);
}
