using ClaimTracker.Extraction;
using ClaimTracker.Ingest.Matching;
using ClaimTracker.Model;
using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Ingest;

/// <summary>Marks the answers that likely answer only their own article and not what the articles of a claim share.</summary>
public static class Asides
{
    /// <summary>What the link says of itself while it is an aside.</summary>
    public const string Reason = "unsure that it answers what the other articles tell: it counts once an editor confirms it";

    /// <summary>Judges the links of the given claims that wait for an editor; the caller saves.</summary>
    public static async Task MarkAsync(ClaimTrackerContext context, IReadOnlyCollection<long> claimIds, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(claimIds);
        foreach (var ids in claimIds.Chunk(500))
        {
            var links = await LinksAsync(context, ids, cancellationToken);
            var claims = links.Where(l => l.IsShared).Select(l => l.Link.ClaimId).Distinct().ToList();
            var told = (await context.Tellings.AsNoTracking()
                .Where(t => claims.Contains(t.ClaimId) && t.Review != ReviewState.Rejected && t.Statement!.IsCurrent && t.Statement.Review != ReviewState.Rejected)
                .Select(t => new { t.ClaimId, t.Statement!.Words }).ToListAsync(cancellationToken)).ToLookup(t => t.ClaimId, t => t.Words);
            foreach (var (link, kind, response, words, cue, isShared) in links)
                Mark(link, isShared && !SharedAnswer.Counts(kind, response, link.Confidence, words, cue?.Text, [.. told[link.ClaimId]]));
        }
    }

    private static async Task<List<Judged>> LinksAsync(ClaimTrackerContext context, long[] ids, CancellationToken cancellationToken) =>
        await (from link in context.ResponseLinks
               join response in context.Responses on link.ResponseId equals response.Id
               join statement in context.Statements on response.StatementId equals statement.Id
               where ids.Contains(link.ClaimId) && link.Review == ReviewState.Suggested && (link.TargetStatementId != null || link.IsAside)
               select new Judged(
                   link, response.Kind, response.Confidence, statement.Words, statement.CuePassage,
                   context.Tellings.Any(t => t.ClaimId == link.ClaimId && t.Review != ReviewState.Rejected && t.Statement!.ArticleId != statement.ArticleId && t.Statement.IsCurrent)))
            .ToListAsync(cancellationToken);

    private static void Mark(ResponseLink link, bool isAside)
    {
        if (link.IsAside == isAside && link.Because.Contains(Reason) == isAside) return;
        link.IsAside = isAside;
        link.Because = isAside ? [.. link.Because.Where(r => r != Reason), Reason] : [.. link.Because.Where(r => r != Reason)];
    }

    private sealed record Judged(ResponseLink Link, ResponseKind Kind, double Response, string Words, Passage? Cue, bool IsShared);
}
