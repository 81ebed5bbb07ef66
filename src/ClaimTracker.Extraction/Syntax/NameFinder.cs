namespace ClaimTracker.Extraction.Syntax;

/// <summary>Gives every token its kind of name, from left to right; remembers what a word was earlier in the article.</summary>
internal sealed class NameFinder(LinearModel model)
{
    public const int FeatureCount = OfWords + OfKinds;

    private const int OfWords = 22, OfKinds = 10;

    /// <summary>So many tokens before their turn the weights are sent for, as far as they do not depend on the kinds before.</summary>
    private const int Ahead = 4;

    public LinearModel Model => model;

    public void Find(SentenceBuffer sentence, int article)
    {
        Span<uint> features = stackalloc uint[FeatureCount * Ahead];
        int first = SentenceBuffer.Pad, end = sentence.Count + first;
        for (var i = first + 1 - Ahead; i < end; i++)
        {
            if (i + Ahead - 1 < end) Fetch(sentence, i + Ahead - 1, article, features.Slice((i + Ahead - 1) % Ahead * FeatureCount, FeatureCount));
            if (i >= first) sentence.Kinds[i] = KindOf(sentence, i, article, features.Slice(i % Ahead * FeatureCount, FeatureCount));
        }
        Remember(sentence, article);
    }

    private void Fetch(SentenceBuffer sentence, int i, int article, Span<uint> features)
    {
        WordFeatures(sentence, i, article, features);
        model.Fetch(features[..OfWords]);
    }

    private byte KindOf(SentenceBuffer sentence, int i, int article, Span<uint> features)
    {
        KindFeatures(sentence, i, article, features[OfWords..]);
        return (byte)model.Best(features);
    }

    /// <summary>Notes the kinds of this sentence's capitalized words for the rest of the article.</summary>
    public static void Remember(SentenceBuffer sentence, int article)
    {
        for (var i = SentenceBuffer.Pad; i < sentence.Count + SentenceBuffer.Pad; i++)
        {
            var word = sentence.Words[i];
            if (sentence.Kinds[i] == 0 || !char.IsUpper(word.Form[0])) continue;
            word.SeenIn = article;
            word.SeenKind = sentence.Kinds[i];
        }
    }

    /// <summary>The features of the token at the padded position <paramref name="i"/>; the kinds before it are known.</summary>
    public static void Features(SentenceBuffer sentence, int i, int article, Span<uint> f)
    {
        WordFeatures(sentence, i, article, f);
        KindFeatures(sentence, i, article, f[OfWords..]);
    }

    private static void WordFeatures(SentenceBuffer sentence, int i, int article, Span<uint> f)
    {
        var words = sentence.Words;
        Word w = words[i], a = words[i - 1], b = words[i - 2], y = words[i + 1], z = words[i + 2];
        uint t = sentence.Tags[i], ta = sentence.Tags[i - 1], ty = sentence.Tags[i + 1];
        uint own = w.Entry.Name, next = y.Entry.Name, seen = Seen(w, article), seenNext = Seen(y, article);
        f[0] = FeatureHash.Of(1, w.Key);
        f[1] = FeatureHash.Of(2, w.Lower);
        f[2] = FeatureHash.Of(3, w.Suffix3, t);
        f[3] = FeatureHash.Of(4, w.Suffix4);
        f[4] = FeatureHash.Of(5, w.Prefix3, t);
        f[5] = FeatureHash.Of(6, w.Shape, t);
        f[6] = FeatureHash.Of(7, t, ta, ty);
        f[7] = FeatureHash.Of(8, a.Key);
        f[8] = FeatureHash.Of(9, b.Lower);
        f[9] = FeatureHash.Of(10, y.Key);
        f[10] = FeatureHash.Of(11, z.Lower);
        f[11] = FeatureHash.Of(15, seen, t);
        f[12] = FeatureHash.Of(17, seenNext, seen, t);
        f[13] = FeatureHash.Of(18, own, next);
        f[14] = FeatureHash.Of(20, own, Math.Min(1u, a.Entry.Name), seen);
        f[15] = FeatureHash.Of(21, a.Lower, w.Lower);
        f[16] = FeatureHash.Of(22, w.Lower, y.Lower);
        f[17] = FeatureHash.Of(23, a.Lower, y.Lower);
        f[18] = FeatureHash.Of(27, y.Suffix3, w.Shape);
        f[19] = FeatureHash.Of(29, b.Lower, a.Lower);
        f[20] = FeatureHash.Of(30, y.Lower, z.Lower);
        f[21] = FeatureHash.Of(31, w.Shape, a.Shape, y.Shape);
    }

    private static void KindFeatures(SentenceBuffer sentence, int i, int article, Span<uint> f)
    {
        var words = sentence.Words;
        Word w = words[i], a = words[i - 1], y = words[i + 1], z = words[i + 2];
        uint t = sentence.Tags[i], ta = sentence.Tags[i - 1];
        uint k = sentence.Kinds[i - 1], kk = sentence.Kinds[i - 2] * 16u + k;
        uint own = w.Entry.Name, next = y.Entry.Name, seen = Seen(w, article);
        f[0] = FeatureHash.Of(12, k, w.Lower);
        f[1] = FeatureHash.Of(13, kk, t);
        f[2] = FeatureHash.Of(14, k, w.Shape, y.Shape);
        f[3] = FeatureHash.Of(16, seen, k);
        f[4] = FeatureHash.Of(19, own, k, t);
        f[5] = FeatureHash.Of(24, k, ta, t);
        f[6] = FeatureHash.Of(25, k, y.Lower);
        f[7] = FeatureHash.Of(26, k, a.Lower);
        f[8] = FeatureHash.Of(28, next, z.Entry.Name, k);
        f[9] = FeatureHash.Of(32, k, own, next);
    }

    private static uint Seen(Word word, int article) => word.SeenIn == article ? word.SeenKind : 0u;
}
