namespace ClaimTracker.Editing;

/// <summary>What became of an editor command. Nothing is saved unless it is <see cref="Done"/>.</summary>
public abstract record Outcome
{
    private Outcome()
    {
    }

    /// <summary>Saved and recorded.</summary>
    /// <param name="Decision">Id to undo it by; null where everything already was as asked.</param>
    /// <param name="RecordId">Id of the record that the command made or changed first; null where it has none.</param>
    public sealed record Done(string? Decision, long? RecordId = null) : Outcome;

    /// <summary>The actor may not do this; the attempt is logged.</summary>
    public sealed record Refused(string Reason) : Outcome;

    /// <summary>Somebody changed the same fields since the caller looked; nothing is overwritten.</summary>
    public sealed record Conflict(IReadOnlyList<FieldConflict> Fields) : Outcome;

    /// <summary>The command makes no sense as given; the sentence says why and what to do.</summary>
    public sealed record Invalid(string Problem) : Outcome;
}

/// <summary>One field that two people changed.</summary>
/// <param name="Entity">Type of the record.</param>
/// <param name="EntityId">Its id.</param>
/// <param name="Field">Name of the field.</param>
/// <param name="Seen">Value that the caller had looked at, as JSON; null where it is not known.</param>
/// <param name="Theirs">Value now, as JSON.</param>
/// <param name="Yours">Value that the caller wanted, as JSON; null where the caller only relied on the field.</param>
/// <param name="By">Who changed it.</param>
/// <param name="At">When, in UTC; null where the program did.</param>
public sealed record FieldConflict(string Entity, long EntityId, string Field, string? Seen, string? Theirs, string? Yours, string By, DateTime? At);
