using ClaimTracker.Import.Metadata;

namespace ClaimTracker.Import.Html;

/// <summary>Recognises pages that hold only the start of an article, before a paywall.</summary>
internal static class StubRule
{
    private const int ShortArticle = 180;
    private const int ShortTeaser = 90;

    private static readonly string[] Walls =
    [
        "subscribe to continue", "subscribe to read", "subscribe to keep reading", "to continue reading", "continue reading with a subscription", "already a subscriber", "for subscribers only", "subscribers only",
        "to read the full", "to read this article", "to access this article", "unlock this article", "this article is for", "register to read", "sign in to read", "log in to continue", "become a member to read", "start your free trial",
    ];

    /// <summary>True where the page says that the article costs money, or shows a wall, and what is there is short.</summary>
    public static bool IsStub(Page page, PageMetadata metadata, IReadOnlyList<string> paragraphs)
    {
        var words = paragraphs.Sum(p => p.AsSpan().Count(' ') + 1);
        if (metadata.JsonLd is { WordCount: > 150 and var said } && said > 2 * words) return true;
        var costs = metadata.JsonLd?.IsFree == false || page.Meta("article:content_tier") is "locked" or "metered";
        return words < ShortArticle && (costs || (words < ShortTeaser || EndsOpen(paragraphs)) && HasWall(page));
    }

    private static bool EndsOpen(IReadOnlyList<string> paragraphs) =>
        paragraphs.Count > 0 && (paragraphs[^1].EndsWith('…') || paragraphs[^1].EndsWith("...", StringComparison.Ordinal));

    private static bool HasWall(Page page) =>
        page.Blocks.Exists(b => b.Text.Length < 300 && Array.Exists(Walls, w => b.Text.Contains(w, StringComparison.OrdinalIgnoreCase)));
}
