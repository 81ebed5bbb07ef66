namespace ClaimTracker.Import;

/// <summary>Tells what a decoded text is.</summary>
internal static class DocumentFormat
{
    private const int Sniffed = 2048;

    /// <summary>True for a page: by its beginning, else by the header, else by the name.</summary>
    public static bool IsPage(string text, string location, string? contentType)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, Sniffed)).TrimStart();
        if (head.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || head.Contains("<html", StringComparison.OrdinalIgnoreCase)) return true;
        if (contentType is not null && contentType.Contains("html", StringComparison.OrdinalIgnoreCase)) return true;
        if (contentType is not null && contentType.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase)) return false;
        return HasPageName(location)
            || (head.StartsWith("<") && (head.Contains("<p", StringComparison.OrdinalIgnoreCase) || head.Contains("<div", StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>True for JSON Lines, false for CSV, null for text that is no table.</summary>
    public static bool? TableKind(string text, string location, string? contentType)
    {
        var path = location.Split('?', '#')[0];
        if (path.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".ndjson", StringComparison.OrdinalIgnoreCase)) return true;
        if (path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".tsv", StringComparison.OrdinalIgnoreCase)) return false;
        if (contentType is not null && contentType.Contains("csv", StringComparison.OrdinalIgnoreCase)) return false;
        var line = text.AsSpan().TrimStart();
        return line.StartsWith("{\"", StringComparison.Ordinal) && line.Contains("\":", StringComparison.Ordinal) ? true : null;
    }

    private static bool HasPageName(string location)
    {
        var path = location.Split('?', '#')[0];
        return path.EndsWith(".html", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".htm", StringComparison.OrdinalIgnoreCase)
            || path.EndsWith(".xhtml", StringComparison.OrdinalIgnoreCase);
    }
}
