using ClaimTracker.Model;
using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ClaimTracker.Editing;

/// <summary>Takes decisions back. An undo is a decision of its own: nothing is erased, and it can be undone too.</summary>
public sealed class Undo(Decisions decisions)
{
    /// <summary>Restores every field that the decision changed, unless somebody changed it again since: then nothing is restored.</summary>
    public Task<Outcome> DecisionAsync(Actor actor, string decision, string? why = null, CancellationToken cancellationToken = default) =>
        decisions.DecideAsync(actor, Roles.Editor, "undo", why, decision, async draft =>
        {
            var events = await draft.Context.Events.AsNoTracking().Where(e => e.Decision == decision).OrderByDescending(e => e.Id).ToListAsync(cancellationToken);
            if (events.Count == 0) throw new InvalidDecisionException("There is no such decision to undo.");
            if (await IsUndoneAsync(draft.Context, decision, cancellationToken)) throw new InvalidDecisionException("This decision is already undone.");
            if (events.Exists(e => e.Command == Dispute.Command)) throw new InvalidDecisionException("A conflict is not undone but resolved: choose on the page of conflicts.");
            foreach (var choice in events.Where(e => e.Entity == Dispute.Entity)) draft.Record(Dispute.Entity, choice.EntityId, Recording.Fields(choice.After), Recording.Fields(choice.Before));
            events.RemoveAll(e => e.Entity == Dispute.Entity);
            foreach (var change in events.Where(e => e.Before is not null)) await RestoreAsync(draft, change, cancellationToken);
            await draft.FlushAsync(cancellationToken);
            foreach (var change in events.Where(e => e.Before is null)) await RemoveAsync(draft, change, cancellationToken);
            await ThrowWhereInUseAsync(draft, cancellationToken);
        }, cancellationToken);

    /// <summary>True where a later decision took it back, and was not taken back itself.</summary>
    internal static async Task<bool> IsUndoneAsync(ClaimTrackerContext context, string decision, CancellationToken cancellationToken)
    {
        var last = await context.Events.AsNoTracking().Where(e => e.Undoes == decision).OrderByDescending(e => e.Id).FirstOrDefaultAsync(cancellationToken);
        return last is not null && !await IsUndoneAsync(context, last.Decision, cancellationToken);
    }

    private static async Task RestoreAsync(Draft draft, Event change, CancellationToken cancellationToken)
    {
        var type = TypeOf(draft, change.Entity);
        var (before, after) = (Recording.Fields(change.Before), Recording.Fields(change.After));
        var record = await draft.Context.FindAsync(type.ClrType, Key(type, change), cancellationToken);
        if (record is null && change.After is not null || record is not null && change.After is null) throw Changed(change, "");
        var entry = record is null ? Recreate(draft, type, change) : draft.Context.Entry(record);
        foreach (var property in Recording.Decided(entry).Where(p => before.ContainsKey(p.Metadata.Name)))
        {
            var field = property.Metadata.Name;
            if (record is not null && Recording.Text(property.CurrentValue) != Recording.Text(after[field])) throw Changed(change, field);
            property.CurrentValue = Recording.Value(before[field], property.Metadata.ClrType);
        }
        if (record is null && before[Recording.VersionField] is { } version)
            entry.Property(Recording.VersionField).CurrentValue = version.GetValue<int>() + 1;
    }

    private static EntityEntry Recreate(Draft draft, IEntityType type, Event change)
    {
        var entry = draft.Context.Add(Activator.CreateInstance(type.ClrType)!);
        foreach (var (property, value) in type.FindPrimaryKey()!.Properties.Zip(Key(type, change))) entry.Property(property.Name).CurrentValue = value;
        return entry;
    }

    private static async Task RemoveAsync(Draft draft, Event change, CancellationToken cancellationToken)
    {
        var type = TypeOf(draft, change.Entity);
        var record = await draft.Context.FindAsync(type.ClrType, Key(type, change), cancellationToken) ?? throw Changed(change, "");
        var entry = draft.Context.Entry(record);
        var after = Recording.Fields(change.After);
        foreach (var property in Recording.Decided(entry))
            if (Recording.Text(property.CurrentValue) != Recording.Text(after[property.Metadata.Name])) throw Changed(change, property.Metadata.Name);
        draft.Context.Remove(record);
    }

    private static async Task ThrowWhereInUseAsync(Draft draft, CancellationToken cancellationToken)
    {
        foreach (var entry in draft.Context.ChangeTracker.Entries().Where(e => e.State == EntityState.Deleted).ToList())
            foreach (var foreign in entry.Metadata.GetReferencingForeignKeys())
            {
                var id = Recording.KeyOf(entry);
                var used = await Rows.ReferringAsync(draft.Context, foreign, id, cancellationToken);
                var going = draft.Context.ChangeTracker.Entries().Count(e =>
                    e.State == EntityState.Deleted && e.Metadata == foreign.DeclaringEntityType && Equals(e.Property(foreign.Properties[0].Name).OriginalValue, id));
                if (used > going)
                    throw new InvalidDecisionException($"Later work builds on {PlainWords.Of(entry.Metadata.ClrType.Name)} {id}: undo that first.");
            }
    }

    /// <summary>The type of the records that an event or a dispute names.</summary>
    internal static IEntityType TypeOf(Draft draft, string entity) =>
        draft.Context.Model.GetEntityTypes().FirstOrDefault(t => t.ClrType.Name == entity && t.ClrType != typeof(Account) && t.ClrType != typeof(ApiToken))
        ?? throw new InvalidDecisionException("Changes of accounts, tokens and settings are not undone. Make the opposite change.");

    private static object[] Key(IEntityType type, Event change)
    {
        var key = type.FindPrimaryKey()!.Properties;
        if (key.Count == 1) return [change.EntityId];
        var fields = Recording.Fields(change.After ?? change.Before);
        return [.. key.Select(p => Recording.Value(fields[p.Name], p.ClrType)!)];
    }

    private static InvalidDecisionException Changed(Event change, string field) =>
        new($"{PlainWords.Of(change.Entity)} {change.EntityId} was changed again since{(field == "" ? "" : $" ({PlainWords.Of(field).ToLowerInvariant()})")}: undo the later decision first.");
}
