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
    IReadOnlyList<OtherLink> Others, IReadOnlyList<HistoryLine> History, IReadOnlyList<Note> Notes, IReadOnlyList<RuleFlag> Flags);

/// <summary>Reads pairs, and claims to choose from. A pair is read with every key that an editor presses, so its queries are compiled once.</summary>
public sealed class PairReader(ContextFactory store, NewsroomRules rules)
{
    private readonly Func<ClaimTrackerContext, long, Task<FoundLink?>> link = EF.CompileAsyncQuery((ClaimTrackerContext context, long id) =>
        context.ResponseLinks.Where(l => l.Id == id).Select(l => new FoundLink(
            new QueueRow(
                l.Id, l.Version, l.ResponseId, l.Response!.Version, l.Response.Kind, l.Confidence, l.Review, l.ClaimId, l.Claim!.Text, l.Response.StatementId,
                l.TargetStatementId ?? l.Claim.FirstStatementId, l.Response.Statement!.Source == null ? null : l.Response.Statement.Source.Name, l.Claim.RebuttalCount > 0),
            l.Because, l.Response.Because)).SingleOrDefault());

    private readonly Func<ClaimTrackerContext, long, long, IAsyncEnumerable<Statement>> statements = EF.CompileAsyncQuery((ClaimTrackerContext context, long one, long other) =>
        context.Statements.AsNoTracking().Include(s => s.Article!.Outlet).Include(s => s.Source).Where(s => s.Id == one || s.Id == other));

    private readonly Func<ClaimTrackerContext, long, long, IAsyncEnumerable<ArticleVersion>> versions = EF.CompileAsyncQuery((ClaimTrackerContext context, long one, long other) =>
        context.ArticleVersions.AsNoTracking().Where(v => v.Id == one || v.Id == other));

    private readonly Func<ClaimTrackerContext, long, long, IAsyncEnumerable<OtherLink>> others = EF.CompileAsyncQuery((ClaimTrackerContext context, long response, long link) =>
        context.ResponseLinks.Where(l => l.ResponseId == response && l.Id != link).OrderByDescending(l => l.Confidence).Select(l => new OtherLink(l.ClaimId, l.Claim!.Text, l.Confidence, l.Review)).Take(5));

    private readonly Func<ClaimTrackerContext, long, long, IAsyncEnumerable<Event>> events = EF.CompileAsyncQuery((ClaimTrackerContext context, long link, long response) =>
        context.Events.AsNoTracking().Where(e => (e.Entity == nameof(ResponseLink) && e.EntityId == link) || (e.Entity == nameof(Response) && e.EntityId == response)).OrderByDescending(e => e.Id).Take(8));

    private readonly Func<ClaimTrackerContext, long, IAsyncEnumerable<Note>> notes = EF.CompileAsyncQuery((ClaimTrackerContext context, long link) =>
        context.Notes.AsNoTracking().Where(n => n.Entity == nameof(ResponseLink) && n.EntityId == link));

    /// <summary>The pair of one link, with the flags of a rule set; null where the link is gone.</summary>
    public async Task<ReviewPair?> ReadAsync(long linkId, string? ruleSet = null, CancellationToken cancellationToken = default)
    {
        await using var context = store.Create();
        await context.Database.OpenConnectionAsync(cancellationToken);
        if (await link(context, linkId) is not { } found) return null;
        var row = found.Row;
        var sides = await SidesAsync(context, row.StatementId, row.TargetId ?? 0, cancellationToken);
        return new(
            row, row.TargetId is { } told ? sides.GetValueOrDefault(told) : null, sides[row.StatementId], found.LinkBecause, found.ResponseBecause,
            await others(context, row.ResponseId, linkId).ToListAsync(cancellationToken),
            [.. (await events(context, linkId, row.ResponseId).ToListAsync(cancellationToken)).Select(History.Line)],
            await notes(context, linkId).ToListAsync(cancellationToken),
            await rules.CheckAsync(context, [(row.ClaimId, row.ClaimText)], ruleSet, cancellationToken));
    }

    private async Task<Dictionary<long, PairSide>> SidesAsync(ClaimTrackerContext context, long one, long other, CancellationToken cancellationToken)
    {
        var said = await statements(context, one, other).ToListAsync(cancellationToken);
        var texts = await versions(context, said[0].ArticleVersionId, said[^1].ArticleVersionId).ToDictionaryAsync(v => v.Id, cancellationToken: cancellationToken);
        foreach (var statement in said) statement.ArticleVersion = texts[statement.ArticleVersionId];
        return said.ToDictionary(s => s.Id, s => new PairSide(LineReader.LineOf(s), Context.Of(s)));
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
