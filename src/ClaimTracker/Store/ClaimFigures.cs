using System.Runtime.CompilerServices;
using ClaimTracker.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ClaimTracker.Store;

/// <summary>Recomputes the state and figures of claims from their tellings and links. Call inside the transaction that changed them.</summary>
public static class ClaimFigures
{
    private static readonly ConditionalWeakTable<IModel, Queries> Compiled = [];

    /// <summary>
    /// Recomputes the given claims as the context sees them, and saves. Rejected tellings, links, responses and statements, and statements
    /// that are no longer current, count for nothing. A claim's <see cref="Claim.Version"/> is not raised: nobody edited it.
    /// </summary>
    public static async Task RecomputeAsync(ClaimTrackerContext context, IReadOnlyCollection<long> claimIds, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(claimIds);
        await context.SaveChangesAsync(cancellationToken);
        await FillAsync(context, claimIds, cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>As <see cref="RecomputeAsync"/> where everything that the figures follow from is saved already; the caller saves the figures.</summary>
    internal static async Task FillAsync(ClaimTrackerContext context, IReadOnlyCollection<long> claimIds, CancellationToken cancellationToken)
    {
        var queries = Compiled.GetValue(context.Model, _ => new Queries());
        foreach (var ids in claimIds.Distinct().Chunk(500))
        {
            var claims = await queries.Claims(context, ids).ToListAsync(cancellationToken);
            var tellings = (await queries.Tellings(context, ids).ToListAsync(cancellationToken)).ToLookup(t => t.ClaimId);
            var answers = (await queries.Answers(context, ids).ToListAsync(cancellationToken)).ToLookup(a => a.ClaimId);
            foreach (var claim in claims) Fill(claim, [.. tellings[claim.Id]], [.. answers[claim.Id]]);
        }
    }

    private static void Fill(Claim claim, List<TellingRow> tellings, List<AnswerRow> answers)
    {
        var first = tellings.OrderBy(t => t.SaidAt is null).ThenBy(t => t.SaidAt).ThenBy(t => t.StatementId).FirstOrDefault();
        claim.FirstStatementId = first?.StatementId;
        claim.FirstToldAt = first?.SaidAt;
        claim.FirstToldPrecision = first?.SaidPrecision ?? DatePrecision.Unknown;
        claim.ArticleCount = tellings.Select(t => t.ArticleId).Distinct().Count();
        claim.IndependentCount = tellings.Select(t => t.CopyOfId ?? t.ArticleId).Distinct().Count();
        claim.OutletCount = tellings.Where(t => t.OutletId is not null).Select(t => t.OutletId).Distinct().Count();
        claim.NamedSourceCount = Sources(tellings, unnamed: false);
        claim.UnnamedSourceCount = Sources(tellings, unnamed: true);
        claim.RebuttalCount = Count(answers, ResponseStance.Rebuttal);
        claim.NoPositionCount = Count(answers, ResponseStance.NoPosition);
        claim.ConfirmationCount = Count(answers, ResponseStance.Confirmation);
        claim.State = ResponseKinds.StateOf(answers.Select(a => a.Kind));
        claim.FirstAnsweredAt = answers.Min(a => a.SaidAt);
        claim.ActiveAt = tellings.Select(t => t.SaidAt).Concat(answers.Select(a => a.SaidAt)).Max()
            ?? tellings.Max(t => t.NotBefore)?.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc)
            ?? (tellings.Count > 0 ? tellings.Max(t => t.AddedAt) : claim.ActiveAt);
        claim.IsFiction = tellings.Count > 0 && tellings.TrueForAll(t => t.IsFiction);
    }

    private static int Sources(List<TellingRow> tellings, bool unnamed) =>
        tellings.Where(t => t.SourceId is not null && t.IsUnnamed == unnamed).Select(t => t.SourceId).Distinct().Count();

    private static int Count(List<AnswerRow> answers, ResponseStance stance) => answers.Count(a => a.Kind.Stance() == stance);

    // They run with every decision of an editor; a compiled query belongs to one model.
    private sealed class Queries
    {
        public Func<ClaimTrackerContext, long[], IAsyncEnumerable<Claim>> Claims { get; } =
            EF.CompileAsyncQuery((ClaimTrackerContext context, long[] ids) => context.Claims.Where(c => ids.Contains(c.Id)));

        public Func<ClaimTrackerContext, long[], IAsyncEnumerable<TellingRow>> Tellings { get; } = EF.CompileAsyncQuery((ClaimTrackerContext context, long[] ids) =>
            from telling in context.Tellings
            join statement in context.Statements on telling.StatementId equals statement.Id
            join article in context.Articles on statement.ArticleId equals article.Id
            where ids.Contains(telling.ClaimId) && telling.Review != ReviewState.Rejected
                && statement.Review != ReviewState.Rejected && statement.IsCurrent
            select new TellingRow(
                telling.ClaimId, statement.Id, article.Id, article.CopyOfId, article.OutletId, article.AddedAt, article.IsFiction,
                statement.Source == null ? null : statement.Source.MergedIntoId ?? statement.SourceId,
                statement.Source != null && statement.Source.Kind == Extraction.SourceKind.Unnamed,
                statement.SaidAt, statement.SaidPrecision, article.NotBefore));

        public Func<ClaimTrackerContext, long[], IAsyncEnumerable<AnswerRow>> Answers { get; } = EF.CompileAsyncQuery((ClaimTrackerContext context, long[] ids) =>
            from link in context.ResponseLinks
            join response in context.Responses on link.ResponseId equals response.Id
            join statement in context.Statements on response.StatementId equals statement.Id
            where ids.Contains(link.ClaimId) && link.Review != ReviewState.Rejected && (!link.IsAside || link.Review != ReviewState.Suggested) && response.Review != ReviewState.Rejected
                && statement.Review != ReviewState.Rejected && statement.IsCurrent
            select new AnswerRow(link.ClaimId, response.Kind, statement.SaidAt));
    }

    private sealed record TellingRow(
        long ClaimId, long StatementId, long ArticleId, long? CopyOfId, long? OutletId, DateTime AddedAt, bool IsFiction,
        long? SourceId, bool IsUnnamed, DateTime? SaidAt, DatePrecision SaidPrecision, DateOnly? NotBefore);

    private sealed record AnswerRow(long ClaimId, Extraction.ResponseKind Kind, DateTime? SaidAt);
}
