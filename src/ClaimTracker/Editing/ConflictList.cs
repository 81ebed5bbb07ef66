using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Editing;

/// <summary>A conflict that waits for a choice.</summary>
/// <param name="Decision">Id to resolve it by.</param>
/// <param name="At">When the two met, in UTC.</param>
/// <param name="WantedBy">Whose version was not saved.</param>
/// <param name="Why">The reason given for it; null where none.</param>
/// <param name="Dispute">The two versions.</param>
public sealed record OpenConflict(string Decision, DateTime At, string WantedBy, string? Why, Dispute Dispute);

/// <summary>Lists what waits for a choice between two versions.</summary>
public sealed class ConflictList(ContextFactory store)
{
    private const int MostLookedAt = 1000;

    /// <summary>The open conflicts, newest first.</summary>
    public async Task<IReadOnlyList<OpenConflict>> OpenAsync(int most, CancellationToken cancellationToken = default)
    {
        await using var context = store.Create();
        var noted = await context.Events.AsNoTracking().Where(e => e.Entity == Dispute.Entity && e.Command == Dispute.Command).OrderByDescending(e => e.Id).Take(MostLookedAt).ToListAsync(cancellationToken);
        var decisions = noted.ConvertAll(e => e.Decision);
        var answered = (await context.Events.AsNoTracking().Where(e => decisions.Contains(e.Undoes!)).Select(e => e.Undoes!).Distinct().ToListAsync(cancellationToken)).ToHashSet();
        var open = new List<OpenConflict>();
        foreach (var entry in noted)
        {
            if (open.Count == most) break;
            if (answered.Contains(entry.Decision) && await Undo.IsUndoneAsync(context, entry.Decision, cancellationToken)) continue;
            open.Add(new(entry.Decision, entry.At, entry.Actor, entry.Why, Dispute.Read(entry.After!)));
        }
        return open;
    }
}
