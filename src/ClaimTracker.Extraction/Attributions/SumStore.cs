using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ClaimTracker.Extraction.Cues;

namespace ClaimTracker.Extraction.Attributions;

/// <summary>
/// Keeps the sums of groups of rows under numbers. Missing sums are ordered first and made together: rows lie far apart in memory,
/// and so the processor fetches many at a time. The last of the sixteen places marks what is kept; its value in a sum means nothing.
/// </summary>
internal sealed class SumStore(ScoreTable table)
{
    /// <summary>Places an entry; the table's weights fill the first of them.</summary>
    public const int Lanes = 16;
    private const int MarkLane = Lanes - 1;

    private readonly List<(int Entry, int End)> ordered = [];
    private short[] sums = [];
    private int entries, begun;

    /// <summary>Where the rows of the next group are put.</summary>
    public FeatureBuffer Rows { get; } = new(table.Bits);

    /// <summary>How many entries there are.</summary>
    public int Count => entries;

    /// <summary>Makes room for <paramref name="count"/> further entries.</summary>
    /// <returns>The number of the first.</returns>
    public int Reserve(int count)
    {
        var first = entries;
        entries += count;
        if (sums.Length < entries * Lanes)
            Array.Resize(ref sums, Math.Max(entries, sums.Length / Lanes * 2) * Lanes);
        return first;
    }

    /// <summary>Gives up the entries from this one on.</summary>
    public void Release(int first)
    {
        sums.AsSpan(first * Lanes, (entries - first) * Lanes).Clear();
        entries = first;
    }

    /// <summary>True where the entry's sum has not been made or ordered since the mark was changed; its rows have to follow, then <see cref="Order"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Lacks(int entry, short mark)
    {
        ref var kept = ref sums[entry * Lanes + MarkLane];
        if (kept == mark)
            return false;
        kept = mark;
        return true;
    }

    /// <summary>Orders the sum of the rows that were put into <see cref="Rows"/> since the last order.</summary>
    public void Order(int entry)
    {
        table.Fetch(Rows.Rows[begun..]);
        begun = Rows.Count;
        ordered.Add((entry, begun));
    }

    /// <summary>Makes all sums that were ordered.</summary>
    public void Deliver()
    {
        var rows = Rows.Rows;
        var start = 0;
        foreach (var (entry, end) in ordered)
        {
            var place = sums.AsSpan(entry * Lanes, Lanes);
            var mark = place[MarkLane];
            table.Sum(rows[start..end]).CopyTo(place);
            place[MarkLane] = mark;
            start = end;
        }
        ordered.Clear();
        Rows.Clear();
        begun = 0;
    }

    /// <summary>The sum of some entries.</summary>
    public Vector256<short> Sum(ReadOnlySpan<int> some)
    {
        var sum = Vector256<short>.Zero;
        foreach (var entry in some)
            sum += Vector256.Create<short>(sums.AsSpan(entry * Lanes, Lanes));
        return sum;
    }
}
