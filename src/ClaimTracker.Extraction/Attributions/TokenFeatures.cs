using ClaimTracker.Extraction.Cues;

namespace ClaimTracker.Extraction.Attributions;

/// <summary>Features of a token that do not depend on which cue is looked at; scored once an article.</summary>
internal static class TokenFeatures
{
    private const uint Missing = 0xFFFFFFFF;

    public static void Add(TokenColumns c, CueScores cues, int i, FeatureBuffer b)
    {
        b.Add(100, 0);
        AddWords(c, i, b);
        AddTags(c, i, b);
        AddParse(c, i, b);
        AddState(c, cues, i, b);
    }

    private static uint At(uint[] column, int i) => (uint)i < (uint)column.Length ? column[i] : Missing;

    private static uint At(byte[] column, int i) => (uint)i < (uint)column.Length ? column[i] : 99u;

    private static uint QuoteAt(TokenColumns c, int i) => (uint)i < (uint)c.Count ? (uint)c.Quote[i] : 9u;

    private static void AddWords(TokenColumns c, int i, FeatureBuffer b)
    {
        b.Add(101, c.Word[i]);
        b.Add(102, c.Lemma[i]);
        b.Add(103, At(c.Word, i - 1));
        b.Add(104, At(c.Word, i + 1));
        b.Add(105, At(c.Word, i - 2));
        b.Add(106, At(c.Word, i + 2));
        b.Add(107, At(c.Word, i - 1), c.Word[i]);
        b.Add(108, c.Word[i], At(c.Word, i + 1));
        b.Add(109, c.Shape[i], c.Tag[i]);
        b.Add(110, c.Suffix[i]);
        b.Add(111, At(c.Word, i - 1), At(c.Word, i + 1));
    }

    private static void AddTags(TokenColumns c, int i, FeatureBuffer b)
    {
        uint tag = c.Tag[i], before = At(c.Tag, i - 1), after = At(c.Tag, i + 1);
        b.Add(120, tag);
        b.Add(121, before, tag);
        b.Add(122, tag, after);
        b.Add(123, before, tag, after);
        b.Add(124, At(c.Tag, i - 2), before, tag);
        b.Add(125, tag, after, At(c.Tag, i + 2));
        b.Add(126, c.Name[i], tag);
        b.Add(127, At(c.Name, i - 1), c.Name[i], At(c.Name, i + 1));
        b.Add(128, c.Word[i], after);
        b.Add(129, before, c.Word[i]);
    }

    private static void AddParse(TokenColumns c, int i, FeatureBuffer b)
    {
        var relation = c.Relation[i];
        b.Add(130, relation);
        b.Add(131, relation, c.Tag[i]);
        var head = c.Head[i];
        if (head < 0)
            return;
        b.Add(132, relation, c.Tag[head], head < i ? 0u : 1u);
        b.Add(133, relation, c.Lemma[head]);
        b.Add(134, c.Relation[head], relation);
    }

    private static void AddState(TokenColumns c, CueScores cues, int i, FeatureBuffer b)
    {
        uint quote = QuoteAt(c, i), before = QuoteAt(c, i - 1), after = QuoteAt(c, i + 1);
        b.Add(140, quote);
        b.Add(141, before, quote, after);
        b.Add(142, quote, c.Tag[i]);
        b.Add(143, quote, after, At(c.Word, i + 1));
        b.Add(144, cues.Bucket[i]);
        b.Add(145, cues.Bucket[i], At(cues.Bucket, i + 1), At(cues.Bucket, i - 1));
        b.Add(146, cues.Bucket[i], c.Tag[i]);
        var sentence = c.SentenceOf(i);
        var edge = (i == sentence.First ? 1u : 0u) + (i == sentence.End - 1 ? 2u : 0u) + (i == sentence.End - 2 ? 4u : 0u);
        b.Add(147, edge, c.Tag[i]);
        b.Add(148, edge, quote, after);
    }
}
