using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ClaimTracker.Extraction.Cues;

namespace ClaimTracker.Extraction.Attributions;

/// <summary>
/// Scores the tokens of a window with the chain's weights. A token lies in four windows on average and most groups of features
/// take few values, so the sum of a group is kept: for good, for the article or for the cue. Serves one thread at a time.
/// </summary>
internal sealed class PairScorer
{
    private const int MostTags = 64, Names = 8, Quotes = 4, Sides = 3, Buckets = 9, Offsets = 10, Relations = 11;
    private const int Distances = 31, States = 100, Counts = 5, Rivals = 10, Lengths = 7, Gaps = 10, MostGroups = 16;
    private const short ForGood = 1;

    /// <summary>So many entries of tokens are kept; a longer article's first ones are made room of, since later windows do not reach them.</summary>
    private const int MostOfArticle = 40_000;

    /// <summary>Entries of one token: itself, and for each side its neighbours and what it is outside the cue's sentence.</summary>
    private const int Neighbours = 1, Outside = Neighbours + Sides, PerToken = Outside + Sides;

    private readonly SumStore store;
    private readonly int distances, outsides, places, domains, rivals, betweens, betweenCues, quotes, quotations;
    private readonly int cueOffsets, outsideOffsets, cueExacts, cueTags, outsideTags, betweenVerbs, cueQuotes, ofArticle;
    private readonly Dictionary<uint, byte> tagCodes = [];
    private byte[] tags = [];
    private int[] tokens = [];
    private readonly int[] needed = new int[AttributionWindow.LongestLength * MostGroups], neededEnds = new int[AttributionWindow.LongestLength];
    private readonly int own;
    private int need, keptFirst, keptEnd;
    private short cueMark = ForGood;
    private CueScores cues = null!;
    private CueView view = null!;
    private Pair p;

    public PairScorer(ScoreTable table)
    {
        store = new(table);
        distances = store.Reserve(Distances * MostTags * Names * Quotes);
        outsides = store.Reserve(Distances * MostTags * Names * Quotes);
        places = store.Reserve(Offsets * Sides * 8 * MostTags * Quotes);
        domains = store.Reserve(Relations * Sides * MostTags);
        rivals = store.Reserve(Rivals * Sides * Quotes * Relations * Offsets);
        betweens = store.Reserve(Counts * Counts * Sides * MostTags);
        betweenCues = store.Reserve(Buckets * Sides * Buckets * Counts * Buckets);
        quotes = store.Reserve(States * Counts * Counts * Sides);
        quotations = store.Reserve(Quotes * Sides * Quotes * Lengths * Gaps);
        cueOffsets = store.Reserve(Offsets * Sides);
        outsideOffsets = store.Reserve(Offsets * Sides);
        cueExacts = store.Reserve(25);
        cueTags = store.Reserve(Sides * MostTags);
        outsideTags = store.Reserve(Sides * MostTags);
        betweenVerbs = store.Reserve(6 * Counts * Sides);
        cueQuotes = store.Reserve(States * Sides);
        own = store.Reserve(AttributionWindow.LongestLength);
        ofArticle = store.Reserve(0);
    }

    /// <summary>Starts an article.</summary>
    public void Begin(CueView articleView, CueScores scores)
    {
        (view, cues) = (articleView, scores);
        var c = view.Columns;
        store.Release(ofArticle);
        if (tags.Length < c.Count)
            (tags, tokens) = (new byte[c.Count * 2], new int[c.Count * 2]);
        Array.Clear(tokens, 0, c.Count);
        keptFirst = keptEnd = 0;
        for (var i = 0; i < c.Count; i++)
            tags[i] = CodeOf(c.Tag[i]);
    }

    private byte CodeOf(uint tag)
    {
        if (tagCodes.TryGetValue(tag, out var code))
            return code;
        if (tagCodes.Count == MostTags)
            throw new InvalidOperationException($"The tagger gives more than {MostTags} tags.");
        return tagCodes[tag] = (byte)tagCodes.Count;
    }

    /// <summary>Scores the window of the cue that the view has chosen.</summary>
    /// <param name="scores">Gets <see cref="SumStore.Lanes"/> places a token; those behind the table's weights mean nothing.</param>
    public void Score(Span<short> scores)
    {
        BeginCue();
        for (var i = view.Window.First; i < view.Window.End; i++)
        {
            view.Look(i, ref p);
            Need(i);
            neededEnds[i - view.Window.First] = need;
        }
        store.Deliver();
        for (int slot = 0, start = 0; slot < view.Window.Length; start = neededEnds[slot++])
            store.Sum(needed.AsSpan(start, neededEnds[slot] - start)).CopyTo(scores[(slot * SumStore.Lanes)..]);
    }

    private void BeginCue()
    {
        need = 0;
        if (store.Count - ofArticle > MostOfArticle)
            ForgetTokens();
        keptFirst = Math.Min(keptFirst, view.Window.First);
        keptEnd = Math.Max(keptEnd, view.Window.End);
        cueMark = cueMark == short.MaxValue ? (short)(ForGood + 1) : (short)(cueMark + 1);
    }

    private void ForgetTokens()
    {
        store.Release(ofArticle);
        Array.Clear(tokens, keptFirst, keptEnd - keptFirst);
        keptFirst = keptEnd = view.Window.First;
    }

    private int Side => (int)p.Side - 1;

    private uint Tag => view.Columns.Tag[p.Token];

    /// <summary>Within twelve tokens exactly, then by size and side.</summary>
    private int Distance => p.Far < 28 ? (int)p.Exact : 25 + ((int)p.Far / 4 - 7) * 2 + Side;

    private void Need(int i)
    {
        int tag = tags[i], side = Side;
        NeedToken(i, side);
        NeedQuotes(side);
        NeedBetween(tag, side);
        NeedPlace(tag, side);
        if (p.Rival > 0 && (p.Branch & p.Before & p.After) == CueGeometry.NoPath)
            NeedOutside(i, tag, side);
        else
            NeedInside(i, tag, side);
        RelativeFeatures.AddCueWord(view, i, p.Side, store.Rows);
        RelativeFeatures.AddNear(view, p, store.Rows);
        var entry = own + i - view.Window.First;
        needed[need++] = entry;
        store.Order(entry);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Lacks(int entry, short mark)
    {
        needed[need++] = entry;
        return store.Lacks(entry, mark);
    }

    private void Order() => store.Order(needed[need - 1]);

    private void NeedToken(int i, int side)
    {
        if (tokens[i] == 0)
            tokens[i] = store.Reserve(PerToken);
        if (Lacks(tokens[i], ForGood))
        {
            TokenFeatures.Add(view.Columns, cues, i, store.Rows);
            Order();
        }
        if (Lacks(tokens[i] + Neighbours + side, ForGood))
        {
            RelativeFeatures.AddNeighbours(view.Columns, i, p.Side, store.Rows);
            Order();
        }
    }

    private void NeedQuotes(int side)
    {
        if (Lacks(quotes + (((int)p.State * Counts + (int)p.Marks) * Counts + (int)p.Cues) * Sides + side, ForGood))
        {
            RelativeFeatures.AddQuotes(p.State, p.Quote, p.Marks, p.Cues, p.Side, store.Rows);
            Order();
        }
        if (Lacks(cueQuotes + (int)p.State * Sides + side, cueMark))
        {
            RelativeFeatures.AddCueQuotes(view, p.State, p.Quote, p.Side, store.Rows);
            Order();
        }
        if (Lacks(quotations + ((((int)p.Quoted * Sides + side) * Quotes + (int)p.Quote) * Lengths + (int)p.Length) * Gaps + (int)p.Gap, ForGood))
        {
            RelativeFeatures.AddQuotation(p.Quote, p.Side, p.Quoted, p.Length, p.Gap, store.Rows);
            Order();
        }
    }

    private void NeedBetween(int tag, int side)
    {
        if (Lacks(betweens + (((int)p.Commas * Counts + (int)p.Cues) * Sides + side) * MostTags + tag, ForGood))
        {
            RelativeFeatures.AddBetween(p.Commas, p.Cues, p.Side, Tag, store.Rows);
            Order();
        }
        if (Lacks(betweenCues + ((((int)p.Strongest * Sides + side) * Buckets + (int)p.Bucket) * Counts + (int)p.Cues) * Buckets + (int)view.Bucket, ForGood))
        {
            RelativeFeatures.AddBetweenCues(p.Strongest, p.Side, p.Bucket, p.Cues, view.Bucket, store.Rows);
            Order();
        }
        if (Lacks(betweenVerbs + ((int)p.Verbs * Counts + (int)p.Commas) * Sides + side, cueMark))
        {
            RelativeFeatures.AddBetweenVerbs(view, p.Verbs, p.Commas, p.Side, store.Rows);
            Order();
        }
    }

    private void NeedPlace(int tag, int side)
    {
        if (Lacks(places + ((((int)p.Offset * Sides + side) * 8 + (int)p.Block) * MostTags + tag) * Quotes + (int)p.Quote, ForGood))
        {
            RelativeFeatures.AddPlace(p.Offset, p.Side, p.Block, Tag, p.Quote, store.Rows);
            Order();
        }
        if (Lacks(rivals + ((((int)p.Rival * Sides + side) * Quotes + (int)p.Quote) * Relations + (int)p.Relation) * Offsets + (int)p.Offset, ForGood))
        {
            RelativeFeatures.AddRival(p.Rival, p.Side, p.Quote, p.Relation, p.Offset, store.Rows);
            Order();
        }
        if (Lacks(cueExacts + (int)p.Exact, cueMark))
        {
            RelativeFeatures.AddCueExact(view, p.Exact, store.Rows);
            Order();
        }
    }

    private int DistanceEntry(int i, int tag) => ((Distance * MostTags + tag) * Names + view.Columns.Name[i]) * Quotes + (int)p.Quote;

    /// <summary>A token of another sentence whose neighbours are of another sentence too.</summary>
    private void NeedOutside(int i, int tag, int side)
    {
        if (Lacks(outsides + DistanceEntry(i, tag), ForGood))
        {
            RelativeFeatures.AddDistance(p.Exact, p.Far, Tag, view.Columns.Name[i], p.Quote, store.Rows);
            BranchFeatures.AddOutside(p.Far, p.Side, Tag, store.Rows);
            Order();
        }
        if (Lacks(tokens[i] + Outside + side, ForGood))
        {
            RelativeFeatures.AddDomain(p.Relation, p.Side, Tag, store.Rows);
            BranchFeatures.AddOutsideToken(view.Columns, i, p.Side, p.Relation, store.Rows);
            Order();
        }
        if (Lacks(outsideOffsets + (int)p.Offset * Sides + side, cueMark))
        {
            RelativeFeatures.AddCueOffset(view, p.Offset, p.Side, store.Rows);
            BranchFeatures.AddOutsideOfCue(view, p.Side, store.Rows);
            Order();
        }
        if (Lacks(outsideTags + side * MostTags + tag, cueMark))
        {
            RelativeFeatures.AddCueTag(view, p.Side, Tag, store.Rows);
            BranchFeatures.AddOutsideTag(view, Tag, store.Rows);
            Order();
        }
        BranchFeatures.AddWord(view, CueGeometry.NoPath, i, store.Rows);
    }

    private void NeedInside(int i, int tag, int side)
    {
        if (Lacks(distances + DistanceEntry(i, tag), ForGood))
        {
            RelativeFeatures.AddDistance(p.Exact, p.Far, Tag, view.Columns.Name[i], p.Quote, store.Rows);
            Order();
        }
        if (Lacks(domains + ((int)p.Relation * Sides + side) * MostTags + tag, ForGood))
        {
            RelativeFeatures.AddDomain(p.Relation, p.Side, Tag, store.Rows);
            Order();
        }
        if (Lacks(cueOffsets + (int)p.Offset * Sides + side, cueMark))
        {
            RelativeFeatures.AddCueOffset(view, p.Offset, p.Side, store.Rows);
            Order();
        }
        if (Lacks(cueTags + side * MostTags + tag, cueMark))
        {
            RelativeFeatures.AddCueTag(view, p.Side, Tag, store.Rows);
            Order();
        }
        BranchFeatures.Add(view, p, store.Rows);
    }
}
