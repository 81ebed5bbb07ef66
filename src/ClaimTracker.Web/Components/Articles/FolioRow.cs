using ClaimTracker.Extraction;
using ClaimTracker.Store.Reading;

namespace ClaimTracker.Web.Components.Articles;

/// <summary>A block of the article beside the cards of its margin.</summary>
/// <param name="Blocks">One block, or neighbouring boilerplate folded into one row.</param>
/// <param name="Paragraph">Number of the paragraph; 0 for other blocks.</param>
/// <param name="Cards">Statements that begin here.</param>
/// <param name="Later">Cards of the rows below, moved beside an open card so that the text has no hole.</param>
/// <param name="HasMargin">False for a row whose margin an open card covers.</param>
public sealed record FolioRow(IReadOnlyList<TextBlock> Blocks, int Paragraph, IReadOnlyList<ArticleStatement> Cards, IReadOnlyList<ArticleStatement> Later, bool HasMargin)
{
    /// <summary>Rows that an open card may cover, its own included.</summary>
    private const int Covered = 6;

    /// <summary>The rows of an article. The headline is left out, unless a statement stands in it.</summary>
    public static IReadOnlyList<FolioRow> Of(ArticleReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var rows = Plain(reading);
        var open = rows.FindIndex(r => reading.Chosen is { } chosen && r.Cards.Contains(chosen));
        if (open < 0) return rows;
        var end = Math.Min(rows.Count, open + Covered);
        var later = rows.Take(end).Skip(open + 1).SelectMany(r => r.Cards).ToList();
        rows[open] = rows[open] with { Later = later };
        for (var i = open + 1; i < end; i++) rows[i] = rows[i] with { Cards = [], HasMargin = false };
        return rows;
    }

    private static List<FolioRow> Plain(ArticleReading reading)
    {
        var rows = new List<FolioRow>();
        var paragraph = 0;
        foreach (var block in reading.Page.Blocks)
        {
            var cards = reading.Page.Statements.Where(s => Segments.First(s) is { } at && at >= block.Span.Start && at < block.Span.End).ToList();
            if (block.Kind == BlockKind.Headline && cards.Count == 0) continue;
            if (block.Kind == BlockKind.Boilerplate && rows is [.., { Blocks: [{ Kind: BlockKind.Boilerplate }, ..] } above])
                rows[^1] = above with { Blocks = [.. above.Blocks, block] };
            else rows.Add(new FolioRow([block], block.Kind == BlockKind.Paragraph ? ++paragraph : 0, cards, [], true));
        }
        return rows;
    }
}
