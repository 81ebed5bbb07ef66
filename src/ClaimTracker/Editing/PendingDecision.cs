namespace ClaimTracker.Editing;

/// <summary>A command that waits to be saved, and what became of it.</summary>
internal sealed class PendingDecision(
    Actor actor, string needed, string command, string? why, string? undoes, Func<Draft, Task> change, CancellationToken cancellationToken)
{
    private const int Attempts = 3;

    private readonly TaskCompletionSource<(Outcome, DecisionMade?)> result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int attempt = 1;

    public Actor Actor { get; } = actor;

    /// <summary>The least role that may give it.</summary>
    public string Needed { get; } = needed;

    public string Command { get; } = command;
    public string? Why { get; } = why;
    public string? Undoes { get; } = undoes;
    public Func<Draft, Task> Change { get; } = change;
    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>Ends once it is saved, or will not be.</summary>
    public Task<(Outcome Outcome, DecisionMade? Made)> Result => result.Task;

    /// <summary>Counts another attempt; false where there were enough.</summary>
    public bool TryAgain() => attempt++ < Attempts;

    public void End(Outcome outcome, DecisionMade? made) => result.TrySetResult((outcome, made));

    public void Fail(Exception error)
    {
        if (error is OperationCanceledException && CancellationToken.IsCancellationRequested) result.TrySetCanceled(CancellationToken);
        else result.TrySetException(error);
    }
}
