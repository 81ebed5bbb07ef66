namespace ClaimTracker.Import.Html;

/// <summary>Everything that one walk over a parsed page gathers.</summary>
internal sealed class Page
{
    public required Frame Root { get; init; }
    public List<PageBlock> Blocks { get; } = [];
    public List<string> JsonLd { get; } = [];

    /// <summary>Contents of meta elements by name, property or itemprop in lower case; the first of each comes first.</summary>
    public Dictionary<string, List<string>> Metas { get; } = new(StringComparer.Ordinal);

    public List<PageTime> Times { get; } = [];

    /// <summary>Texts of elements that name an author, with where they stood.</summary>
    public List<(string Text, string From)> Authors { get; } = [];

    public List<string> Headings { get; } = [];
    public string? Canonical { get; set; }
    public string? Base { get; set; }
    public string? TitleElement { get; set; }
    public string? Language { get; set; }

    public string? Meta(string name) => Metas.TryGetValue(name, out var values) ? values[0] : null;
}

/// <summary>A <c>time</c> element or a microdata date.</summary>
/// <param name="Value">The machine-readable value, else its text.</param>
/// <param name="Hint">Its class, id and itemprop.</param>
/// <param name="Block">Number of blocks before it.</param>
/// <param name="InArticle">True within an article or main element and outside of aside, nav and footer.</param>
internal sealed record PageTime(string Value, string Hint, int Block, bool InArticle);
