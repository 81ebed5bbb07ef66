using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ClaimTracker.Model;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ClaimTracker.Store;

/// <summary>Writes the fields of a record as JSON for its events, and reads them back for an undo.</summary>
internal static class Recording
{
    public const string VersionField = "Version";

    public static readonly JsonSerializerOptions Options = new()
    {
        Converters = { new JsonStringEnumConverter() },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    // Figures follow from tellings and links, so nobody decides them.
    private static readonly HashSet<string> Figures =
    [
        nameof(Claim.State), nameof(Claim.FirstStatementId), nameof(Claim.FirstToldAt), nameof(Claim.FirstToldPrecision), nameof(Claim.ArticleCount),
        nameof(Claim.IndependentCount), nameof(Claim.OutletCount), nameof(Claim.NamedSourceCount), nameof(Claim.UnnamedSourceCount),
        nameof(Claim.RebuttalCount), nameof(Claim.NoPositionCount), nameof(Claim.ConfirmationCount), nameof(Claim.FirstAnsweredAt),
        nameof(Claim.ActiveAt), nameof(Claim.IsFiction),
    ];

    /// <summary>The fields that editors decide.</summary>
    public static bool IsDecided(IReadOnlyProperty property) =>
        property.Name != VersionField && !property.IsPrimaryKey() && !(property.DeclaringType.ClrType == typeof(Claim) && Figures.Contains(property.Name));

    public static IEnumerable<PropertyEntry> Decided(EntityEntry entry) => entry.Properties.Where(p => IsDecided(p.Metadata));

    /// <summary>The given fields with the version, and the key where one number cannot name the record.</summary>
    public static string Json(EntityEntry entry, IEnumerable<string> fields, bool original)
    {
        var key = entry.Metadata.FindPrimaryKey()!.Properties;
        var names = (key.Count > 1 ? key.Select(p => p.Name) : []).Concat(fields);
        if (entry.Metadata.FindProperty(VersionField) is not null) names = names.Append(VersionField);
        var values = new JsonObject();
        foreach (var property in names.Distinct().Select(entry.Property))
            values[property.Metadata.Name] = Node(original ? property.OriginalValue : property.CurrentValue);
        return values.ToJsonString(Options);
    }

    public static JsonNode? Node(object? value) => value is null ? null : JsonSerializer.SerializeToNode(value, value.GetType(), Options);

    public static string Text(object? value) => Node(value)?.ToJsonString(Options) ?? "null";

    public static string Text(JsonNode? node) => node?.ToJsonString(Options) ?? "null";

    public static JsonObject Fields(string? json) => json is null ? [] : JsonNode.Parse(json)!.AsObject();

    public static object? Value(JsonNode? node, Type type) => node?.Deserialize(type, Options);

    public static long KeyOf(EntityEntry entry) => Convert.ToInt64(
        entry.Property(entry.Metadata.FindPrimaryKey()!.Properties[0].Name).CurrentValue, System.Globalization.CultureInfo.InvariantCulture);
}
