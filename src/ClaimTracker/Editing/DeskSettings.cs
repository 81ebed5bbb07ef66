using ClaimTracker.Model;
using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Editing;

/// <summary>What the desk of an install works by. A setting is the last decision about it in the record, so that its history is kept too.</summary>
public sealed class DeskSettings(ContextFactory store, Decisions decisions, TimeProvider clock)
{
    /// <summary>Name of the desk in the record of decisions.</summary>
    public const string Desk = "Desk";

    private const long TheDesk = 1;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private (string Set, DateTimeOffset At)? known;

    /// <summary>Id of the newsroom rules that the desk works by.</summary>
    public async Task<string> RuleSetAsync(CancellationToken cancellationToken = default)
    {
        if (known is { } recent && clock.GetUtcNow() - recent.At < Fresh) return recent.Set;
        await using var context = store.Create();
        var set = await ReadAsync(context, cancellationToken);
        known = (set, clock.GetUtcNow());
        return set;
    }

    /// <summary>The desk works by other newsroom rules from now on.</summary>
    public async Task<Outcome> ChooseRulesAsync(Actor actor, string set, CancellationToken cancellationToken = default)
    {
        var outcome = await decisions.DecideAsync(actor, "choose-rules", null, async draft =>
        {
            if (NewsroomRules.Sets.All(s => s.Id != set)) throw new InvalidDecisionException($"There is no rule set “{set}”. Choose one of: {string.Join(", ", NewsroomRules.Sets.Select(s => s.Id))}.");
            var before = await ReadAsync(draft.Context, cancellationToken);
            if (before != set) draft.Record(Desk, TheDesk, new { RuleSet = before }, new { RuleSet = set });
        }, cancellationToken);
        known = null;
        return outcome;
    }

    private static async Task<string> ReadAsync(ClaimTrackerContext context, CancellationToken cancellationToken)
    {
        var last = await context.Events.AsNoTracking().Where(e => e.Entity == Desk && e.EntityId == TheDesk).OrderByDescending(e => e.Id).Select(e => e.After).FirstOrDefaultAsync(cancellationToken);
        return NewsroomRules.Set(last is null ? null : (string?)Recording.Fields(last)["RuleSet"]).Id;
    }
}
