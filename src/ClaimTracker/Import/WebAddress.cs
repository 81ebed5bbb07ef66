namespace ClaimTracker.Import;

/// <summary>Addresses that may be shown as links: http and https only.</summary>
internal static class WebAddress
{
    private const int Longest = 2000;

    /// <summary>The absolute address, or null where it is no http(s) address.</summary>
    /// <param name="url">The address as written.</param>
    /// <param name="baseUrl">What a relative address is relative to.</param>
    public static string? Clean(string? url, string? baseUrl = null)
    {
        var text = url?.Trim();
        if (string.IsNullOrEmpty(text) || text.Length > Longest) return null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.IsFile)
        {
            if (baseUrl is null || !Uri.TryCreate(baseUrl, UriKind.Absolute, out var root) || !Uri.TryCreate(root, text, out uri)) return null;
        }
        return uri.Scheme is "http" or "https" && uri.Host.Length > 0 ? uri.AbsoluteUri : null;
    }
}
