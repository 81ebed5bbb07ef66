using ClaimTracker.Extraction;
using ClaimTracker.Import;
using ClaimTracker.Model;

namespace ClaimTracker.Ingest;

/// <summary>What a newer reader makes different of an article itself: its headline, date and text.</summary>
internal static class ArticleChanges
{
    private const int MostParagraphs = 20;
    private const int LongestParagraph = 100;

    /// <summary>The differences in plain English, headline first.</summary>
    public static IReadOnlyList<ReadingChange> Between(Article article, ArticleVersion stored, ImportedArticle read)
    {
        var changes = new List<ReadingChange>();
        Compare("headline", stored.Title, read.Title);
        Compare("byline", stored.Byline, read.Byline);
        Compare("agency", stored.Agency, read.Agency);
        Compare("dateline", stored.Dateline, read.Dateline);
        if (!article.Published.IsKnown && read.Published.IsKnown) changes.Add(new(ChangeKind.Added, $"publication date: {read.Published.AsWritten ?? read.Published.InstantUtc?.ToString("u", System.Globalization.CultureInfo.InvariantCulture)}"));
        var (before, after) = (Paragraphs(stored.Text, stored.Blocks), Paragraphs(read.Text, read.Blocks));
        changes.AddRange(after.Except(before).Take(MostParagraphs).Select(p => new ReadingChange(ChangeKind.Added, $"text: {p}")));
        changes.AddRange(before.Except(after).Take(MostParagraphs).Select(p => new ReadingChange(ChangeKind.Withdrawn, $"text: {p}")));
        return changes;

        void Compare(string field, string? was, string? now)
        {
            if (was != now) changes.Add(new(ChangeKind.Changed, $"{field}: {was ?? "(none)"} → {now ?? "(none)"}"));
        }
    }

    private static List<string> Paragraphs(string text, IReadOnlyList<TextBlock> blocks) =>
        [.. blocks.Where(b => b.Kind != BlockKind.Boilerplate).Select(b => b.Span.Cut(text)).Select(p => p.Length <= LongestParagraph ? p : p[..LongestParagraph] + "…").Distinct()];
}
