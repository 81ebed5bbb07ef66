namespace ClaimTracker.Extraction.Training;

/// <summary>Turns offsets in code points into UTF-16 offsets of one text, and back.</summary>
internal sealed class CodePoints(string text)
{
    private readonly int[] pairs = [.. Pairs(text)];

    /// <summary>UTF-16 offset of the code point number <paramref name="offset"/>.</summary>
    public int Utf16(int offset)
    {
        var found = Array.BinarySearch(pairs, offset);
        return offset + (found >= 0 ? found : ~found);
    }

    /// <summary>How many code points stand before the UTF-16 offset <paramref name="offset"/>.</summary>
    public int CodePoint(int offset)
    {
        var before = 0;
        while (before < pairs.Length && pairs[before] + before < offset)
            before++;
        return offset - before;
    }

    /// <summary>The code-point offset of every surrogate pair, ascending.</summary>
    private static IEnumerable<int> Pairs(string text)
    {
        var count = 0;
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (!char.IsSurrogatePair(text[i], text[i + 1])) continue;
            yield return i - count++;
            i++;
        }
    }
}
