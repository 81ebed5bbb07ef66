namespace ClaimTracker.Extraction.Cues;

/// <summary>What tells a cue ("said", "according", "denial") from another word: its neighbours, its dependents, the quotations near it.</summary>
internal static class CueFeatures
{
    private const uint Missing = 0xFFFFFFFF;

    /// <summary>Fills <paramref name="buffer"/> with the feature rows of token <paramref name="i"/>.</summary>
    public static void Fill(TokenColumns c, int i, FeatureBuffer buffer)
    {
        buffer.Clear();
        buffer.Add(0, 0);
        AddNeighbours(c, i, buffer);
        AddDependents(c, i, buffer);
        AddHead(c, i, buffer);
        AddQuotations(c, i, buffer);
        AddPlace(c, i, buffer);
    }

    private static uint At(uint[] column, int i) => (uint)i < (uint)column.Length ? column[i] : Missing;

    private static void AddNeighbours(TokenColumns c, int i, FeatureBuffer b)
    {
        uint lemma = c.Lemma[i], tag = c.Tag[i];
        b.Add(1, lemma);
        b.Add(2, c.Word[i]);
        b.Add(3, tag);
        b.Add(4, lemma, tag);
        b.Add(5, c.Suffix[i], tag);
        b.Add(6, c.Shape[i], tag);
        for (var d = -3; d <= 3; d++)
        {
            if (d == 0)
                continue;
            var place = (uint)(d + 3);
            b.Add(7 + place, At(c.Word, i + d));
            b.Add(14 + place, At(c.Tag, i + d), tag);
            if (Math.Abs(d) > 2)
                continue;
            b.Add(21 + place, At(c.Word, i + d), lemma);
            b.Add(28 + place, At(c.Tag, i + d), lemma);
            b.Add(35 + place, NameAt(c, i + d), tag);
        }
        b.Add(42, At(c.Tag, i - 1), tag, At(c.Tag, i + 1));
        b.Add(43, At(c.Tag, i + 1), At(c.Tag, i + 2), lemma);
        b.Add(44, At(c.Tag, i - 2), At(c.Tag, i - 1), lemma);
        b.Add(45, At(c.Word, i - 2), At(c.Word, i - 1));
        b.Add(46, At(c.Word, i + 1), At(c.Word, i + 2));
        b.Add(47, At(c.Word, i - 1), At(c.Word, i + 1));
    }

    private static uint NameAt(TokenColumns c, int i) => (uint)i < (uint)c.Count ? c.Name[i] : 15u;

    private static void AddDependents(TokenColumns c, int i, FeatureBuffer b)
    {
        uint lemma = c.Lemma[i], frame = 0;
        var guard = 0;
        for (var child = c.FirstChild[i]; child >= 0 && guard++ < 40; child = c.NextSibling[child])
        {
            var relation = c.Relation[child];
            var side = child < i ? 0u : 1u;
            frame += RowHash.Finish(relation);
            b.Add(50 + side, relation, c.Tag[i]);
            b.Add(52 + side, relation, lemma);
            b.Add(54, relation, c.Lemma[child]);
            b.Add(55, relation, c.Tag[child], lemma);
            b.Add(56, relation, c.Name[child]);
            b.Add(57, relation, (uint)c.Quote[child], c.Tag[i]);
        }
        b.Add(58, frame, c.Tag[i]);
        b.Add(59, frame, lemma);
    }

    private static void AddHead(TokenColumns c, int i, FeatureBuffer b)
    {
        uint lemma = c.Lemma[i], relation = c.Relation[i];
        b.Add(60, relation, c.Tag[i]);
        b.Add(61, relation, lemma);
        var head = c.Head[i];
        if (head < 0)
            return;
        b.Add(62, c.Lemma[head], relation);
        b.Add(63, c.Tag[head], relation, c.Tag[i]);
        b.Add(64, c.Lemma[head], lemma);
        b.Add(65, (uint)c.Quote[head], relation, head < i ? 0u : 1u);
        if (c.Head[head] >= 0)
            b.Add(66, c.Relation[head], relation, c.Tag[c.Head[head]]);
    }

    private static void AddQuotations(TokenColumns c, int i, FeatureBuffer b)
    {
        uint lemma = c.Lemma[i], tag = c.Tag[i];
        var state = (uint)c.Quote[i];
        b.Add(70, state, tag);
        b.Add(71, state, lemma);
        var sentence = c.SentenceOf(i);
        uint before = DistanceToQuote(c, i, -1, sentence.First), after = DistanceToQuote(c, i, 1, sentence.End - 1);
        b.Add(72, before, state, tag);
        b.Add(73, after, state, tag);
        b.Add(74, before, after, lemma);
        b.Add(75, before, after);
        if (sentence.First > 0)
            b.Add(76, (uint)c.Quote[sentence.First - 1], tag, before + (after << 4));
        if (sentence.End < c.Count)
            b.Add(77, (uint)c.Quote[sentence.End], tag, before + (after << 4));
    }

    /// <summary>0 where the sentence has no quotation on that side, else 1 to 7 by distance.</summary>
    private static uint DistanceToQuote(TokenColumns c, int i, int step, int last)
    {
        for (int d = 1, j = i + step; d <= 60 && (step < 0 ? j >= last : j <= last); d++, j += step)
            if (c.Quote[j] is QuoteState.Opening or QuoteState.Closing)
                return d <= 3 ? (uint)d : d <= 6 ? 4u : d <= 12 ? 5u : d <= 24 ? 6u : 7u;
        return 0;
    }

    private static void AddPlace(TokenColumns c, int i, FeatureBuffer b)
    {
        uint lemma = c.Lemma[i], tag = c.Tag[i];
        var sentence = c.SentenceOf(i);
        uint start = Bucket(i - sentence.First), end = Bucket(sentence.End - 1 - i);
        b.Add(80, start, tag);
        b.Add(81, end, tag);
        b.Add(82, start, end, lemma);
        b.Add(83, At(c.Word, sentence.End - 1), lemma);
        b.Add(84, At(c.Word, sentence.First), tag);
        b.Add(85, sentence.Block == 0 ? 1u : 0u, tag);
        var verbsBefore = 0u;
        for (var j = i - 1; j >= sentence.First && verbsBefore < 4 && i - j < 60; j--)
            if (c.IsVerb[j])
                verbsBefore++;
        b.Add(86, verbsBefore, tag, end);
        b.Add(87, verbsBefore, lemma);
    }

    internal static uint Bucket(int distance) =>
        distance <= 4 ? (uint)distance : distance <= 7 ? 5u : distance <= 12 ? 6u : distance <= 20 ? 7u : distance <= 40 ? 8u : 9u;
}
