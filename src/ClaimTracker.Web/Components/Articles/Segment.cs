using ClaimTracker.Extraction;
using ClaimTracker.Store.Reading;

namespace ClaimTracker.Web.Components.Articles;

/// <summary>What a stretch of text is in a statement.</summary>
public enum Role { None, Source, Cue, Content }

/// <summary>A stretch of text with one look.</summary>
/// <param name="Statement">The statement it belongs to; null for plain text.</param>
/// <param name="Opens">Statements whose first character stands here.</param>
public sealed record Segment(string Text, Role Role, ArticleStatement? Statement, IReadOnlyList<ArticleStatement> Opens);

/// <summary>Cuts a block of text where roles begin and end.</summary>
public static class Segments
{
    /// <summary>
    /// The stretches of <paramref name="block"/> in order; together they are its text. Where statements lie in one another, the shorter
    /// span shows, and one that <paramref name="isLit"/> goes before one that is not.
    /// </summary>
    public static IReadOnlyList<Segment> Of(string text, Span block, IReadOnlyList<ArticleStatement> statements, Func<ArticleStatement, bool> isLit)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(statements);
        ArgumentNullException.ThrowIfNull(isLit);
        var marks = statements.SelectMany(Roles).Where(m => m.Span.Overlaps(block)).ToList();
        var opens = statements.Where(s => First(s) is { } start && start >= block.Start && start < block.End).ToLookup(s => First(s)!.Value);
        var cuts = marks.SelectMany(m => new[] { m.Span.Start, m.Span.End }).Concat(opens.Select(o => o.Key))
            .Where(c => c > block.Start && c < block.End).Append(block.Start).Append(block.End).Distinct().Order().ToList();
        var segments = new List<Segment>();
        for (var i = 0; i + 1 < cuts.Count; i++)
        {
            var piece = new Span(cuts[i], cuts[i + 1]);
            var best = marks.Where(m => m.Span.Contains(piece)).OrderByDescending(m => isLit(m.Statement)).ThenBy(m => m.Span.Length).ThenBy(m => m.Role).FirstOrDefault();
            segments.Add(new Segment(piece.Cut(text), best.Role, best.Statement, [.. opens[piece.Start]]));
        }
        return segments;
    }

    /// <summary>Offset of a statement's first character.</summary>
    public static int? First(ArticleStatement statement) => Roles(statement).Select(r => (int?)r.Span.Start).Min();

    private static IEnumerable<(Span Span, Role Role, ArticleStatement Statement)> Roles(ArticleStatement statement)
    {
        if (statement.SourcePassage is { } source) yield return (source.Span, Role.Source, statement);
        if (statement.CuePassage is { } cue) yield return (cue.Span, Role.Cue, statement);
        foreach (var content in statement.Content) yield return (content.Span, Role.Content, statement);
    }
}
