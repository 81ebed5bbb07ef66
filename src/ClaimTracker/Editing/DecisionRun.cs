using ClaimTracker.Model;
using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;

namespace ClaimTracker.Editing;

/// <summary>Judges anew the answers of claims, inside the transaction that changed by what they are told; the caller saves.</summary>
public delegate Task JudgeAnswers(ClaimTrackerContext context, IReadOnlyCollection<long> claims, CancellationToken cancellationToken);

/// <summary>Saves several commands in one transaction. One that is refused, conflicts or makes no sense leaves the others alone.</summary>
internal sealed partial class DecisionRun(ContextFactory factory, TimeProvider clock, ILogger<Decisions> log, JudgeAnswers? judge)
{
    private const string Savepoint = "decision";

    private readonly Func<ClaimTrackerContext, long, IAsyncEnumerable<Standing>> standing = EF.CompileAsyncQuery((ClaimTrackerContext context, long id) =>
        from account in context.Users
        where account.Id == id
        from role in context.UserRoles.Where(r => r.UserId == id).Join(context.Roles, r => r.RoleId, r => r.Id, (_, r) => r.Name).DefaultIfEmpty()
        select new Standing(account.LockoutEnd, role));

    /// <summary>Runs and saves, and ends every command of the batch. Where it throws, nothing is saved and none has ended.</summary>
    public async Task SaveAsync(IReadOnlyList<PendingDecision> batch)
    {
        var results = new List<(PendingDecision Pending, Outcome Outcome, Draft? Draft)>();
        var disputes = new List<Event>();
        using (await factory.Gate.EnterAsync(batch.Count == 1 ? batch[0].CancellationToken : CancellationToken.None))
        {
            await using var context = factory.Create();
            context.Database.AutoSavepointsEnabled = false;
            await using var transaction = await context.Database.BeginTransactionAsync();
            if (factory.IsPostgres) await context.Database.ExecuteSqlRawAsync(EventChain.PostgresLock);
            foreach (var pending in batch)
            {
                var (outcome, draft) = await RunAsync(context, transaction, pending, disputes);
                results.Add((pending, outcome, draft));
            }
            var drafts = results.Select(r => r.Draft).OfType<Draft>().ToList();
            if (drafts.Count + disputes.Count > 0)
            {
                await FinishAsync(context, drafts, disputes);
                await transaction.CommitAsync();
            }
        }
        foreach (var (pending, outcome, draft) in results) pending.End(outcome, draft is null ? null : new DecisionMade(draft.Decision, pending.Actor, draft.Changed, draft.JudgedLinks));
    }

    private async Task<(Outcome Outcome, Draft? Draft)> RunAsync(ClaimTrackerContext context, IDbContextTransaction transaction, PendingDecision pending, List<Event> disputes)
    {
        if (await RefusalAsync(context, pending.Actor, pending.Needed) is { } refusal)
        {
            LogRefusal(pending.Command, pending.Actor.Name, pending.Actor.AccountId, refusal);
            return (new Outcome.Refused(refusal), null);
        }
        await transaction.CreateSavepointAsync(Savepoint);
        var draft = new Draft(context, pending.Actor, pending.Command, pending.Why, pending.Undoes, EventChain.Dated(clock.GetUtcNow().UtcDateTime));
        var failure = await FailureAsync(draft, pending, disputes);
        context.ChangeTracker.Clear();
        if (failure is null)
            return draft.Changed.Count == 0 ? (new Outcome.Done(null, draft.RecordId), null) : (new Outcome.Done(draft.Decision, draft.RecordId ?? draft.Changed[0].EntityId), draft);
        await transaction.RollbackToSavepointAsync(Savepoint);
        return (failure, null);
    }

    private static async Task<Outcome?> FailureAsync(Draft draft, PendingDecision pending, List<Event> disputes)
    {
        try
        {
            pending.CancellationToken.ThrowIfCancellationRequested();
            await pending.Change(draft);
            await draft.FlushAsync(pending.CancellationToken);
            return null;
        }
        catch (ConflictException conflict)
        {
            if (draft.DisputeOf(conflict) is { } dispute) disputes.Add(dispute);
            return new Outcome.Conflict(conflict.Fields);
        }
        catch (InvalidDecisionException invalid)
        {
            return new Outcome.Invalid(invalid.Message);
        }
    }

    // Figures follow from what all commands of the batch left behind, so they are computed once.
    private async Task FinishAsync(ClaimTrackerContext context, List<Draft> drafts, List<Event> disputes)
    {
        await EventChain.AppendAsync(context, [.. drafts.SelectMany(d => d.Events), .. disputes], CancellationToken.None);
        var told = drafts.SelectMany(d => d.RetoldClaims).ToHashSet();
        if (judge is not null && told.Count > 0)
        {
            await judge(context, told, CancellationToken.None);
            await context.SaveChangesAsync();
        }
        await ClaimFigures.FillAsync(context, drafts.SelectMany(d => d.Claims).ToHashSet(), CancellationToken.None);
        await context.SaveChangesAsync();
    }

    private async Task<string?> RefusalAsync(ClaimTrackerContext context, Actor actor, string needed)
    {
        if (!Actor.Covers(actor.Role, needed)) return $"This needs the role {needed}.";
        if (actor.AccountId is not { } id) return null;
        var held = await standing(context, id).ToListAsync();
        if (held.Count == 0) return "This account no longer exists.";
        if (held[0].LockoutEnd > clock.GetUtcNow()) return "This account is locked.";
        return held.Exists(h => Actor.Covers(h.Role, needed)) ? null : $"This account no longer has the role {needed}.";
    }

    private sealed record Standing(DateTimeOffset? LockoutEnd, string? Role);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Refused {Command} by {Actor} (account {AccountId}): {Reason}")]
    private partial void LogRefusal(string command, string actor, long? accountId, string reason);
}
