namespace ClaimTracker.Export.Tables;

/// <summary>The words around a quotation, as a W3C TextQuoteSelector has them.</summary>
internal static class Quotations
{
    /// <summary>Up to <paramref name="length"/> code points that stand before <paramref name="start"/>.</summary>
    public static ReadOnlySpan<char> Before(string text, int start, int length)
    {
        var from = start;
        for (var taken = 0; taken < length && from > 0; taken++)
            from -= from > 1 && char.IsSurrogatePair(text[from - 2], text[from - 1]) ? 2 : 1;
        return text.AsSpan()[from..start];
    }

    /// <summary>Up to <paramref name="length"/> code points that stand from <paramref name="end"/> on.</summary>
    public static ReadOnlySpan<char> After(string text, int end, int length)
    {
        var to = end;
        for (var taken = 0; taken < length && to < text.Length; taken++)
            to += to + 1 < text.Length && char.IsSurrogatePair(text[to], text[to + 1]) ? 2 : 1;
        return text.AsSpan()[end..to];
    }
}
