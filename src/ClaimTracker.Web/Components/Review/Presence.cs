using ClaimTracker.Editing;

namespace ClaimTracker.Web.Components.Review;

/// <summary>Who looks at which record now, in memory: a hint for people, never a lock. Thread-safe.</summary>
public sealed class Presence
{
    private readonly Lock guard = new();
    private readonly Dictionary<Guid, Visitor> visitors = [];
    private readonly Dictionary<RecordName, List<Visitor>> at = [];

    /// <summary>Notes where a circuit is, null for nowhere, and tells those at the record that it leaves or comes to.</summary>
    /// <param name="circuit">Which circuit.</param>
    /// <param name="who">Its editor.</param>
    /// <param name="record">The record on screen.</param>
    /// <param name="changed">Called when somebody else comes or goes there, on any thread.</param>
    public void Move(Guid circuit, Actor who, RecordName? record, Action changed)
    {
        var told = new List<Visitor>();
        lock (guard)
        {
            if (visitors.GetValueOrDefault(circuit)?.Record == record) return;
            if (visitors.Remove(circuit, out var before))
            {
                at[before.Record].Remove(before);
                told.AddRange(at[before.Record]);
                if (at[before.Record].Count == 0) at.Remove(before.Record);
            }
            if (record is { } name)
            {
                if (!at.TryGetValue(name, out var there)) at[name] = there = [];
                told.AddRange(there);
                there.Add(visitors[circuit] = new(circuit, who, name, changed));
            }
        }
        foreach (var visitor in told) visitor.Changed();
    }

    /// <summary>Names of the others at a record, each once; another window of the same account is nobody else.</summary>
    public IReadOnlyList<string> Others(Guid circuit, RecordName record)
    {
        lock (guard)
        {
            var me = visitors.GetValueOrDefault(circuit)?.Who.AccountId;
            return at.TryGetValue(record, out var there) ? [.. there.Where(v => v.Circuit != circuit && v.Who.AccountId != me).Select(v => v.Who.Name).Distinct().Order()] : [];
        }
    }

    /// <summary>The first record that nobody else is at; null where somebody is at each.</summary>
    public RecordName? FirstFree(Guid circuit, IEnumerable<RecordName> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        lock (guard)
        {
            foreach (var record in records)
                if (!at.TryGetValue(record, out var there) || there.TrueForAll(v => v.Circuit == circuit)) return record;
            return null;
        }
    }

    /// <summary>How many look at some record.</summary>
    public int Everyone
    {
        get
        {
            lock (guard) return visitors.Count;
        }
    }

    private sealed record Visitor(Guid Circuit, Actor Who, RecordName Record, Action Changed);
}
