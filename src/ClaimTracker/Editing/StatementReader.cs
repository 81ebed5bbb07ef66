using ClaimTracker.Model;
using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Editing;

/// <summary>A statement with the stretch of text in which its spans can be marked anew.</summary>
/// <param name="Id">The statement.</param>
/// <param name="Version">Version on screen.</param>
/// <param name="Offset">UTF-16 offset of <paramref name="Window"/> in the article's text.</param>
/// <param name="Window">The text around it, whole paragraphs.</param>
/// <param name="Marked">Its spans now, as offsets of the article.</param>
/// <param name="Neighbours">Other statements of the article that it can be joined with, nearest first.</param>
public sealed record EditableStatement(long Id, int Version, int Offset, string Window, MarkedSpans Marked, IReadOnlyList<(long Id, string Words)> Neighbours);

/// <summary>Reads statements for the editor of spans.</summary>
public sealed class StatementReader(ContextFactory store)
{
    private const int Around = 1200;

    /// <summary>One statement; null where it is gone.</summary>
    public async Task<EditableStatement?> ReadAsync(long id, CancellationToken cancellationToken = default)
    {
        await using var context = store.Create();
        var statement = await context.Statements.AsNoTracking().Include(s => s.ArticleVersion).SingleOrDefaultAsync(s => s.Id == id, cancellationToken);
        if (statement is null) return null;
        var (offset, window) = Window(statement);
        var marked = new MarkedSpans(statement.SourcePassage?.Span, statement.CuePassage?.Span, [.. statement.Content.Select(p => p.Span)]);
        var others = await context.Statements.AsNoTracking()
            .Where(s => s.ArticleVersionId == statement.ArticleVersionId && s.IsCurrent && s.Review != ReviewState.Rejected && s.Id != id)
            .OrderBy(s => Math.Abs(s.Start - statement.Start)).Take(4).Select(s => new { s.Id, s.Words }).ToListAsync(cancellationToken);
        return new(id, statement.Version, offset, window, marked, [.. others.Select(o => (o.Id, o.Words))]);
    }

    private static (int Offset, string Window) Window(Statement statement)
    {
        var text = statement.ArticleVersion!.Text;
        var last = statement.Content.Append(statement.SourcePassage).Append(statement.CuePassage).OfType<Passage>().Max(p => (int?)p.End) ?? statement.Start;
        var start = text.LastIndexOf('\n', Math.Max(0, statement.Start - Around)) + 1;
        var end = text.IndexOf('\n', Math.Min(text.Length, last + Around));
        return (start, text[start..(end < 0 ? text.Length : end)]);
    }
}
