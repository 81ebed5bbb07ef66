using ClaimTracker.Model;
using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ClaimTracker.Editing;

/// <summary>
/// Runs every editor command: checks the right to give it, makes the change and its events in one transaction, recomputes the claims it
/// touches. Thread-safe.
/// </summary>
public sealed partial class Decisions(ContextFactory factory, TimeProvider clock, ILogger<Decisions> log)
{
    private const int Attempts = 3;

    /// <summary>Raised after a decision is saved; the argument tells what changed.</summary>
    public event Action<DecisionMade>? Made;

    /// <summary>Runs one command.</summary>
    internal Task<Outcome> DecideAsync(
        Actor actor, string command, string? why, Func<Draft, Task> change, CancellationToken cancellationToken = default) =>
        DecideAsync(actor, Roles.Editor, command, why, null, change, cancellationToken);

    internal async Task<Outcome> DecideAsync(
        Actor actor, string needed, string command, string? why, string? undoes, Func<Draft, Task> change, CancellationToken cancellationToken = default)
    {
        var (outcome, made) = await RetryAsync(actor, needed, command, why, undoes, change, cancellationToken);
        if (made is not null) Made?.Invoke(made);
        return outcome;
    }

    private async Task<(Outcome Outcome, DecisionMade? Made)> RetryAsync(
        Actor actor, string needed, string command, string? why, string? undoes, Func<Draft, Task> change, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await OnceAsync(actor, needed, command, why, undoes, change, cancellationToken);
            }
            catch (DbUpdateConcurrencyException) when (attempt < Attempts)
            {
                // Another process saved first: what it wrote is read again and judged by the same rules.
            }
        }
    }

    private async Task<(Outcome Outcome, DecisionMade? Made)> OnceAsync(
        Actor actor, string needed, string command, string? why, string? undoes, Func<Draft, Task> change, CancellationToken cancellationToken)
    {
        using var pass = await factory.Gate.EnterAsync(cancellationToken);
        await using var context = factory.Create();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (factory.IsPostgres) await context.Database.ExecuteSqlRawAsync("SELECT pg_advisory_xact_lock(20171006)", cancellationToken);
        if (await RefusalAsync(context, actor, needed, cancellationToken) is { } refusal)
        {
            LogRefusal(command, actor.Name, actor.AccountId, refusal);
            return (new Outcome.Refused(refusal), null);
        }
        var draft = new Draft(context, actor, command, Blank(why), undoes, Now());
        try
        {
            await change(draft);
            await draft.SaveAsync(cancellationToken);
        }
        catch (ConflictException conflict)
        {
            return (new Outcome.Conflict(conflict.Fields), null);
        }
        catch (InvalidDecisionException invalid)
        {
            return (new Outcome.Invalid(invalid.Message), null);
        }
        await transaction.CommitAsync(cancellationToken);
        return draft.Changed.Count == 0
            ? (new Outcome.Done(null, draft.RecordId), null)
            : (new Outcome.Done(draft.Decision, draft.RecordId ?? draft.Changed[0].EntityId), new DecisionMade(draft.Decision, actor, draft.Changed));
    }

    // PostgreSQL keeps microseconds; a finer time would not give the same hash when read back.
    private DateTime Now()
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
    }

    private async Task<string?> RefusalAsync(ClaimTrackerContext context, Actor actor, string needed, CancellationToken cancellationToken)
    {
        if (!Actor.Covers(actor.Role, needed)) return $"This needs the role {needed}.";
        if (actor.AccountId is not { } id) return null;
        var account = await context.Users.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancellationToken);
        if (account is null) return "This account no longer exists.";
        if (account.LockoutEnd > clock.GetUtcNow()) return "This account is locked.";
        var held = from held_ in context.UserRoles join role in context.Roles on held_.RoleId equals role.Id where held_.UserId == id select role.Name;
        return (await held.ToListAsync(cancellationToken)).Exists(role => Actor.Covers(role, needed))
            ? null
            : $"This account no longer has the role {needed}.";
    }

    private static string? Blank(string? why) => string.IsNullOrWhiteSpace(why) ? null : why.Trim();

    [LoggerMessage(Level = LogLevel.Warning, Message = "Refused {Command} by {Actor} (account {AccountId}): {Reason}")]
    private partial void LogRefusal(string command, string actor, long? accountId, string reason);
}

/// <summary>A saved decision.</summary>
/// <param name="Decision">Its id.</param>
/// <param name="By">Who decided.</param>
/// <param name="Changed">The records that changed.</param>
public sealed record DecisionMade(string Decision, Actor By, IReadOnlyList<RecordName> Changed);

/// <summary>Names one record.</summary>
public readonly record struct RecordName(string Entity, long EntityId);

/// <summary>Ends a command that makes no sense as given.</summary>
internal sealed class InvalidDecisionException(string message) : Exception(message);

/// <summary>Ends a command that would overwrite what somebody else changed.</summary>
internal sealed class ConflictException(IReadOnlyList<FieldConflict> fields) : Exception
{
    public IReadOnlyList<FieldConflict> Fields { get; } = fields;
}
