using ClaimTracker.Model;
using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Editing;

/// <summary>How a conflict ends: the stored version stays, the other one replaces it, or an editor writes a third by hand.</summary>
public enum ConflictChoice { Keep, Take, ByHand }

/// <summary>Decides conflicts. A choice is a decision like any other: it stands in the history and can be undone, and then the conflict is open again.</summary>
public sealed class ConflictCommands(Decisions decisions)
{
    /// <summary>Ends a conflict.</summary>
    /// <param name="actor">Who chooses.</param>
    /// <param name="conflict">Id of the conflict, as <see cref="OpenConflict.Decision"/> gives it.</param>
    /// <param name="choice">What becomes of the two versions.</param>
    /// <param name="why">Reason; null for none.</param>
    /// <param name="cancellationToken">Stops the wait.</param>
    public Task<Outcome> ResolveAsync(Actor actor, string conflict, ConflictChoice choice, string? why = null, CancellationToken cancellationToken = default) =>
        decisions.DecideAsync(actor, Roles.Editor, "resolve-conflict", why, conflict, async draft =>
        {
            var noted = await draft.Context.Events.AsNoTracking().SingleOrDefaultAsync(e => e.Decision == conflict && e.Command == Dispute.Command, cancellationToken)
                ?? throw new InvalidDecisionException("There is no such conflict.");
            if (await Undo.IsUndoneAsync(draft.Context, conflict, cancellationToken)) throw new InvalidDecisionException("Somebody resolved this conflict already. Reload the page.");
            var dispute = Dispute.Read(noted.After!);
            if (choice == ConflictChoice.Take) await TakeAsync(draft, dispute, cancellationToken);
            draft.Record(Dispute.Entity, noted.EntityId, new { Conflict = "open" }, new { Conflict = Said(choice) });
        }, cancellationToken);

    private static async Task TakeAsync(Draft draft, Dispute dispute, CancellationToken cancellationToken)
    {
        if (!dispute.CanTake) throw new InvalidDecisionException("The other version was more than these fields. Make it by hand.");
        foreach (var field in dispute.Fields)
        {
            var record = await draft.Context.FindAsync(Undo.TypeOf(draft, field.Entity).ClrType, [field.EntityId], cancellationToken)
                ?? throw new InvalidDecisionException($"{PlainWords.Of(field.Entity)} {field.EntityId} no longer exists.");
            var property = draft.Context.Entry(record).Property(field.Field);
            if (Recording.Text(property.CurrentValue) is var now && now != field.Now && now != field.Wanted)
                throw new InvalidDecisionException($"The {PlainWords.Of(field.Field)} was changed once more since. Look at the record, and decide by hand.");
            property.CurrentValue = Recording.Value(System.Text.Json.Nodes.JsonNode.Parse(field.Wanted), property.Metadata.ClrType);
        }
        foreach (var statement in draft.Context.ChangeTracker.Entries<Statement>().Select(e => e.Entity).ToList()) await ThrowWhereMisfitAsync(draft, statement, cancellationToken);
    }

    private static async Task ThrowWhereMisfitAsync(Draft draft, Statement statement, CancellationToken cancellationToken)
    {
        var text = (await draft.LoadAsync<ArticleVersion>(statement.ArticleVersionId, null, cancellationToken)).Text;
        if (statement.Content.Append(statement.SourcePassage).Append(statement.CuePassage).OfType<Passage>().Any(p => !p.Fits(text)))
            throw new InvalidDecisionException("The text of the article is another one since. Mark the words by hand.");
    }

    private static string Said(ConflictChoice choice) => choice switch
    {
        ConflictChoice.Take => "the other version taken",
        ConflictChoice.ByHand => "decided by hand",
        _ => "kept as it was",
    };
}
