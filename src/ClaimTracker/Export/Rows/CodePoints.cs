namespace ClaimTracker.Export.Rows;

/// <summary>Converts offsets between UTF-16, as stored, and Unicode code points, as exported. The one place for it.</summary>
public sealed class CodePoints
{
    private static readonly CodePoints None = new([]);

    // UTF-16 offset of the second half of each surrogate pair, ascending.
    private readonly int[] lows;

    private CodePoints(int[] lows) => this.lows = lows;

    /// <summary>The converter for one text.</summary>
    public static CodePoints Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var first = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDBFF');
        if (first < 0) return None;
        var lows = new List<int>();
        for (var i = first; i + 1 < text.Length; i++)
            if (char.IsSurrogatePair(text[i], text[i + 1])) lows.Add(++i);
        return lows.Count == 0 ? None : new CodePoints([.. lows]);
    }

    /// <summary>Code points before a UTF-16 offset.</summary>
    public int FromUtf16(int offset) => offset - PairsBefore(offset);

    /// <summary>UTF-16 offset of a code point offset.</summary>
    public int ToUtf16(int codePoints)
    {
        var pairs = 0;
        while (pairs < lows.Length && lows[pairs] - pairs <= codePoints) pairs++;
        return codePoints + pairs;
    }

    private int PairsBefore(int offset)
    {
        if (lows.Length == 0) return 0;
        var at = Array.BinarySearch(lows, offset);
        return at < 0 ? ~at : at;
    }
}
