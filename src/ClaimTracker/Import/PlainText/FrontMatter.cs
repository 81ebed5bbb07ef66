using ClaimTracker.Extraction;

namespace ClaimTracker.Import.PlainText;

/// <summary>Fields between two <c>---</c> lines at the top of a plain text; they stay in the text as a boilerplate block.</summary>
internal sealed record FrontMatter(IReadOnlyDictionary<string, string> Fields, Span Span)
{
    private static readonly string[] Known = ["title", "outlet", "published", "updated", "url", "byline", "language", "fiction", "agency", "dateline"];

    public string? this[string field] => Fields.GetValueOrDefault(field) is { Length: > 0 } value ? value : null;

    public bool IsFiction => this["fiction"] is { } value && value.ToUpperInvariant() is "YES" or "TRUE" or "1";

    /// <summary>Reads it; null where the text does not begin with one. Fields it does not know make it no front matter.</summary>
    public static FrontMatter? Read(string text)
    {
        var lines = Lines.Of(text);
        if (lines.Count < 3 || lines[0].Cut(text) != "---") return null;
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 1; i < lines.Count && i < 40; i++)
        {
            var line = lines[i].Cut(text);
            if (line == "---") return fields.Count == 0 ? null : new FrontMatter(fields, lines[0].Hull(lines[i]));
            if (line.Length == 0) continue;
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 1) return null;
            var name = line[..colon].Trim().ToLowerInvariant();
            if (!Known.Contains(name)) return null;
            fields[name] = line[(colon + 1)..].Trim().Trim('"');
        }
        return null;
    }
}
