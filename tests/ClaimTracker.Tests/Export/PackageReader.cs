using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ClaimTracker.Export.Csv;

namespace ClaimTracker.Tests.Export;

/// <summary>Reads a data package by its datapackage.json alone and checks it by the rules of Frictionless (Data Package and Table Schema 2.0).</summary>
internal sealed partial class PackageReader(IReadOnlyDictionary<string, string> files)
{
    private static readonly string[] FieldTypes =
        ["string", "number", "integer", "boolean", "object", "array", "date", "time", "datetime", "year", "yearmonth", "duration", "geopoint", "geojson", "list", "any"];

    private readonly JsonElement descriptor = JsonDocument.Parse(files["datapackage.json"]).RootElement;

    private IEnumerable<JsonElement> Resources => descriptor.GetProperty("resources").EnumerateArray();

    public List<IReadOnlyDictionary<string, string?>> Rows(string resource)
    {
        var lines = CsvLines.Read(new StringReader(files[resource + ".csv"])).ToList();
        return [.. lines.Skip(1).Select(line => lines[0].Zip(line).ToDictionary(p => p.First!, p => p.Second))];
    }

    public List<string?> Column(string resource, string field) => [.. Rows(resource).Select(r => r[field])];

    public void CheckDescriptor()
    {
        Assert.Matches("^[a-z0-9._/-]+$", Text(descriptor, "name"));
        Assert.Matches(InstantPattern(), Text(descriptor, "created"));
        Assert.NotEmpty(Resources);
        Assert.Equal(Resources.Count(), Resources.Select(r => Text(r, "name")).Distinct().Count());
        foreach (var resource in Resources) CheckResource(resource);
    }

    /// <summary>Every cell has its field's type and keeps its constraints; rows, bytes and hash are as said.</summary>
    public void CheckCells()
    {
        foreach (var resource in Resources)
        {
            var rows = Rows(Text(resource, "name"));
            Assert.Equal(resource.GetProperty("rows").GetInt32(), rows.Count);
            foreach (var field in Fields(resource)) CheckField(field, [.. rows.Select(r => r[Text(field, "name")])], Text(resource, "name"));
        }
    }

    public void CheckReferences()
    {
        foreach (var resource in Resources)
        {
            if (!resource.GetProperty("schema").TryGetProperty("foreignKeys", out var keys)) continue;
            foreach (var key in keys.EnumerateArray()) CheckReference(Text(resource, "name"), key);
        }
    }

    private void CheckResource(JsonElement resource)
    {
        var bytes = Encoding.UTF8.GetBytes(files[Text(resource, "path")]);
        Assert.Matches("^[a-z0-9._-]+$", Text(resource, "name"));
        Assert.Equal(bytes.Length, resource.GetProperty("bytes").GetInt32());
        Assert.Equal("sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes)), Text(resource, "hash"));
        Assert.Equal(Fields(resource).Select(f => Text(f, "name")), CsvLines.Read(new StringReader(files[Text(resource, "path")])).First()!);
        Assert.All(Fields(resource), f => Assert.Contains(Text(f, "type"), FieldTypes));
        Assert.Equal([""], resource.GetProperty("schema").GetProperty("missingValues").EnumerateArray().Select(v => v.GetString()));
        if (resource.GetProperty("schema").TryGetProperty("primaryKey", out var key)) CheckKey(resource, [.. key.EnumerateArray().Select(k => k.GetString()!)]);
    }

    private void CheckKey(JsonElement resource, string[] key)
    {
        var rows = Rows(Text(resource, "name"));
        Assert.Equal(rows.Count, rows.Select(r => string.Join("|", key.Select(k => r[k]))).Distinct().Count());
    }

    private static void CheckField(JsonElement field, List<string?> cells, string resource)
    {
        var where = $"{resource}.{Text(field, "name")}";
        var constraints = field.TryGetProperty("constraints", out var found) ? found : default;
        if (Has(constraints, "required")) Assert.True(cells.TrueForAll(c => c is not null), $"{where}: an empty cell in a required field");
        var present = cells.OfType<string>().ToList();
        if (Has(constraints, "unique")) Assert.True(present.Distinct().Count() == present.Count, $"{where}: a value twice");
        if (Has(constraints, "enum")) Assert.Subset(constraints.GetProperty("enum").EnumerateArray().Select(v => v.GetString()).ToHashSet(), present.ToHashSet<string?>());
        Assert.All(present, cell => Assert.True(Fits(cell, Text(field, "type")), $"{where}: '{cell}' is no {Text(field, "type")}"));
    }

    private static bool Fits(string cell, string type) => type switch
    {
        "integer" => long.TryParse(cell, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        "number" => double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
        "boolean" => cell is "true" or "false",
        "datetime" => InstantPattern().IsMatch(cell),
        "date" => DateOnly.TryParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "array" => JsonDocument.Parse(cell).RootElement.ValueKind == JsonValueKind.Array,
        "object" => JsonDocument.Parse(cell).RootElement.ValueKind == JsonValueKind.Object,
        _ => true,
    };

    private void CheckReference(string resource, JsonElement key)
    {
        var field = key.GetProperty("fields")[0].GetString()!;
        var reference = key.GetProperty("reference");
        var target = Text(reference, "resource") is { Length: > 0 } named ? named : resource;
        var ids = Column(target, reference.GetProperty("fields")[0].GetString()!).ToHashSet();
        Assert.All(Column(resource, field).OfType<string>(), value => Assert.True(ids.Contains(value), $"{resource}.{field}: {target} has no {value}"));
    }

    private static JsonElement.ArrayEnumerator Fields(JsonElement resource) => resource.GetProperty("schema").GetProperty("fields").EnumerateArray();

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static bool Has(JsonElement constraints, string name) => constraints.ValueKind == JsonValueKind.Object && constraints.TryGetProperty(name, out _);

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$", RegexOptions.NonBacktracking)]
    private static partial Regex InstantPattern();
}
