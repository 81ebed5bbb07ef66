using ClaimTracker.Editing;
using ClaimTracker.Web.Accounts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace ClaimTracker.Web.Components.Review;

/// <summary>A page of the desk: knows who works at it, and says what became of a command.</summary>
public abstract class DeskComponent : ReadingComponent
{
    [CascadingParameter] private Task<AuthenticationState> Session { get; set; } = default!;

    /// <summary>True once the account was changed, locked or signed out elsewhere: the page shows nothing more and takes no event.</summary>
    protected bool Ended { get; private set; }

    /// <summary>What the last command said; null for nothing.</summary>
    protected string? Message { get; set; }

    /// <summary>The fields that the last command would have overwritten; empty for none.</summary>
    protected IReadOnlyList<FieldConflict> Conflicts { get; set; } = [];

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync() => Ended = (await Session).User.Identity is not { IsAuthenticated: true };

    /// <summary>Who works here, as the session says; commands ask the store besides.</summary>
    protected async Task<Actor> ActorAsync() => (await Session).User.Actor();

    /// <summary>Shows a failure in words; true where the command was done.</summary>
    protected bool Show(Outcome outcome)
    {
        Conflicts = outcome is Outcome.Conflict conflict ? conflict.Fields : [];
        Message = outcome switch
        {
            Outcome.Refused refused => T(refused.Reason),
            Outcome.Invalid invalid => T(invalid.Problem),
            _ => null,
        };
        return outcome is Outcome.Done;
    }
}
