using ClaimTracker.Model;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Editing;

/// <summary>Decisions about what a claim is and which statements put it forward.</summary>
public sealed class ClaimCommands(Decisions decisions)
{
    /// <summary>Words the claim anew.</summary>
    public Task<Outcome> EditTextAsync(Actor actor, long claimId, int? seenVersion, string text, string? why = null, CancellationToken cancellationToken = default) =>
        decisions.DecideAsync(actor, "edit-claim", why, async draft =>
        {
            if (string.IsNullOrWhiteSpace(text)) throw new InvalidDecisionException("A claim needs words.");
            var claim = await draft.LoadAsync<Claim>(claimId, seenVersion, cancellationToken);
            claim.Text = text.Trim();
            claim.Review = ReviewState.Edited;
        }, cancellationToken);

    /// <summary>The statement puts the claim forward; a new claim where <paramref name="claimId"/> is null.</summary>
    public Task<Outcome> TellAsync(Actor actor, long statementId, long? claimId, string? why = null, CancellationToken cancellationToken = default) =>
        decisions.DecideAsync(actor, "tell-claim", why, async draft =>
        {
            var statement = await draft.LoadAsync<Statement>(statementId, null, cancellationToken);
            var claim = claimId is { } id
                ? await draft.LoadAsync<Claim>(id, null, cancellationToken)
                : draft.Context.Add(new Claim { Text = statement.Words, Review = ReviewState.Edited, ActiveAt = statement.SaidAt ?? draft.At }).Entity;
            await draft.FlushAsync(cancellationToken);
            var telling = await draft.Context.Tellings.SingleOrDefaultAsync(t => t.ClaimId == claim.Id && t.StatementId == statementId, cancellationToken);
            if (telling is null) draft.Context.Add(telling = new Telling { ClaimId = claim.Id, StatementId = statementId, Confidence = 1, Because = ["joined by an editor"] });
            telling.Review = ReviewState.Edited;
            draft.RecordId = claim.Id;
        }, cancellationToken);

    /// <summary>The statement does, or does not, put the claim forward.</summary>
    public Task<Outcome> ReviewTellingAsync(Actor actor, long tellingId, int? seenVersion, bool confirm, string? why = null, CancellationToken cancellationToken = default) =>
        decisions.DecideAsync(actor, confirm ? "confirm-telling" : "reject-telling", why, async draft =>
            (await draft.LoadAsync<Telling>(tellingId, seenVersion, cancellationToken, nameof(Telling.ClaimId))).Review =
                confirm ? ReviewState.Confirmed : ReviewState.Rejected, cancellationToken);

    /// <summary>Two claims are one: tellings, answers and places in stories move to the one that is kept.</summary>
    public Task<Outcome> MergeAsync(Actor actor, long keptId, long absorbedId, string? why = null, CancellationToken cancellationToken = default) =>
        decisions.DecideAsync(actor, "merge-claims", why, async draft =>
        {
            var kept = await draft.LoadAsync<Claim>(keptId, null, cancellationToken);
            var absorbed = await draft.LoadAsync<Claim>(absorbedId, null, cancellationToken);
            if (keptId == absorbedId) throw new InvalidDecisionException("Choose another claim to join.");
            if (kept.MergedIntoId is not null || absorbed.MergedIntoId is not null) throw new InvalidDecisionException("One of the claims was already joined into another. Reload the page.");
            await MoveTellingsAsync(draft, keptId, absorbedId, cancellationToken);
            await MoveLinksAsync(draft, keptId, absorbedId, cancellationToken);
            await MovePlacesAsync(draft, keptId, absorbedId, cancellationToken);
            absorbed.MergedIntoId = keptId;
            draft.RecordId = keptId;
        }, cancellationToken);

    /// <summary>Moves tellings, and the answers to them, into a new claim.</summary>
    public Task<Outcome> SplitAsync(Actor actor, long claimId, IReadOnlyCollection<long> tellingIds, string? text = null, string? why = null, CancellationToken cancellationToken = default) =>
        decisions.DecideAsync(actor, "split-claim", why, async draft =>
        {
            var claim = await draft.LoadAsync<Claim>(claimId, null, cancellationToken);
            var tellings = await draft.Context.Tellings.Include(t => t.Statement).Where(t => t.ClaimId == claimId).ToListAsync(cancellationToken);
            var moved = tellings.Where(t => tellingIds.Contains(t.Id)).ToList();
            if (moved.Count == 0 || moved.Count == tellings.Count) throw new InvalidDecisionException("Choose some of the claim's tellings, not all: both claims need one.");
            var second = draft.Context.Add(new Claim { Text = string.IsNullOrWhiteSpace(text) ? moved[0].Statement!.Words : text.Trim(), Review = ReviewState.Edited, ActiveAt = claim.ActiveAt }).Entity;
            await draft.FlushAsync(cancellationToken);
            var statements = moved.Select(t => t.StatementId).ToList();
            var links = await draft.Context.ResponseLinks.Where(l => l.ClaimId == claimId && l.TargetStatementId != null).ToListAsync(cancellationToken);
            foreach (var telling in moved) (telling.ClaimId, telling.Review) = (second.Id, ReviewState.Edited);
            foreach (var link in links.Where(l => statements.Contains(l.TargetStatementId!.Value))) link.ClaimId = second.Id;
            draft.RecordId = second.Id;
        }, cancellationToken);

    private static async Task MoveTellingsAsync(Draft draft, long keptId, long absorbedId, CancellationToken cancellationToken)
    {
        var taken = await draft.Context.Tellings.Where(t => t.ClaimId == keptId).Select(t => t.StatementId).ToListAsync(cancellationToken);
        foreach (var telling in await draft.Context.Tellings.Where(t => t.ClaimId == absorbedId).ToListAsync(cancellationToken))
            if (!taken.Contains(telling.StatementId)) (telling.ClaimId, telling.Review) = (keptId, Kept(telling.Review));
            else telling.Review = ReviewState.Rejected;
    }

    private static async Task MoveLinksAsync(Draft draft, long keptId, long absorbedId, CancellationToken cancellationToken)
    {
        var taken = await draft.Context.ResponseLinks.Where(l => l.ClaimId == keptId).ToListAsync(cancellationToken);
        foreach (var link in await draft.Context.ResponseLinks.Where(l => l.ClaimId == absorbedId).ToListAsync(cancellationToken))
        {
            var twin = taken.Find(l => l.ResponseId == link.ResponseId);
            if (twin is null) link.ClaimId = keptId;
            else link.Review = ReviewState.Rejected;
        }
    }

    private static async Task MovePlacesAsync(Draft draft, long keptId, long absorbedId, CancellationToken cancellationToken)
    {
        var stories = await draft.Context.StoryClaims.Where(p => p.ClaimId == keptId).Select(p => p.StoryId).ToListAsync(cancellationToken);
        foreach (var place in await draft.Context.StoryClaims.Where(p => p.ClaimId == absorbedId).ToListAsync(cancellationToken))
        {
            draft.Context.Remove(place);
            if (!stories.Contains(place.StoryId)) draft.Context.Add(new StoryClaim { StoryId = place.StoryId, ClaimId = keptId, Position = place.Position });
        }
    }

    // Who tells a claim is a human decision of its own, so that no later engine moves the telling back; a rejection stays one. A link that moves
    // along is judged by nobody: it waits as before, and its raised version keeps it where it is.
    private static ReviewState Kept(ReviewState review) => review == ReviewState.Rejected ? review : ReviewState.Edited;
}
