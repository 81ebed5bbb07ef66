using ClaimTracker.Extraction.Cues;

namespace ClaimTracker.Extraction.Attributions;

/// <summary>An article as seen from one of its possible cues after another.</summary>
internal sealed class CueView(TokenColumns c, CueScores cues, CueGeometry geometry)
{
    private const uint Missing = 0xFFFFFFFF, NoQuote = 4;
    private readonly CueDomains domains = new(c, cues);

    public TokenColumns Columns => c;

    /// <summary>The cue's head.</summary>
    public int Cue { get; private set; }

    /// <summary>The tokens that are looked at.</summary>
    public AttributionWindow Window { get; private set; }

    /// <summary>What is known of the cue: hashes of lemma and tag, its bucket, and what stands before and behind it.</summary>
    public uint Lemma { get; private set; }
    public uint Tag { get; private set; }
    public uint Bucket { get; private set; }
    public uint Context { get; private set; }

    /// <summary>Chooses the cue whose window is looked at.</summary>
    public void Choose(int head, AttributionWindow around)
    {
        Cue = head;
        Window = around;
        Lemma = c.Lemma[head];
        Tag = c.Tag[head];
        Bucket = cues.Bucket[head];
        var sentence = c.SentenceOf(head);
        Context = RowHash.Mix(Neighbour(head - 1, sentence.First, sentence.End), Neighbour(head + 1, sentence.First, sentence.End));
        geometry.Prepare(c, cues, head, around);
    }

    public static uint At(uint[] column, int i) => (uint)i < (uint)column.Length ? column[i] : Missing;

    private uint Neighbour(int i, int first, int end) =>
        i < first ? 1u : i >= end ? 2u : c.Quote[i] is QuoteState.Opening or QuoteState.Closing ? 3u
        : char.IsLetter(c.Parsed.Tokens[i].Form[0]) ? (c.Parsed.Tokens[i].Lemma == "that" ? 4u : 5u) : c.Word[i];

    /// <summary>Looks at token <paramref name="i"/>, which must lie in the window.</summary>
    public void Look(int i, ref Pair p)
    {
        var d = i - Cue;
        p.Token = i;
        p.Side = d < 0 ? 1u : d > 0 ? 2u : 3u;
        p.Exact = (uint)(Math.Clamp(d, -12, 12) + 12);
        p.Far = CueFeatures.Bucket(Math.Abs(d)) * 4 + p.Side;
        LookAtSentence(i, ref p);
        LookAtQuotes(i, ref p);
        LookBetween(i - Window.First, ref p);
        LookAtBranch(i, ref p);
    }

    private void LookAtSentence(int i, ref Pair p)
    {
        int own = c.Sentence[i], home = c.Sentence[Cue], owner = domains.Owner[i];
        var sentence = c.Parsed.Sentences[own];
        p.Offset = (uint)(Math.Clamp(own - home, -3, 6) + 3);
        p.Block = (sentence.Block == c.Parsed.Sentences[home].Block ? 0u : 1u) + (i == sentence.First ? 2u : 0u) + (i >= sentence.End - 2 ? 4u : 0u);
        p.Relation = owner == Cue ? 1u : OwnerOf(i);
        p.Rival = own == home ? 0u : domains.Strongest[own] + 1u;
        p.Bucket = cues.Bucket[i];
    }

    /// <summary>0 where no possible cue governs the token, otherwise 2 and the bucket of the nearest.</summary>
    public uint OwnerOf(int i) => domains.Owner[i] is var owner and >= 0 ? 2u + cues.Bucket[owner] : 0u;

    private void LookAtQuotes(int i, ref Pair p)
    {
        p.Quote = (uint)c.Quote[i];
        p.State = (QuoteAt(i - 1) * 4 + p.Quote) * 5 + QuoteAt(i + 1);
        int own = c.QuoteId[i], ofCue = c.QuoteId[Cue];
        p.Quoted = (own >= 0 && own == ofCue ? 1u : 0u) + (ofCue >= 0 ? 2u : 0u);
        p.Length = Pair.NotQuoted;
        p.Gap = 0;
        if (own >= 0)
            LookAtQuotation(c.Quotations[own].Span, ref p);
    }

    private uint QuoteAt(int i) => (uint)i < (uint)c.Count ? (uint)c.Quote[i] : NoQuote;

    private void LookAtQuotation(Span quotation, ref Pair p)
    {
        p.Length = quotation.Length switch { < 12 => 0u, < 30 => 1u, < 60 => 2u, < 120 => 3u, < 240 => 4u, _ => 5u };
        var cue = c.Parsed.Tokens[Cue].Span;
        var gap = cue.Start >= quotation.End ? cue.Start - quotation.End : quotation.Start > cue.Start ? quotation.Start - cue.End : 0;
        p.Gap = CueFeatures.Bucket(Math.Max(0, gap) / 4);
    }

    private void LookBetween(int slot, ref Pair p)
    {
        p.Verbs = geometry.Verbs[slot];
        p.Commas = geometry.Commas[slot];
        p.Marks = geometry.Marks[slot];
        p.Cues = geometry.Cues[slot];
        p.Strongest = geometry.StrongestCue[slot];
    }

    private void LookAtBranch(int i, ref Pair p)
    {
        var slot = i - Window.First;
        p.Path = geometry.Path[slot];
        p.Branch = geometry.Branch[slot];
        p.Before = i > Window.First ? geometry.Branch[slot - 1] : 1u;
        p.After = i + 1 < Window.End ? geometry.Branch[slot + 1] : 2u;
        p.Top = geometry.BranchTop[slot];
        p.Place = i < p.Top ? 0u : i == p.Top ? 1u : 2u;
    }
}
