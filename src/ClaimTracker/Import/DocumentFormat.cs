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

    private static bool HasPageName(string location)
    {
        var path = location.Split('?', '#')[0];
        return path.EndsWith(".html", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".htm", StringComparison.OrdinalIgnoreCase)
            || path.EndsWith(".xhtml", StringComparison.OrdinalIgnoreCase);
    }
}
