using System.Text.Json;
using ClaimTracker.Export.Tables;

namespace ClaimTracker.Export.Package;

/// <summary>What <c>datapackage.json</c> says of the files beside it.</summary>
internal sealed record PackageManifest(IReadOnlyDictionary<string, PackageManifest.Entry> Tables)
{
    internal sealed record Entry(string Path, long Rows, string Sha256);

    /// <summary>Reads and checks it.</summary>
    /// <exception cref="InvalidDataException">It is no package of this program, or none that a store can be rebuilt from.</exception>
    public static PackageManifest Read(PackageSource source)
    {
        using var stream = source.File("datapackage.json");
        try
        {
            using var json = JsonDocument.Parse(stream);
            Check(json.RootElement);
            var tables = json.RootElement.GetProperty("resources").EnumerateArray().ToDictionary(r => r.GetProperty("name").GetString()!, Read);
            var missing = AllTables.Stored.FirstOrDefault(t => !tables.ContainsKey(t.Name));
            return missing is null ? new PackageManifest(tables) : throw new InvalidDataException($"datapackage.json: it has no resource {missing.Name}");
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidDataException($"datapackage.json: not written by this program ({e.Message})", e);
        }
    }

    private static Entry Read(JsonElement resource) => new(
        resource.GetProperty("path").GetString()!, resource.GetProperty("rows").GetInt64(), resource.GetProperty("hash").GetString()!["sha256:".Length..]);

    private static void Check(JsonElement root)
    {
        if (!root.TryGetProperty("claimtracker", out var own)) throw new InvalidDataException("datapackage.json: the member claimtracker is missing; the package was made by another program");
        var format = own.GetProperty("format").GetString();
        if (format != DataPackage.Format) throw new InvalidDataException($"datapackage.json: format {format} is not {DataPackage.Format}; import it with the version that wrote it");
        if (!own.GetProperty("complete").GetBoolean())
            throw new InvalidDataException("datapackage.json: the package leaves out texts, editors' names or claims, so no store can be rebuilt from it; export it again with --complete");
    }
}
