using ClaimTracker.Extraction;
using ClaimTracker.Model;
using ClaimTracker.Store;
using ClaimTracker.Store.Reading;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Editing;

/// <summary>What a stretch of a passage is.</summary>
public enum PieceRole { Around, Source, Cue, Content }

/// <summary>A stretch of text with one role.</summary>
public readonly record struct Piece(string Text, PieceRole Role);

/// <summary>One side of a pair: who said what, in its context.</summary>
public sealed record PairSide(Line Line, IReadOnlyList<Piece> Pieces);

/// <summary>Another claim that the same response was linked to.</summary>
public sealed record OtherLink(long ClaimId, string ClaimText, double Confidence, ReviewState Review);

/// <summary>A claim and a response on one screen, with everything that helps to judge whether one answers the other.</summary>
public sealed record ReviewPair(
    QueueRow Row, PairSide? Told, PairSide Answer, IReadOnlyList<string> LinkBecause, IReadOnlyList<string> ResponseBecause,
    IReadOnlyList<OtherLink> Others, IReadOnlyList<HistoryLine> History, IReadOnlyList<Note> Notes);

/// <summary>Reads pairs, and claims to choose from.</summary>
public sealed class PairReader(ContextFactory store)
{
    /// <summary>The pair of one link; null where the link is gone.</summary>
    public async Task<ReviewPair?> ReadAsync(long linkId, CancellationToken cancellationToken = default)
    {
        await using var context = store.Create();
        if (await ReviewList.FindAsync(context, linkId, cancellationToken) is not { } found) return null;
        var row = found.Row;
        var ids = new[] { row.StatementId, row.TargetId ?? 0 };
        var lines = await LineReader.LinesAsync(context, ids, cancellationToken);
        var statements = await context.Statements.AsNoTracking().Include(s => s.ArticleVersion).Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancellationToken);
        var others = await context.ResponseLinks.AsNoTracking().Where(l => l.ResponseId == row.ResponseId && l.Id != linkId).OrderByDescending(l => l.Confidence)
            .Select(l => new OtherLink(l.ClaimId, l.Claim!.Text, l.Confidence, l.Review)).Take(5).ToListAsync(cancellationToken);
        var history = await History.OfAsync(context, new(nameof(ResponseLink), linkId), new(nameof(Response), row.ResponseId), 8, cancellationToken);
        var notes = await context.Notes.AsNoTracking().Where(n => n.Entity == nameof(ResponseLink) && n.EntityId == linkId).ToListAsync(cancellationToken);
        return new(row, Side(row.TargetId), Side(row.StatementId)!, found.LinkBecause, found.ResponseBecause, others, history, notes);

        PairSide? Side(long? id) => id is { } key && statements.TryGetValue(key, out var statement) ? new(lines[key], Context.Of(statement)) : null;
    }

    /// <summary>Claims that a response may answer: those of its article first, then those that hold the words.</summary>
    public async Task<IReadOnlyList<(long Id, string Text)>> ClaimsAsync(long statementId, string? words, CancellationToken cancellationToken = default)
    {
        await using var context = store.Create();
        var article = await context.Statements.Where(s => s.Id == statementId).Select(s => s.ArticleId).SingleAsync(cancellationToken);
        var claims = context.Claims.AsNoTracking().Where(c => c.MergedIntoId == null);
        if (!string.IsNullOrWhiteSpace(words))
        {
            var folded = words.Trim().ToLowerInvariant();
#pragma warning disable CA1304, CA1311, CA1862 // Translated to SQL.
            claims = claims.Where(c => c.Text.ToLower().Contains(folded));
#pragma warning restore CA1304, CA1311, CA1862
        }
        else claims = claims.Where(c => c.Tellings.Any(t => t.Statement!.ArticleId == article && t.StatementId != statementId));
        return [.. (await claims.OrderByDescending(c => c.Tellings.Any(t => t.Statement!.ArticleId == article)).ThenByDescending(c => c.ActiveAt).Take(9)
            .Select(c => new { c.Id, c.Text }).ToListAsync(cancellationToken)).Select(c => (c.Id, c.Text))];
    }
}

/// <summary>Cuts a statement's surroundings into pieces by role.</summary>
internal static class Context
{
    private const int Around = 240;

    /// <summary>The blocks that the statement stands in, with at most a few lines before and behind its words.</summary>
    public static IReadOnlyList<Piece> Of(Statement statement)
    {
        var (text, roles) = (statement.ArticleVersion!.Text, Roles(statement).OrderBy(r => r.Span.Length).ToList());
        if (roles.Count == 0) return [];
        var (first, last) = (roles.Min(r => r.Span.Start), roles.Max(r => r.Span.End));
        var blocks = statement.ArticleVersion.Blocks.Where(b => b.Span.Start < last && b.Span.End > first).ToList();
        var start = Math.Max(blocks.Count > 0 ? Math.Min(first, blocks[0].Span.Start) : first, Word(text, first - Around));
        var end = Math.Min(blocks.Count > 0 ? Math.Max(last, blocks[^1].Span.End) : last, Word(text, last + Around));
        var cuts = roles.SelectMany(r => new[] { r.Span.Start, r.Span.End }).Append(start).Append(end).Where(c => c >= start && c <= end).Distinct().Order().ToList();
        var pieces = new List<Piece>();
        for (var i = 0; i + 1 < cuts.Count; i++)
        {
            var piece = new Span(cuts[i], cuts[i + 1]);
            pieces.Add(new(piece.Cut(text), roles.Find(r => r.Span.Contains(piece)) is { Role: var role and not PieceRole.Around } ? role : PieceRole.Around));
        }
        if (blocks.Count > 0 && start > blocks[0].Span.Start) pieces.Insert(0, new("…", PieceRole.Around));
        if (blocks.Count > 0 && end < blocks[^1].Span.End) pieces.Add(new("…", PieceRole.Around));
        return pieces;
    }

    private static IEnumerable<(Span Span, PieceRole Role)> Roles(Statement statement)
    {
        if (statement.SourcePassage is { } source) yield return (source.Span, PieceRole.Source);
        if (statement.CuePassage is { } cue) yield return (cue.Span, PieceRole.Cue);
        foreach (var content in statement.Content) yield return (content.Span, PieceRole.Content);
    }

    private static int Word(string text, int at)
    {
        if (at <= 0) return 0;
        if (at >= text.Length) return text.Length;
        while (at > 0 && !char.IsWhiteSpace(text[at - 1])) at--;
        return at;
    }
}
