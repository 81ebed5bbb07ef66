namespace ClaimTracker.Import;

/// <summary>A text that is nothing but addresses, one a line; lines that begin with # are comments.</summary>
public static class UrlList
{
    private const int MostLines = 100_000;

    /// <summary>The addresses; null where the text holds anything else.</summary>
    public static IReadOnlyList<string>? Read(string text)
    {
        if (!text.AsSpan(0, Math.Min(text.Length, 4000)).Contains("http", StringComparison.OrdinalIgnoreCase)) return null;
        var addresses = new List<string>();
        foreach (var raw in text.Split('\n'))
        {
            var line = raw.Trim();
            if (line.Length == 0 || line[0] == '#') continue;
            if (line.Contains(' ', StringComparison.Ordinal) || WebAddress.Clean(line) is not { } address || addresses.Count >= MostLines) return null;
            addresses.Add(address);
        }
        return addresses.Count == 0 ? null : addresses;
    }
}
