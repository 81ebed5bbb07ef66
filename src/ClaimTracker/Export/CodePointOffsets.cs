namespace ClaimTracker.Export;

/// <summary>
/// Turns UTF-16 offsets into offsets in Unicode code points, for one text. The only place where that is done: inside the program
/// offsets are UTF-16, in everything that leaves it code points. A lone surrogate counts as one.
/// </summary>
public sealed class CodePointOffsets(string text)
{
    private readonly int[] pairs = [.. Enumerable.Range(0, Math.Max(0, text.Length - 1)).Where(i => char.IsSurrogatePair(text[i], text[i + 1]))];

    /// <summary>The code-point offset of the UTF-16 <paramref name="offset"/>.</summary>
    public int Of(int offset)
    {
        if (pairs.Length == 0) return offset;
        var found = Array.BinarySearch(pairs, offset);
        return offset - (found >= 0 ? found : ~found);
    }
}
