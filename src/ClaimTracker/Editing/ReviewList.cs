using System.Collections.Concurrent;
using ClaimTracker.Extraction;
using ClaimTracker.Model;
using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Editing;

/// <summary>Which suggestions an editor wants to see.</summary>
/// <param name="Kind">One kind of response; null for all.</param>
/// <param name="Outlet">One outlet of the response; null for all.</param>
/// <param name="Unsure">Only those that the program is unsure of.</param>
/// <param name="Contested">Only answers to claims that somebody rebuts.</param>
public sealed record QueueFilter(ResponseKind? Kind = null, long? Outlet = null, bool Unsure = false, bool Contested = false)
{
    /// <summary>Surer than this is not unsure.</summary>
    public const double SureFrom = 0.75;
}

/// <summary>One suggested link as the queue shows it.</summary>
public sealed record QueueRow(
    long LinkId, int LinkVersion, long ResponseId, int ResponseVersion, ResponseKind Kind, double Confidence, ReviewState Review,
    long ClaimId, string ClaimText, long StatementId, long? TargetId, string? Responder, bool IsContested)
{
    /// <summary>What a command on the link needs.</summary>
    public SeenLink Seen => new(LinkId, LinkVersion, ResponseVersion);
}

/// <summary>A row with why its link and its response were suggested.</summary>
internal sealed record FoundLink(QueueRow Row, IReadOnlyList<string> LinkBecause, IReadOnlyList<string> ResponseBecause);

/// <summary>The suggestions that wait, ordered by what matters: contested first, then unsure, then new.</summary>
public sealed class ReviewList : IDisposable
{
    private const int MostHeads = 32;

    private readonly ContextFactory store;
    private readonly TimeProvider clock;
    private readonly Decisions decisions;
    private readonly ConcurrentDictionary<QueueFilter, QueueHead> heads = new();

    /// <summary>The list of one store; it follows the decisions made there.</summary>
    public ReviewList(ContextFactory store, Decisions decisions, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(decisions);
        (this.store, this.decisions, this.clock) = (store, decisions, clock);
        decisions.Made += Follow;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        decisions.Made -= Follow;
        foreach (var head in heads.Values) head.Dispose();
    }

    /// <summary>The first rows of the queue, and how many wait in all.</summary>
    public Task<(IReadOnlyList<QueueRow> Rows, int Total)> ReadAsync(QueueFilter filter, int most, CancellationToken cancellationToken = default)
    {
        if (heads.Count > MostHeads) heads.Clear();
        return heads.GetOrAdd(filter, HeadOf).ReadAsync(most, clock.GetUtcNow(), cancellationToken);
    }

    /// <summary>Outlets by name, for the filter.</summary>
    public async Task<IReadOnlyList<(long Id, string Name)>> OutletsAsync(CancellationToken cancellationToken = default)
    {
        await using var context = store.Create();
        return [.. (await context.Outlets.AsNoTracking().OrderBy(o => o.Name).Select(o => new { o.Id, o.Name }).Take(200).ToListAsync(cancellationToken)).Select(o => (o.Id, o.Name))];
    }

    private void Follow(DecisionMade made)
    {
        foreach (var head in heads.Values) head.Note(made);
    }

    private QueueHead HeadOf(QueueFilter filter) => new(
        async (most, cancel) =>
        {
            await using var context = store.Create();
            var waiting = Waiting(context, filter);
            var rows = await Rows(context, waiting
                .OrderByDescending(l => l.Claim!.RebuttalCount > 0).ThenBy(l => Math.Abs(l.Confidence - 0.5)).ThenByDescending(l => l.Id).Take(most)).ToListAsync(cancel);
            return (rows, rows.Count < most ? rows.Count : await waiting.CountAsync(cancel));
        },
        async (links, responses, cancel) =>
        {
            await using var context = store.Create();
            return await Rows(context, Waiting(context, filter).Where(l => links.Contains(l.Id) || responses.Contains(l.ResponseId))).ToListAsync(cancel);
        });

    private static IQueryable<ResponseLink> Waiting(ClaimTrackerContext context, QueueFilter filter)
    {
        var links = context.ResponseLinks.AsNoTracking().Where(l =>
            l.Review == ReviewState.Suggested && l.Response!.Review != ReviewState.Rejected && l.Response.Statement!.IsCurrent && l.Claim!.MergedIntoId == null);
        if (filter.Kind is { } kind) links = links.Where(l => l.Response!.Kind == kind);
        if (filter.Outlet is { } outlet) links = links.Where(l => l.Response!.Statement!.Article!.OutletId == outlet);
        if (filter.Unsure) links = links.Where(l => l.Confidence < QueueFilter.SureFrom);
        if (filter.Contested) links = links.Where(l => l.Claim!.RebuttalCount > 0);
        return links;
    }

    private static IQueryable<QueueRow> Rows(ClaimTrackerContext context, IQueryable<ResponseLink> links) => links.Select(l => new QueueRow(
        l.Id, l.Version, l.ResponseId, l.Response!.Version, l.Response.Kind, l.Confidence, l.Review, l.ClaimId, l.Claim!.Text, l.Response.StatementId,
        l.TargetStatementId ?? l.Claim.FirstStatementId, l.Response.Statement!.Source == null ? null : l.Response.Statement.Source.Name, l.Claim.RebuttalCount > 0));
}
