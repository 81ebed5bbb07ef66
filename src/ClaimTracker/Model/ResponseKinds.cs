using ClaimTracker.Extraction;

namespace ClaimTracker.Model;

/// <summary>What a kind of response means for a claim.</summary>
public enum ResponseStance { Rebuttal, NoPosition, Confirmation, Withdrawal }

/// <summary>Rules over kinds of response and the claim state they add up to.</summary>
public static class ResponseKinds
{
    /// <summary>The stance that a kind takes.</summary>
    public static ResponseStance Stance(this ResponseKind kind) => kind switch
    {
        ResponseKind.Denial or ResponseKind.CounterClaim or ResponseKind.DisputesFraming => ResponseStance.Rebuttal,
        ResponseKind.Confirmation => ResponseStance.Confirmation,
        ResponseKind.Retraction => ResponseStance.Withdrawal,
        _ => ResponseStance.NoPosition,
    };

    /// <summary>
    /// The state that a claim's accepted responses add up to: a withdrawal wins, then rebuttal and confirmation together are mixed,
    /// then denial, other rebuttals, confirmation, and last a response without position.
    /// </summary>
    public static ClaimState StateOf(IEnumerable<ResponseKind> kinds)
    {
        var all = kinds.ToHashSet();
        var stances = all.Select(Stance).ToHashSet();
        if (stances.Contains(ResponseStance.Withdrawal)) return ClaimState.Withdrawn;
        if (stances.Contains(ResponseStance.Rebuttal) && stances.Contains(ResponseStance.Confirmation)) return ClaimState.Mixed;
        if (all.Contains(ResponseKind.Denial)) return ClaimState.Denied;
        if (stances.Contains(ResponseStance.Rebuttal)) return ClaimState.Disputed;
        if (stances.Contains(ResponseStance.Confirmation)) return ClaimState.Confirmed;
        return stances.Contains(ResponseStance.NoPosition) ? ClaimState.NoComment : ClaimState.Unanswered;
    }
}
