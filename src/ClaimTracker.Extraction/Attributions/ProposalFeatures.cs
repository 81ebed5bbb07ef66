using ClaimTracker.Extraction.Cues;
using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Attributions;

/// <summary>What a whole statement looks like beside the others of its article.</summary>
internal static class ProposalFeatures
{
    public const int Count = 56;

    private const int Nothing = -9999;

    /// <summary>Fills <see cref="Count"/> values for proposal <paramref name="index"/>.</summary>
    public static void Fill(TokenColumns c, List<Proposal> all, int index, Span<int> values)
    {
        values.Clear();
        var p = all[index];
        AddOwn(c, p, values);
        AddShape(c, p, values[20..]);
        AddOthers(c, all, index, values[28..]);
        AddGrammar(c, p, values[40..]);
        AddJudged(c, all, index, values[48..]);
    }

    private static void AddOwn(TokenColumns c, Proposal p, Span<int> v)
    {
        var length = p.Contents.Sum(r => r.Length);
        v[0] = p.CueScore;
        v[1] = p.CueMargin;
        v[2] = p.Source is null ? Nothing : p.SourceMargin;
        v[3] = p.ContentMargin;
        v[4] = p.Source?.Length ?? 0;
        v[5] = p.Cue.Length;
        v[6] = length;
        v[7] = p.Contents.Length;
        v[8] = p.RunsDropped;
        v[9] = p.Source is { } s ? s.First - p.Cue.First : Nothing;
        v[10] = p.Contents.Length > 0 ? p.Contents[0].First - p.Cue.First : Nothing;
        v[11] = p.Contents.Length > 0 ? p.Contents[^1].First - p.Cue.First : Nothing;
        v[12] = QuotedShare(c, p, length);
        v[13] = c.QuoteId[p.Head] >= 0 ? 1 : 0;
        v[14] = TagClass(c.Parsed.Tokens[p.Head].Tag);
        v[15] = p.Source is { } source ? SourceClass(c, source) : Nothing;
        v[16] = p.MeanMargin;
        v[17] = p.WordScore;
        v[18] = p.Contents.Length > 0 ? p.Contents.Max(r => r.Length) : 0;
    }

    private static int QuotedShare(TokenColumns c, Proposal p, int length)
    {
        var quoted = 0;
        foreach (var run in p.Contents)
            for (var i = run.First; i < run.End; i++)
                if (c.QuoteId[i] >= 0)
                    quoted++;
        return length == 0 ? 0 : 100 * quoted / length;
    }

    private static int TagClass(string tag) => tag switch
    {
        "VBD" => 0,
        "VBZ" => 1,
        "VBP" => 2,
        "VBG" => 3,
        "VBN" => 4,
        "VB" => 5,
        "NN" or "NNS" => 6,
        "IN" => 7,
        ":" => 8,
        _ => 9,
    };

    private static int SourceClass(TokenColumns c, TokenRun source)
    {
        for (var i = source.End - 1; i >= source.First; i--)
            if (c.Name[i] is (byte)NameKind.Person or (byte)NameKind.Organization or (byte)NameKind.Place)
                return 4 + c.Name[i];
        return c.Parsed.Tokens[source.First].Tag switch
        {
            "PRP" => 0,
            "DT" => 1,
            "WP" or "WDT" => 2,
            _ => 3,
        };
    }

    private static void AddShape(TokenColumns c, Proposal p, Span<int> v)
    {
        var sentence = c.SentenceOf(p.Head);
        v[0] = p.Head - sentence.First;
        v[1] = sentence.End - p.Head;
        v[2] = sentence.Block;
        if (p.Contents.Length == 0)
            return;
        TokenRun first = p.Contents[0], last = p.Contents[^1];
        v[3] = last.End >= sentence.End - 1 ? 1 : 0;
        v[4] = first.First == c.SentenceOf(first.First).First ? 1 : 0;
        v[5] = c.Sentence[last.End - 1] - c.Sentence[first.First];
        v[6] = first.First >= p.Cue.End ? first.First - p.Cue.End : last.End <= p.Cue.First ? p.Cue.First - last.End : -1;
        v[7] = TagClass(c.Parsed.Tokens[first.First].Tag);
    }

    private static void AddOthers(TokenColumns c, List<Proposal> all, int index, Span<int> v)
    {
        var p = all[index];
        v[0] = v[1] = v[2] = v[3] = v[4] = Nothing;
        for (var step = -1; step <= 1; step += 2)
            for (var j = index + step; j >= 0 && j < all.Count && Math.Abs(j - index) <= 12; j += step)
            {
                var q = all[j];
                if (q.CoversInContent(p.Head))
                    v[0] = Math.Max(v[0], q.CueScore);
                if (p.CoversInContent(q.Head))
                    v[1] = Math.Max(v[1], q.CueScore);
                if (SharesContent(p, q))
                    v[2] = Math.Max(v[2], q.CueScore);
                if (q.Cue.Overlaps(p.Cue))
                    v[3] = Math.Max(v[3], q.CueScore);
                if (c.Sentence[q.Head] != c.Sentence[p.Head])
                    continue;
                v[4] = Math.Max(v[4], q.CueScore);
                v[5]++;
            }
        v[6] = index > 0 ? c.Sentence[p.Head] - c.Sentence[all[index - 1].Head] : 99;
        v[7] = index + 1 < all.Count ? c.Sentence[all[index + 1].Head] - c.Sentence[p.Head] : 99;
    }

    private static void AddGrammar(TokenColumns c, Proposal p, Span<int> v)
    {
        v[0] = RelationClass(c.Parsed.Tokens[p.Head].Relation);
        v[1] = c.Head[p.Head] is var head and >= 0 ? TagClass(c.Parsed.Tokens[head].Tag) : Nothing;
        v[2] = p.Source is { } source ? SpeakerClass(c.Parsed.Tokens[source.First].Lemma, source.Length) : Nothing;
        v[3] = p.Contents.Length > 0 ? OpeningClass(c, p.Contents[0].First) : Nothing;
        for (var child = c.FirstChild[p.Head]; child >= 0 && v[4] < 20; child = c.NextSibling[child])
        {
            v[4]++;
            v[5] |= c.Parsed.Tokens[child].Relation switch { "nsubj" => 1, "ccomp" => 2, "xcomp" => 4, "dobj" => 8, "aux" => 16, "neg" => 32, "mark" => 64, _ => 0 };
        }
        v[6] = p.Contents.Length > 0 && p.Contents[^1].End < c.Count ? OpeningClass(c, p.Contents[^1].End) : Nothing;
        v[7] = p.Head > 0 && p.Cue.First == p.Head ? OpeningClass(c, p.Head - 1) : Nothing;
    }

    private static int RelationClass(string relation) => relation switch
    {
        "root" => 0,
        "parataxis" => 1,
        "ccomp" => 2,
        "conj" => 3,
        "advcl" => 4,
        "acl" => 5,
        "acl:relcl" => 6,
        "xcomp" => 7,
        "dep" => 8,
        "dobj" => 9,
        "nsubj" => 10,
        "nmod" => 11,
        "amod" => 12,
        _ => 13,
    };

    private static int SpeakerClass(string lemma, int length) => length > 1 ? 9 : lemma switch
    {
        "i" => 0,
        "we" => 1,
        "you" => 2,
        "he" => 3,
        "she" => 4,
        "they" => 5,
        "it" => 6,
        "who" or "that" or "which" => 7,
        _ => 8,
    };

    private static int OpeningClass(TokenColumns c, int i) => c.Quote[i] is QuoteState.Opening or QuoteState.Closing ? 0 : c.Parsed.Tokens[i].Tag switch
    {
        "TO" => 1,
        "IN" => 2,
        "WP" or "WDT" or "WRB" => 3,
        "DT" or "PRP$" => 4,
        "PRP" => 5,
        "NNP" or "NNPS" => 6,
        "NN" or "NNS" => 7,
        "VBG" => 8,
        "," => 9,
        "." or ":" => 10,
        "CC" => 11,
        "RB" => 12,
        _ => 13,
    };

    /// <summary>What the words say of this statement and of those around it.</summary>
    private static void AddJudged(TokenColumns c, List<Proposal> all, int index, Span<int> v)
    {
        var p = all[index];
        v[0] = p.WordScore;
        v[1] = v[2] = v[3] = v[4] = v[5] = v[6] = Nothing;
        for (var step = -1; step <= 1; step += 2)
            for (var j = index + step; j >= 0 && j < all.Count && Math.Abs(j - index) <= 12; j += step)
            {
                var q = all[j];
                if (Math.Abs(j - index) == 1)
                    v[step < 0 ? 1 : 2] = q.WordScore;
                if (q.CoversInContent(p.Head))
                    v[3] = Math.Max(v[3], q.WordScore);
                if (p.CoversInContent(q.Head))
                    v[4] = Math.Max(v[4], q.WordScore);
                if (SharesContent(p, q))
                    v[5] = Math.Max(v[5], q.WordScore);
                if (c.Sentence[q.Head] == c.Sentence[p.Head])
                    v[6] = Math.Max(v[6], q.WordScore);
                if (Math.Abs(j - index) <= 6 && q.WordScore > 0)
                    v[7]++;
            }
    }

    private static bool SharesContent(Proposal p, Proposal q)
    {
        foreach (var a in p.Contents)
            foreach (var b in q.Contents)
                if (a.Overlaps(b))
                    return true;
        return false;
    }
}
