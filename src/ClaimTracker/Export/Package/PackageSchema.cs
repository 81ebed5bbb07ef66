using System.Text.Json;
using ClaimTracker.Export.Tables;

namespace ClaimTracker.Export.Package;

/// <summary>Writes a table's definition as a Frictionless Table Schema.</summary>
internal static class PackageSchema
{
    /// <summary>The Table Schema's type of a column.</summary>
    public static string TypeOf(Column column) => column.Type switch
    {
        ColumnType.Whole => "integer",
        ColumnType.Number => "number",
        ColumnType.Truth => "boolean",
        ColumnType.Instant => "datetime",
        ColumnType.Day => "date",
        ColumnType.List => "array",
        ColumnType.Record => "object",
        _ => "string",
    };

    public static void Write(Utf8JsonWriter json, TableQuery query, IReadOnlySet<string> tables)
    {
        json.WriteStartObject("schema");
        json.WriteStartArray("fields");
        foreach (var column in query.Columns) Field(json, column, query.Table.Key is [var key] && key == column.Name);
        json.WriteEndArray();
        Names(json, "missingValues", [""]);
        // A key with empty parts, as the flat table has it, is no primary key.
        if (query.Table.Key.All(name => query.Columns.Any(c => c.Name == name && c.Required))) Names(json, "primaryKey", query.Table.Key);
        ForeignKeys(json, [.. query.Columns.Where(c => c.References is not null && tables.Contains(c.References))], query.Table.Name);
        json.WriteEndObject();
    }

    public static void Names(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }

    private static void Field(Utf8JsonWriter json, Column column, bool unique)
    {
        json.WriteStartObject();
        json.WriteString("name", column.Name);
        json.WriteString("type", TypeOf(column));
        // Older readers take no fraction of a second in the default format.
        if (column.Type == ColumnType.Instant) json.WriteString("format", "any");
        json.WriteString("description", column.Meaning);
        if (column.Required || unique || column.Values.Count > 0)
        {
            json.WriteStartObject("constraints");
            if (column.Required) json.WriteBoolean("required", true);
            if (unique) json.WriteBoolean("unique", true);
            if (column.Values.Count > 0) Names(json, "enum", column.Values);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void ForeignKeys(Utf8JsonWriter json, List<Column> columns, string self)
    {
        if (columns.Count == 0) return;
        json.WriteStartArray("foreignKeys");
        foreach (var column in columns)
        {
            json.WriteStartObject();
            Names(json, "fields", [column.Name]);
            json.WriteStartObject("reference");
            // The Table Schema names the table itself by an empty string.
            json.WriteString("resource", column.References == self ? "" : column.References);
            Names(json, "fields", ["id"]);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
