using System.Collections.Concurrent;
using ClaimTracker.Editing;

namespace ClaimTracker.Web.Components.Review;

/// <summary>Who looks at which record now, in memory: a hint for people, never a lock.</summary>
public sealed class Presence
{
    private readonly ConcurrentDictionary<Guid, (RecordName Record, Actor Who)> here = new();

    /// <summary>Raised when somebody comes or goes.</summary>
    public event Action? Changed;

    /// <summary>Notes where a circuit is; null for nowhere.</summary>
    public void Move(Guid circuit, Actor who, RecordName? record)
    {
        if (record is { } name) here[circuit] = (name, who);
        else here.TryRemove(circuit, out _);
        Changed?.Invoke();
    }

    /// <summary>Names of the others at a record, each once.</summary>
    public IReadOnlyList<string> Others(Guid circuit, RecordName record) =>
        [.. here.Where(h => h.Key != circuit && h.Value.Record == record).Select(h => h.Value.Who.Name).Distinct().Order()];
}
