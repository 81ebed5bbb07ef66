using ClaimTracker.Model;
using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace ClaimTracker.Editing;

/// <summary>What others changed between the version that somebody looked at and the one stored: other fields merge, the same ones conflict.</summary>
internal static class Meanwhile
{
    /// <summary>What the record says of a change that no editor made.</summary>
    public const string Program = "the program";

    /// <exception cref="ConflictException">One of the fields changed since.</exception>
    public static async Task ThrowWhereChangedAsync(
        EntityEntry entry, int seenVersion, IReadOnlyCollection<string> fields, bool relied, ClaimTrackerContext context, CancellationToken cancellationToken)
    {
        var changes = await ChangesAsync(entry, seenVersion, context, cancellationToken);
        var conflicts = fields.Where(changes.ContainsKey).Select(field =>
        {
            var (before, by, at) = changes[field];
            var property = entry.Property(field);
            return new FieldConflict(
                entry.Metadata.ClrType.Name, Recording.KeyOf(entry), field, before,
                Recording.Text(property.OriginalValue), relied ? null : Recording.Text(property.CurrentValue), by, at);
        }).Where(c => c.Seen != c.Theirs).ToList();
        if (conflicts.Count > 0) throw new ConflictException(conflicts);
    }

    private static async Task<Dictionary<string, (string? Before, string By, DateTime? At)>> ChangesAsync(
        EntityEntry entry, int seenVersion, ClaimTrackerContext context, CancellationToken cancellationToken)
    {
        var (name, id) = (entry.Metadata.ClrType.Name, Recording.KeyOf(entry));
        var events = await context.Events.AsNoTracking().Where(e => e.Entity == name && e.EntityId == id).OrderBy(e => e.Id).ToListAsync(cancellationToken);
        var later = events.Where(e => VersionAfter(e) > seenVersion).ToList();
        var stored = (int)entry.Property(Recording.VersionField).OriginalValue!;
        if (later.Count != stored - seenVersion)
            return Recording.Decided(entry).ToDictionary(p => p.Metadata.Name, _ => ((string?)null, Program, (DateTime?)null));
        var changes = new Dictionary<string, (string?, string, DateTime?)>();
        foreach (var change in later)
        {
            var before = Recording.Fields(change.Before);
            foreach (var (field, _) in Recording.Fields(change.After))
                changes[field] = (changes.TryGetValue(field, out var first) ? first.Item1 : Recording.Text(before[field]), change.Actor, change.At);
        }
        return changes;
    }

    private static int VersionAfter(Event entry) =>
        Recording.Fields(entry.After) is { } after && after[Recording.VersionField] is { } version ? version.GetValue<int>() : -1;
}
