using System.Buffers;
using System.Globalization;
using System.Text.Json;
using ClaimTracker.Export.Tables;

namespace ClaimTracker.Export.Package;

/// <summary>Writes <c>datapackage.json</c>.</summary>
internal static class PackageDescriptor
{
    public static ReadOnlyMemory<byte> Of(PackageOptions options, IReadOnlyList<PackageResource> resources, PackageState state)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Json.Readable with { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            Head(json, options, state);
            json.WriteStartArray("resources");
            var names = resources.Select(r => r.Query.Table.Name).ToHashSet();
            foreach (var resource in resources) Resource(json, resource, names);
            json.WriteEndArray();
            Own(json, options, resources, state);
            json.WriteEndObject();
        }
        buffer.Write("\n"u8);
        return buffer.WrittenMemory;
    }

    private static void Head(Utf8JsonWriter json, PackageOptions options, PackageState state)
    {
        json.WriteString("$schema", "https://datapackage.org/profiles/2.0/datapackage.json");
        json.WriteString("profile", "tabular-data-package");
        json.WriteString("name", "claimtracker-export");
        json.WriteString("title", options.Title);
        json.WriteString("description", $"Claims in news articles and the responses to them. {options.LicenceNote}");
        if (options.Address.Length > 0) json.WriteString("homepage", options.Address);
        if (state.AsOf is { } asOf) json.WriteString("created", Instant(asOf));
        json.WriteString("version", "1.0.0");
    }

    private static void Resource(Utf8JsonWriter json, PackageResource resource, HashSet<string> names)
    {
        json.WriteStartObject();
        json.WriteString("name", resource.Query.Table.Name);
        json.WriteString("type", "table");
        json.WriteString("profile", "tabular-data-resource");
        json.WriteString("path", resource.Path);
        json.WriteString("title", resource.Query.Table.Title);
        json.WriteString("description", resource.Query.Table.Meaning);
        json.WriteString("format", "csv");
        json.WriteString("mediatype", "text/csv");
        json.WriteString("encoding", "utf-8");
        json.WriteNumber("bytes", resource.Bytes);
        json.WriteString("hash", "sha256:" + resource.Sha256);
        json.WriteNumber("rows", resource.Rows);
        PackageSchema.Write(json, resource.Query, names);
        json.WriteEndObject();
    }

    private static void Own(Utf8JsonWriter json, PackageOptions options, IReadOnlyList<PackageResource> resources, PackageState state)
    {
        json.WriteStartObject("claimtracker");
        json.WriteString("format", DataPackage.Format);
        json.WriteBoolean("complete", options.IsComplete);
        json.WriteBoolean("texts", options.WithTexts);
        json.WriteString("filter", options.Filter);
        PackageSchema.Names(json, "engines", state.Engines);
        json.WriteString("licenceNote", options.LicenceNote);
        json.WriteString("citation", Citation(options, resources, state));
        json.WriteEndObject();
    }

    private static string Citation(PackageOptions options, IReadOnlyList<PackageResource> resources, PackageState state)
    {
        var claims = resources.First(r => r.Query.Table == ClaimTables.Claims).Rows;
        var asOf = state.AsOf is { } at ? $"data as of {at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC" : "no data";
        var filter = options.Filter.Length > 0 ? $", restricted to {options.Filter}" : "";
        var where = options.Address.Length > 0 ? $" {options.Address}" : "";
        var tables = resources.First(r => r.Query.Table == ClaimsResponsesTable.Table).Sha256[..12];
        return string.Create(CultureInfo.InvariantCulture, $"{options.Title} [data package, {claims} claims, {asOf}{filter}, claims_responses.csv sha256 {tables}…].{where}");
    }

    private static string Instant(DateTime at)
    {
        Span<byte> text = stackalloc byte[32];
        return System.Text.Encoding.ASCII.GetString(text[..Instants.Format(at, text)]);
    }
}
