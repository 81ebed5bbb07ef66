using System.Collections.Concurrent;
using ClaimTracker.Model;
using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ClaimTracker.Editing;

/// <summary>
/// Runs every editor command: checks the right to give it, makes the change and its events, recomputes the claims it touches, and saves all or
/// nothing. Commands that wait for each other are saved in one transaction, each with its own events and its own outcome. Thread-safe.
/// </summary>
/// <param name="factory">The store.</param>
/// <param name="clock">Dates the events.</param>
/// <param name="log">Is told of refusals.</param>
/// <param name="judge">Judges the answers of claims that are told otherwise than before; null to leave them.</param>
public sealed class Decisions(ContextFactory factory, TimeProvider clock, ILogger<Decisions> log, JudgeAnswers? judge = null)
{
    private const int MostAtOnce = 32;

    private readonly ConcurrentQueue<PendingDecision> waiting = new();
    private readonly DecisionRun run = new(factory, clock, log, judge);
    private int isSaving;

    /// <summary>Raised after a decision is saved; the argument tells what changed.</summary>
    public event Action<DecisionMade>? Made;

    /// <summary>Runs one command.</summary>
    internal Task<Outcome> DecideAsync(
        Actor actor, string command, string? why, Func<Draft, Task> change, CancellationToken cancellationToken = default) =>
        DecideAsync(actor, Roles.Editor, command, why, null, change, cancellationToken);

    internal async Task<Outcome> DecideAsync(
        Actor actor, string needed, string command, string? why, string? undoes, Func<Draft, Task> change, CancellationToken cancellationToken = default)
    {
        var pending = new PendingDecision(actor, needed, command, Blank(why), undoes, change, cancellationToken);
        waiting.Enqueue(pending);
        if (Interlocked.CompareExchange(ref isSaving, 1, 0) == 0) _ = Task.Run(SaveWaitingAsync, CancellationToken.None);
        var (outcome, made) = await pending.Result;
        if (made is not null) Made?.Invoke(made);
        return outcome;
    }

    private async Task SaveWaitingAsync()
    {
        do
        {
            while (Next() is { Count: > 0 } batch) await SaveAsync(batch);
            Volatile.Write(ref isSaving, 0);
        }
        while (!waiting.IsEmpty && Interlocked.CompareExchange(ref isSaving, 1, 0) == 0);
    }

    private List<PendingDecision> Next()
    {
        var batch = new List<PendingDecision>();
        while (batch.Count < MostAtOnce && waiting.TryDequeue(out var pending)) batch.Add(pending);
        return batch;
    }

    // What goes wrong with several goes wrong with one of them: each is then tried for itself, and only that one fails.
    private async Task SaveAsync(List<PendingDecision> batch)
    {
        try
        {
            await run.SaveAsync(batch);
        }
        catch (Exception) when (batch.Count > 1)
        {
            foreach (var pending in batch) await SaveAsync([pending]);
        }
        catch (DbUpdateConcurrencyException) when (batch[0].TryAgain())
        {
            // Another process saved first: what it wrote is read again and judged by the same rules.
            await SaveAsync(batch);
        }
        catch (Exception e)
        {
            batch[0].Fail(e);
        }
    }

    private static string? Blank(string? why) => string.IsNullOrWhiteSpace(why) ? null : why.Trim();
}

/// <summary>A saved decision.</summary>
/// <param name="Decision">Its id.</param>
/// <param name="By">Who decided.</param>
/// <param name="Changed">The records that changed.</param>
/// <param name="JudgedLinks">Links among them that wait for nobody any more.</param>
public sealed record DecisionMade(string Decision, Actor By, IReadOnlyList<RecordName> Changed, IReadOnlySet<long> JudgedLinks)
{
    /// <summary>Ids of the links among the changed records.</summary>
    public IReadOnlySet<long> Links { get; } = Changed.Where(c => c.Entity == nameof(ResponseLink)).Select(c => c.EntityId).ToHashSet();
}

/// <summary>Names one record.</summary>
public readonly record struct RecordName(string Entity, long EntityId);

/// <summary>Ends a command that makes no sense as given.</summary>
internal sealed class InvalidDecisionException(string message) : Exception(message);

/// <summary>Ends a command that would overwrite what somebody else changed.</summary>
internal sealed class ConflictException(IReadOnlyList<FieldConflict> fields) : Exception
{
    public IReadOnlyList<FieldConflict> Fields { get; } = fields;
}
