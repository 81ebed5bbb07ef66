using ClaimTracker.Extraction;
using ClaimTracker.Ingest.Matching;
using ClaimTracker.Model;
using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Ingest;

/// <summary>Gives every statement that puts a claim forward its claim: one that was told before, else a new one.</summary>
internal sealed class ClaimMaker(ClaimTrackerContext context, ClaimMatcher matcher)
{
    /// <summary>Claims whose tellings or answers changed; their figures are recomputed when the batch is saved.</summary>
    public HashSet<long> Changed { get; } = [];

    /// <summary>Saves tellings and new claims. Gives the claim of each statement by index, null where it puts none forward, and how many were known.</summary>
    public async Task<(Claim?[] Claims, int Joined)> RunAsync(
        ArticleExtraction extraction, Reconciler.Reconciled reconciled, RelatedArticles related, int leadEnd, string text, CancellationToken cancellationToken)
    {
        var rows = reconciled.Rows;
        var choice = ClaimChoice.Of(extraction, text);
        var ids = rows.Select(r => r.Id).Concat(reconciled.Retired).ToList();
        var tellings = await context.Tellings.Include(t => t.Claim).Where(t => ids.Contains(t.StatementId)).OrderBy(t => t.Id).ToListAsync(cancellationToken);
        foreach (var telling in tellings) Changed.Add(telling.ClaimId);
        TakeBack(tellings, rows, choice, reconciled);
        var claims = rows.Select(row => tellings.Find(t => t.StatementId == row.Id && t.Review != ReviewState.Rejected && context.Entry(t).State != EntityState.Deleted)?.Claim).ToArray();
        var open = Enumerable.Range(0, rows.Length)
            .Where(i => choice[i] && claims[i] is null && !tellings.Exists(t => t.StatementId == rows[i].Id) && rows[i].Review != ReviewState.Rejected).ToList();
        var joined = await JoinAsync(open, rows, claims, related, leadEnd, cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        foreach (var claim in claims.OfType<Claim>()) Changed.Add(claim.Id);
        return (claims, joined);
    }

    private async Task<int> JoinAsync(List<int> open, Statement[] rows, Claim?[] claims, RelatedArticles related, int leadEnd, CancellationToken cancellationToken)
    {
        var matches = await matcher.MatchAsync(open.ConvertAll(i => rows[i]), related, leadEnd, cancellationToken);
        foreach (var (i, match) in open.Zip(matches))
        {
            var found = match ?? SaidBefore(i, rows, claims);
            claims[i] = found?.Claim ?? NewClaim(rows[i]);
            context.Tellings.Add(new Telling
            {
                Claim = claims[i], Statement = rows[i], Confidence = found?.Confidence ?? 1, Because = found is null ? [] : [.. found.Because],
            });
        }
        return matches.Where(m => m is { IsOther: true }).Select(m => m!.Claim).Distinct().Count();
    }

    /// <summary>The claim of another statement of the article that says the same.</summary>
    private ClaimMatch? SaidBefore(int statement, Statement[] rows, Claim?[] claims)
    {
        var others = Enumerable.Range(0, rows.Length).Where(i => i != statement && claims[i] is not null && rows[i].Review != ReviewState.Rejected).ToList();
        return matcher.Same(rows[statement], others.ConvertAll(i => (rows[i], claims[i]!)));
    }

    private Claim NewClaim(Statement row)
    {
        var claim = new Claim { Text = ClaimText.Of(row.Words), ActiveAt = row.SaidAt ?? DateTime.UnixEpoch };
        context.Claims.Add(claim);
        return claim;
    }

    /// <summary>Removes tellings that only the program made, of statements that are gone or put no claim forward any more.</summary>
    private void TakeBack(List<Telling> tellings, Statement[] rows, bool[] choice, Reconciler.Reconciled reconciled)
    {
        var stay = Enumerable.Range(0, rows.Length).Where(i => choice[i]).Select(i => rows[i].Id).ToHashSet();
        context.Tellings.RemoveRange(tellings.Where(t => !stay.Contains(t.StatementId) && !reconciled.TouchedIds.Contains(t.StatementId)));
    }

    /// <summary>Deletes claims that nobody tells or answers any more and that no editor ever had in hand.</summary>
    public static async Task PruneAsync(ClaimTrackerContext context, IReadOnlyCollection<long> ids, CancellationToken cancellationToken)
    {
        foreach (var some in ids.Chunk(500))
        {
            await context.Claims
                .Where(c => some.Contains(c.Id) && c.Review == ReviewState.Suggested && c.Version == 0 && c.MergedIntoId == null)
                .Where(c => !context.Tellings.Any(t => t.ClaimId == c.Id) && !context.ResponseLinks.Any(l => l.ClaimId == c.Id))
                .Where(c => !context.StoryClaims.Any(s => s.ClaimId == c.Id) && !context.Claims.Any(o => o.MergedIntoId == c.Id))
                .ExecuteDeleteAsync(cancellationToken);
        }
    }
}
