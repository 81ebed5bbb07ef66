namespace ClaimTracker.Export;

/// <summary>
/// Turns UTF-16 offsets into offsets in Unicode code points and back, for one text. The only place where that is done: inside the program
/// offsets are UTF-16, in everything that leaves it code points. A lone surrogate counts as one.
/// </summary>
public sealed class CodePointOffsets(string text)
{
    private readonly int[] pairs = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDBFF') < 0
        ? []
        : [.. Enumerable.Range(0, text.Length - 1).Where(i => char.IsSurrogatePair(text[i], text[i + 1]))];

    /// <summary>The code-point offset of the UTF-16 <paramref name="offset"/>.</summary>
    public int Of(int offset)
    {
        if (pairs.Length == 0) return offset;
        var found = Array.BinarySearch(pairs, offset);
        return offset - (found >= 0 ? found : ~found);
    }

    /// <summary>The UTF-16 offset of the code-point offset <paramref name="codePoints"/>.</summary>
    public int ToUtf16(int codePoints)
    {
        var before = 0;
        while (before < pairs.Length && pairs[before] - before < codePoints) before++;
        return codePoints + before;
    }
}
