using ClaimTracker.Extraction;
using ClaimTracker.Model;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Editing;

/// <summary>A link as an editor looked at it.</summary>
/// <param name="LinkId">The link.</param>
/// <param name="LinkVersion">Its version on screen.</param>
/// <param name="ResponseVersion">Version of its response on screen; null where the kind does not matter.</param>
public readonly record struct SeenLink(long LinkId, int? LinkVersion = null, int? ResponseVersion = null);

/// <summary>Decisions about which response answers which claim, and how.</summary>
public sealed class LinkCommands(Decisions decisions)
{
    /// <summary>The response answers the claim, in the kind that stands or in <paramref name="kind"/>.</summary>
    public Task<Outcome> ConfirmAsync(Actor actor, SeenLink seen, ResponseKind? kind = null, string? why = null, CancellationToken cancellationToken = default) =>
        decisions.DecideAsync(actor, "confirm-link", why, draft => ConfirmAsync(draft, seen, kind, cancellationToken), cancellationToken);

    /// <summary>The response does not answer the claim. It stays a response, and the link stays rejected whatever a later engine finds.</summary>
    public Task<Outcome> RejectAsync(Actor actor, SeenLink seen, string? why = null, CancellationToken cancellationToken = default) =>
        decisions.DecideAsync(actor, "reject-link", why, draft => RejectAsync(draft, seen, cancellationToken), cancellationToken);

    /// <summary>Confirms or rejects many links in one decision, so that one undo takes all back.</summary>
    public Task<Outcome> DecideAllAsync(Actor actor, IReadOnlyList<SeenLink> seen, bool confirm, string? why = null, CancellationToken cancellationToken = default) =>
        decisions.DecideAsync(actor, confirm ? "confirm-links" : "reject-links", why, async draft =>
        {
            foreach (var link in seen)
                await (confirm ? ConfirmAsync(draft, link, null, cancellationToken) : RejectAsync(draft, link, cancellationToken));
        }, cancellationToken);

    /// <summary>The response answers in another way than it says.</summary>
    public Task<Outcome> ChangeKindAsync(Actor actor, long responseId, int? seenVersion, ResponseKind kind, string? why = null, CancellationToken cancellationToken = default) =>
        decisions.DecideAsync(actor, "change-kind", why, async draft =>
            SetKind(await draft.LoadAsync<Response>(responseId, seenVersion, cancellationToken), kind), cancellationToken);

    /// <summary>The statement is no response at all.</summary>
    public Task<Outcome> RejectResponseAsync(Actor actor, long responseId, int? seenVersion, string? why = null, CancellationToken cancellationToken = default) =>
        decisions.DecideAsync(actor, "reject-response", why, async draft =>
            (await draft.LoadAsync<Response>(responseId, seenVersion, cancellationToken)).Review = ReviewState.Rejected, cancellationToken);

    /// <summary>The response answers another claim instead: the link on screen is rejected, one to the other claim is made.</summary>
    public Task<Outcome> LinkElsewhereAsync(Actor actor, SeenLink seen, long claimId, string? why = null, CancellationToken cancellationToken = default) =>
        decisions.DecideAsync(actor, "link-elsewhere", why, async draft =>
        {
            var link = await RejectAsync(draft, seen, cancellationToken);
            if (link.ClaimId == claimId) throw new InvalidDecisionException("The response is linked to this claim already. Choose another.");
            await JoinAsync(draft, link.ResponseId, claimId, cancellationToken);
        }, cancellationToken);

    /// <summary>The response answers this claim as well.</summary>
    public Task<Outcome> LinkAsync(Actor actor, long responseId, long claimId, string? why = null, CancellationToken cancellationToken = default) =>
        decisions.DecideAsync(actor, "link", why, draft => JoinAsync(draft, responseId, claimId, cancellationToken), cancellationToken);

    /// <summary>Makes a statement a response and links it to a claim.</summary>
    public Task<Outcome> AnswerAsync(Actor actor, long statementId, ResponseKind kind, long claimId, string? why = null, CancellationToken cancellationToken = default) =>
        decisions.DecideAsync(actor, "answer", why, async draft =>
        {
            var statement = await draft.LoadAsync<Statement>(statementId, null, cancellationToken);
            var response = await draft.Context.Responses.SingleOrDefaultAsync(r => r.StatementId == statementId, cancellationToken);
            if (response is null)
                draft.Context.Add(response = new Response { StatementId = statementId, Confidence = 1, Fingerprint = Fingerprints.Of("response", statement.Fingerprint) });
            SetKind(response, kind);
            await draft.FlushAsync(cancellationToken);
            await JoinAsync(draft, response.Id, claimId, cancellationToken);
        }, cancellationToken);

    private static async Task ConfirmAsync(Draft draft, SeenLink seen, ResponseKind? kind, CancellationToken cancellationToken)
    {
        var link = await draft.LoadAsync<ResponseLink>(seen.LinkId, seen.LinkVersion, cancellationToken, nameof(ResponseLink.ClaimId));
        var response = await draft.LoadAsync<Response>(link.ResponseId, seen.ResponseVersion, cancellationToken, nameof(Response.Kind));
        if (kind is { } other && other != response.Kind) SetKind(response, other);
        if (response.Review is ReviewState.Suggested or ReviewState.Rejected) response.Review = ReviewState.Confirmed;
        if (link.Review != ReviewState.Edited) link.Review = ReviewState.Confirmed;
        draft.RecordId ??= link.Id;
    }

    private static async Task<ResponseLink> RejectAsync(Draft draft, SeenLink seen, CancellationToken cancellationToken)
    {
        var link = await draft.LoadAsync<ResponseLink>(seen.LinkId, seen.LinkVersion, cancellationToken, nameof(ResponseLink.ClaimId));
        link.Review = ReviewState.Rejected;
        draft.RecordId ??= link.Id;
        return link;
    }

    private static async Task JoinAsync(Draft draft, long responseId, long claimId, CancellationToken cancellationToken)
    {
        var response = await draft.LoadAsync<Response>(responseId, null, cancellationToken);
        var claim = await draft.LoadAsync<Claim>(claimId, null, cancellationToken);
        if (claim.MergedIntoId is not null) throw new InvalidDecisionException($"Claim {claimId} was merged into another. Choose that one.");
        var link = await draft.Context.ResponseLinks.SingleOrDefaultAsync(l => l.ResponseId == responseId && l.ClaimId == claimId, cancellationToken);
        if (link is null)
            draft.Context.Add(link = new ResponseLink
            {
                ResponseId = responseId, ClaimId = claimId, Confidence = 1, Because = ["linked by an editor"],
                Fingerprint = Fingerprints.Of("link", response.Fingerprint, claimId),
            });
        if (link.Review is ReviewState.Suggested or ReviewState.Rejected) link.Review = ReviewState.Edited;
        if (response.Review is ReviewState.Suggested or ReviewState.Rejected) response.Review = ReviewState.Confirmed;
        await draft.FlushAsync(cancellationToken);
        draft.RecordId = link.Id;
    }

    private static void SetKind(Response response, ResponseKind kind)
    {
        response.Kind = kind;
        if (kind != ResponseKind.Denial) response.Strength = DenialStrength.Plain;
        response.Review = ReviewState.Edited;
    }
}
