using ClaimTracker.Extraction;
using ClaimTracker.Model;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Store.Reading;

/// <summary>One version of an article with everything that was found in it.</summary>
/// <param name="Outlet">Name of the outlet; null where unknown.</param>
/// <param name="Url">http(s) address; null where unknown.</param>
/// <param name="CopyOf">The article whose text it repeats; null for an independent one.</param>
/// <param name="Number">Version shown.</param>
/// <param name="Statements">Statements in reading order.</param>
/// <param name="Versions">Every version, newest first.</param>
public sealed record ArticlePage(
    long Id, string Title, long? OutletId, string? Outlet, string? Url, bool IsFiction, bool IsStub, PublicationDate Published, DateOnly? NotBefore,
    ArticleRow? CopyOf, int Number, string? Byline, string? Agency, string? Dateline, string Text, IReadOnlyList<TextBlock> Blocks,
    IReadOnlyList<ArticleStatement> Statements, IReadOnlyList<VersionRow> Versions)
{
    /// <summary>True where the newest version is shown.</summary>
    public bool IsCurrent => Versions.Count == 0 || Versions[0].Number == Number;
}

/// <summary>A version in the list of versions.</summary>
public sealed record VersionRow(long Id, int Number, string Title, DateTime AddedAt);

/// <summary>A claim that a statement puts forward.</summary>
public sealed record ClaimRef(long Id, string Text, ClaimState State);

/// <summary>A claim that a statement answers, and the statement of the same article that is answered.</summary>
public sealed record AnsweredClaim(ClaimRef Claim, long? Target, double Confidence, ReviewState Review, IReadOnlyList<string> Because);

/// <summary>How a statement answers.</summary>
public sealed record Answer(ResponseKind Kind, DenialStrength Strength, ResponseScope Scope, IReadOnlyList<string> Because, IReadOnlyList<AnsweredClaim> Claims);

/// <summary>A statement in its article, with its spans.</summary>
/// <param name="Claims">The claims that it puts forward.</param>
/// <param name="Answer">How it answers claims; null for a statement that answers none.</param>
public sealed record ArticleStatement(
    long Id, SourceLabel? Source, Passage? SourcePassage, Passage? CuePassage, Passage? RelayPassage, IReadOnlyList<Passage> Content,
    string Words, QuoteKind Quote, StatementAct Act, int Start, double Confidence, ReviewState Review, string? SaidAsWritten)
{
    public IReadOnlyList<ClaimRef> Claims { get; init; } = [];
    public Answer? Answer { get; init; }
}

/// <summary>Reads one article.</summary>
public sealed class ArticleQuery(ContextFactory store)
{
    /// <summary>The article of that id in the given version, else in its current one; null where there is none.</summary>
    public async Task<ArticlePage?> ReadAsync(long id, int? version = null, CancellationToken cancel = default)
    {
        await using var context = store.Create();
        var article = await context.Articles.AsNoTracking().Include(a => a.Outlet).SingleOrDefaultAsync(a => a.Id == id, cancel);
        if (article is null) return null;
        var versions = await context.ArticleVersions.AsNoTracking().Where(v => v.ArticleId == id).OrderByDescending(v => v.Number)
            .Select(v => new VersionRow(v.Id, v.Number, v.Title, v.AddedAt)).ToListAsync(cancel);
        var shown = version is null ? article.CurrentVersionId ?? versions.FirstOrDefault()?.Id : versions.Find(v => v.Number == version)?.Id;
        var text = await context.ArticleVersions.AsNoTracking().SingleOrDefaultAsync(v => v.Id == shown, cancel);
        if (text is null) return null;
        var copyOf = article.CopyOfId is { } original
            ? await context.Articles.AsNoTracking().Where(a => a.Id == original).Select(ArticleRow.Of).SingleOrDefaultAsync(cancel) : null;
        return new ArticlePage(
            article.Id, text.Title, article.OutletId, article.Outlet?.Name, article.Url, article.IsFiction, article.IsStub, article.Published, article.NotBefore,
            copyOf, text.Number, text.Byline, text.Agency, text.Dateline, text.Text, text.Blocks,
            await StatementsAsync(context, text.Id, text.Id == article.CurrentVersionId, cancel), versions);
    }

    /// <summary>The text of a version; null where there is none.</summary>
    public async Task<string?> TextAsync(long id, int version, CancellationToken cancel = default)
    {
        await using var context = store.Create();
        return await context.ArticleVersions.AsNoTracking().Where(v => v.ArticleId == id && v.Number == version).Select(v => v.Text).SingleOrDefaultAsync(cancel);
    }

    private static async Task<IReadOnlyList<ArticleStatement>> StatementsAsync(ClaimTrackerContext context, long version, bool isCurrent, CancellationToken cancel)
    {
        var statements = await context.Statements.AsNoTracking()
            .Where(s => s.ArticleVersionId == version && s.Review != ReviewState.Rejected && (s.IsCurrent || !isCurrent)).OrderBy(s => s.Start).ThenBy(s => s.Id)
            .Select(s => new ArticleStatement(
                s.Id, s.Source == null ? null : new SourceLabel(s.Source.Id, s.Source.Kind, s.Source.Name, s.Source.Role, s.Source.Affiliation, s.Source.Country),
                s.SourcePassage, s.CuePassage, s.RelayPassage, s.Content, s.Words, s.Quote, s.Act, s.Start, s.Confidence, s.Review, s.SaidAsWritten)).ToListAsync(cancel);
        var ids = statements.Select(s => s.Id).ToArray();
        var claims = (await context.Tellings.AsNoTracking()
            .Where(t => ids.Contains(t.StatementId) && t.Review != ReviewState.Rejected && t.Claim!.MergedIntoId == null && t.Claim.Review != ReviewState.Rejected)
            .Select(t => new { t.StatementId, Claim = new ClaimRef(t.ClaimId, t.Claim!.Text, t.Claim.State) }).ToListAsync(cancel)).ToLookup(t => t.StatementId, t => t.Claim);
        var answers = await AnswersAsync(context, ids, cancel);
        return statements.Select(s => s with { Claims = [.. claims[s.Id]], Answer = answers.GetValueOrDefault(s.Id) }).ToList();
    }

    private static async Task<Dictionary<long, Answer>> AnswersAsync(ClaimTrackerContext context, long[] statements, CancellationToken cancel)
    {
        var responses = await context.Responses.AsNoTracking().Where(r => statements.Contains(r.StatementId) && r.Review != ReviewState.Rejected)
            .Select(r => new { r.Id, r.StatementId, r.Kind, r.Strength, r.Scope, r.Because }).ToListAsync(cancel);
        var ids = responses.Select(r => r.Id).ToArray();
        var links = (await context.ResponseLinks.AsNoTracking()
            .Where(l => ids.Contains(l.ResponseId) && l.Review != ReviewState.Rejected && l.Claim!.MergedIntoId == null)
            .Select(l => new { l.ResponseId, l.TargetStatementId, l.Confidence, l.Review, l.Because, Claim = new ClaimRef(l.ClaimId, l.Claim!.Text, l.Claim.State) }).ToListAsync(cancel))
            .ToLookup(l => l.ResponseId);
        return responses.ToDictionary(r => r.StatementId, r => new Answer(r.Kind, r.Strength, r.Scope, r.Because,
            links[r.Id].OrderByDescending(l => l.Confidence).Select(l => new AnsweredClaim(l.Claim, l.TargetStatementId, l.Confidence, l.Review, l.Because)).ToList()));
    }
}
