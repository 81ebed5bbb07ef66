using ClaimTracker.Editing;

namespace ClaimTracker.Web.Components.Review;

/// <summary>Says in one sentence why a command was not done.</summary>
public static class OutcomeText
{
    /// <summary>The sentence; null where the command was done.</summary>
    public static string? Of(Outcome outcome) => outcome switch
    {
        Outcome.Refused refused => refused.Reason,
        Outcome.Invalid invalid => invalid.Problem,
        Outcome.Conflict conflict => string.Join(" ", conflict.Fields.Select(f =>
            $"{f.By} changed the {PlainWords.Of(f.Field)} meanwhile: it was {FieldText.Of(f.Seen)} and is {FieldText.Of(f.Theirs)}. Nothing was overwritten; decide again if you still want to.")),
        _ => null,
    };
}
