namespace ClaimTracker.Extraction.Syntax;

/// <summary>Tags from left to right with an averaged perceptron (Collins 2002); words with one tag only are looked up.</summary>
internal sealed class Tagger(LinearModel model)
{
    public const int FeatureCount = OfWords + OfTags;

    private const int OfWords = 24, OfTags = 10;

    /// <summary>So many tokens before their turn the weights are sent for, as far as they do not depend on the tags before.</summary>
    private const int Ahead = 4;

    public LinearModel Model => model;

    public void Tag(SentenceBuffer sentence)
    {
        Span<uint> features = stackalloc uint[FeatureCount * Ahead];
        int first = SentenceBuffer.Pad, end = sentence.Count + first;
        for (var i = first + 1 - Ahead; i < end; i++)
        {
            if (i + Ahead - 1 < end) Fetch(sentence, i + Ahead - 1, features.Slice((i + Ahead - 1) % Ahead * FeatureCount, FeatureCount));
            if (i >= first) sentence.Tags[i] = TagOf(sentence, i, features.Slice(i % Ahead * FeatureCount, FeatureCount));
        }
    }

    private void Fetch(SentenceBuffer sentence, int i, Span<uint> features)
    {
        if (sentence.Words[i].Entry.OnlyTag) return;
        WordFeatures(sentence, i, features);
        model.Fetch(features[..OfWords]);
    }

    private byte TagOf(SentenceBuffer sentence, int i, Span<uint> features)
    {
        var entry = sentence.Words[i].Entry;
        if (entry.OnlyTag) return (byte)(entry.Tag - 1);
        TagFeatures(sentence, i, features[OfWords..]);
        return (byte)model.Best(features);
    }

    /// <summary>The features of the token at the padded position <paramref name="i"/>; the tags before it are known.</summary>
    public static void Features(SentenceBuffer sentence, int i, Span<uint> f)
    {
        WordFeatures(sentence, i, f);
        TagFeatures(sentence, i, f[OfWords..]);
    }

    private static void WordFeatures(SentenceBuffer sentence, int i, Span<uint> f)
    {
        var words = sentence.Words;
        Word w = words[i], a = words[i - 1], b = words[i - 2], y = words[i + 1], z = words[i + 2];
        uint next = y.Entry.Tag, after = z.Entry.Tag, own = w.Entry.Tag;
        f[0] = FeatureHash.Of(1, w.Key);
        f[1] = FeatureHash.Of(2, w.Lower);
        f[2] = FeatureHash.Of(3, w.Suffix1);
        f[3] = FeatureHash.Of(4, w.Suffix2);
        f[4] = FeatureHash.Of(5, w.Suffix3);
        f[5] = FeatureHash.Of(6, w.Suffix4);
        f[6] = FeatureHash.Of(7, w.Prefix1);
        f[7] = FeatureHash.Of(8, w.Prefix3);
        f[8] = FeatureHash.Of(9, w.Shape);
        f[9] = FeatureHash.Of(10, w.Shape, a == Word.Boundary ? 1u : 0);
        f[10] = FeatureHash.Of(11, a.Lower);
        f[11] = FeatureHash.Of(12, b.Lower);
        f[12] = FeatureHash.Of(13, y.Lower);
        f[13] = FeatureHash.Of(14, z.Lower);
        f[14] = FeatureHash.Of(18, a.Lower, w.Lower);
        f[15] = FeatureHash.Of(19, w.Lower, y.Lower);
        f[16] = FeatureHash.Of(20, next);
        f[17] = FeatureHash.Of(21, next, after);
        f[18] = FeatureHash.Of(23, own, next);
        f[19] = FeatureHash.Of(26, y.Suffix3);
        f[20] = FeatureHash.Of(27, a.Suffix3);
        f[21] = FeatureHash.Of(30, y.Shape, w.Shape);
        f[22] = FeatureHash.Of(33, a.Lower, y.Lower);
        f[23] = FeatureHash.Of(34, w.Lower, next);
    }

    private static void TagFeatures(SentenceBuffer sentence, int i, Span<uint> f)
    {
        Word w = sentence.Words[i], y = sentence.Words[i + 1];
        uint s = sentence.Tags[i - 1], t = sentence.Tags[i - 2] * 64u + s;
        uint next = y.Entry.Tag, own = w.Entry.Tag;
        f[0] = FeatureHash.Of(15, s);
        f[1] = FeatureHash.Of(16, t);
        f[2] = FeatureHash.Of(17, s, w.Lower);
        f[3] = FeatureHash.Of(22, s, next);
        f[4] = FeatureHash.Of(24, own, s);
        f[5] = FeatureHash.Of(25, own, t);
        f[6] = FeatureHash.Of(28, w.Suffix3, s);
        f[7] = FeatureHash.Of(29, w.Shape, s);
        f[8] = FeatureHash.Of(31, own, s, next);
        f[9] = FeatureHash.Of(32, w.Lower, t);
    }
}
