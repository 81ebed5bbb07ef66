using ClaimTracker.Model;
using ClaimTracker.Store;

namespace ClaimTracker.Editing;

/// <summary>Remarks on any record.</summary>
public sealed class NoteCommands(Decisions decisions)
{
    /// <summary>Longest note, in UTF-16 characters.</summary>
    public const int MaxLength = 10_000;

    private static readonly HashSet<string> Noted =
        [nameof(Article), nameof(Claim), nameof(Statement), nameof(Source), nameof(Response), nameof(ResponseLink), nameof(Telling), nameof(Story), nameof(Outlet)];

    /// <summary>Adds a note to a record. Show what <see cref="NameLikeText"/> finds before: notes are kept and exported.</summary>
    public Task<Outcome> AddAsync(Actor actor, string entity, long entityId, string text, CancellationToken cancellationToken = default) =>
        decisions.DecideAsync(actor, "add-note", null, async draft =>
        {
            var type = draft.Context.Model.GetEntityTypes().FirstOrDefault(t => t.ClrType.Name == entity && Noted.Contains(entity));
            if (type is null || await draft.Context.FindAsync(type.ClrType, [entityId], cancellationToken) is null)
                throw new InvalidDecisionException("There is no such record to note something on.");
            Add(draft, entity, entityId, text);
        }, cancellationToken);

    /// <summary>Rewrites a note.</summary>
    public Task<Outcome> EditAsync(Actor actor, long noteId, int? seenVersion, string text, CancellationToken cancellationToken = default) =>
        decisions.DecideAsync(actor, "edit-note", null, async draft => (await draft.LoadAsync<Note>(noteId, seenVersion, cancellationToken)).Text = Checked(text), cancellationToken);

    /// <summary>Takes a note off; its words stay in the history.</summary>
    public Task<Outcome> RemoveAsync(Actor actor, long noteId, string? why = null, CancellationToken cancellationToken = default) =>
        decisions.DecideAsync(actor, "remove-note", why, async draft => draft.Context.Remove(await draft.LoadAsync<Note>(noteId, null, cancellationToken)), cancellationToken);

    internal static void Add(Draft draft, string entity, long entityId, string text) =>
        draft.Context.Add(new Note { Entity = entity, EntityId = entityId, Text = Checked(text), Author = draft.Actor.Name, At = draft.At });

    private static string Checked(string text) => text?.Trim() switch
    {
        null or "" => throw new InvalidDecisionException("A note needs words."),
        { Length: > MaxLength } => throw new InvalidDecisionException($"A note has at most {MaxLength} characters."),
        { } trimmed => trimmed,
    };
}
