using System.Text.Json.Nodes;
using ClaimTracker.Model;

namespace ClaimTracker.Store;

/// <summary>One field of a record that two want otherwise.</summary>
/// <param name="Entity">Type of the record.</param>
/// <param name="EntityId">Its id.</param>
/// <param name="Field">Name of the field.</param>
/// <param name="Now">The stored value when they met, as JSON.</param>
/// <param name="Wanted">The value that was not saved, as JSON.</param>
public sealed record DisputedField(string Entity, long EntityId, string Field, string Now, string Wanted);

/// <summary>
/// Two versions of a record of which only one could stay: what an editor wanted while somebody else changed the same, or what the program found
/// under an editor's decision. It stands in the record of decisions until an editor chooses.
/// </summary>
/// <param name="During">What was tried, in the name of its command.</param>
/// <param name="NowBy">Who had set the stored version.</param>
/// <param name="CanTake">True where the other version can be saved as it is; else it has to be done by hand.</param>
/// <param name="Fields">The fields that differ.</param>
public sealed record Dispute(string During, string NowBy, bool CanTake, IReadOnlyList<DisputedField> Fields)
{
    /// <summary>Name of a dispute in the record of decisions.</summary>
    public const string Entity = "Conflict";

    /// <summary>Name of the command that notes it.</summary>
    public const string Command = "conflict";

    /// <summary>The event that keeps it, not yet chained. Its <see cref="Event.EntityId"/> is that of the first record.</summary>
    public Event ToEvent(DateTime at, long? account, string wantedBy, string? why) => new()
    {
        At = at, AccountId = account, Actor = wantedBy, Command = Command, Entity = Entity, EntityId = Fields[0].EntityId, After = ToJson(), Why = why,
        Decision = Guid.CreateVersion7().ToString("N"), PreviousHash = "", Hash = "",
    };

    /// <summary>What the event keeps.</summary>
    public string ToJson() => new JsonObject
    {
        [nameof(During)] = During, [nameof(NowBy)] = NowBy, [nameof(CanTake)] = CanTake,
        [nameof(Fields)] = new JsonArray([.. Fields.Select(f => new JsonObject
        {
            [nameof(f.Entity)] = f.Entity, [nameof(f.EntityId)] = f.EntityId, [nameof(f.Field)] = f.Field, [nameof(f.Now)] = JsonNode.Parse(f.Now), [nameof(f.Wanted)] = JsonNode.Parse(f.Wanted),
        })]),
    }.ToJsonString(Recording.Options);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    public static Dispute Read(string json)
    {
        var read = JsonNode.Parse(json)!;
        return new((string)read[nameof(During)]!, (string)read[nameof(NowBy)]!, (bool)read[nameof(CanTake)]!, [.. read[nameof(Fields)]!.AsArray().Select(f => new DisputedField(
            (string)f![nameof(DisputedField.Entity)]!, (long)f[nameof(DisputedField.EntityId)]!, (string)f[nameof(DisputedField.Field)]!,
            Recording.Text(f[nameof(DisputedField.Now)]), Recording.Text(f[nameof(DisputedField.Wanted)])))]);
    }
}
