using ClaimTracker.Extraction;
using ClaimTracker.Model;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Store.Reading;

/// <summary>Reads lines by id together with their paragraph numbers.</summary>
internal static class LineReader
{
    /// <summary>The lines of the given statements; ids that are gone are left out.</summary>
    public static async Task<Dictionary<long, Line>> LinesAsync(ClaimTrackerContext context, IReadOnlyCollection<long> statements, CancellationToken cancel)
    {
        var wanted = statements.Distinct().ToArray();
        if (wanted.Length == 0) return [];
        var lines = await context.Statements.AsNoTracking().Where(s => wanted.Contains(s.Id)).Select(Raw).ToListAsync(cancel);
        var versions = lines.Select(l => l.VersionId).Distinct().ToArray();
        var blocks = await context.ArticleVersions.AsNoTracking().Where(v => versions.Contains(v.Id))
            .Select(v => new { v.Id, v.Blocks }).ToDictionaryAsync(v => v.Id, v => v.Blocks, cancel);
        return lines.ToDictionary(l => l.Id, l => l.ToLine() with { Paragraph = ParagraphOf(blocks[l.VersionId], l.Start) });
    }

    /// <summary>The line of a statement that was read whole: with its article, outlet, source and article version.</summary>
    public static Line LineOf(Statement s)
    {
        var source = s.Source is { } credited ? new SourceLabel(credited.Id, credited.Kind, credited.Name, credited.Role, credited.Affiliation, credited.Country) : null;
        return new Line(
            s.Id, s.ArticleId, s.ArticleVersionId, s.Article!.Title, s.Article.OutletId, s.Article.Outlet?.Name, s.Article.IsFiction, s.Article.NotBefore, source,
            s.Words, s.Quote, s.Act, s.SaidAt, s.SaidPrecision, s.SaidAsWritten, s.RelayPassage?.Text, s.Start, s.Review) { Paragraph = ParagraphOf(s.ArticleVersion!.Blocks, s.Start) };
    }

    /// <summary>Number of the paragraph that holds an offset, counted from 1; 0 outside of paragraphs.</summary>
    public static int ParagraphOf(IEnumerable<TextBlock> blocks, int offset)
    {
        var number = 0;
        foreach (var block in blocks)
        {
            if (block.Kind == BlockKind.Paragraph) number++;
            if (offset < block.Span.End) return block.Kind == BlockKind.Paragraph && offset >= block.Span.Start ? number : 0;
        }
        return 0;
    }

    private static System.Linq.Expressions.Expression<Func<Statement, RawLine>> Raw { get; } = s => new RawLine(
        s.Id, s.ArticleId, s.ArticleVersionId, s.Article!.Title, s.Article.OutletId, s.Article.Outlet == null ? null : s.Article.Outlet.Name,
        s.Article.IsFiction, s.Article.NotBefore,
        s.Source == null ? null : new SourceLabel(s.Source.Id, s.Source.Kind, s.Source.Name, s.Source.Role, s.Source.Affiliation, s.Source.Country),
        s.Words, s.Quote, s.Act, s.SaidAt, s.SaidPrecision, s.SaidAsWritten, s.RelayPassage, s.Start, s.Review);

    private sealed record RawLine(
        long Id, long ArticleId, long VersionId, string ArticleTitle, long? OutletId, string? Outlet, bool IsFiction, DateOnly? NotBefore,
        SourceLabel? Source, string Words, QuoteKind Quote, StatementAct Act, DateTime? SaidAt, DatePrecision SaidPrecision,
        string? SaidAsWritten, Passage? Relay, int Start, ReviewState Review)
    {
        public Line ToLine() => new(Id, ArticleId, VersionId, ArticleTitle, OutletId, Outlet, IsFiction, NotBefore, Source, Words, Quote, Act,
            SaidAt, SaidPrecision, SaidAsWritten, Relay?.Text, Start, Review);
    }
}
