using System.Text.Json.Nodes;
using ClaimTracker.Export.Tables;
using Microsoft.OpenApi;

namespace ClaimTracker.Web.Endpoints;

/// <summary>The schemas of what the API answers.</summary>
internal static class ApiSchemas
{
    public static void AddTo(OpenApiDocument document)
    {
        foreach (var (_, table, one) in ApiEndpoints.Lists) document.AddComponent(one, Of(AllTables.Named(table)!));
        document.AddComponent("Problem", Object("Problem details, RFC 9457.", ("type", Text()), ("title", Text()), ("status", Whole()), ("detail", Text())));
        document.AddComponent("ExportList", Object("What can be downloaded.", ("tables", ListOf(AnyObject("A table."))), ("documents", ListOf(AnyObject("A document.")))));
        document.AddComponent("ImportResult", Object("What became of a document.", ("location", Text()), ("articles", ListOf(Imported())), ("problem", Text(nullable: true))));
        document.AddComponent("Extraction", Object(
            "What was found in an article: the extraction format, version 1.", ("format", Text()), ("text", Text()), ("sources", ListOf(AnyObject("A source."))),
            ("statements", ListOf(AnyObject("A statement."))), ("responses", ListOf(AnyObject("A response.")))));
    }

    /// <summary>A page of records.</summary>
    public static OpenApiSchema PageOf(IOpenApiSchema one) => Object("A page.", ("items", ListOf(one)), ("next", Text(nullable: true, "Address of the next page; null on the last.")));

    private static OpenApiSchema Of(Table table) => new()
    {
        Type = JsonSchemaType.Object, Description = table.Meaning,
        Properties = table.PublicColumns.ToDictionary(c => c.Name, c => (IOpenApiSchema)Of(c)),
        Required = table.PublicColumns.Select(c => c.Name).ToHashSet(),
    };

    private static OpenApiSchema Of(Column column)
    {
        var schema = new OpenApiSchema { Description = column.Meaning, Type = TypeOf(column) };
        if (!column.Required) schema.Type |= JsonSchemaType.Null;
        if (column.Type == ColumnType.Whole) schema.Format = "int64";
        if (column.Type == ColumnType.Instant) schema.Format = "date-time";
        if (column.Type == ColumnType.Day) schema.Format = "date";
        if (column.Type == ColumnType.List) schema.Items = new OpenApiSchema();
        if (column.Values.Count > 0) schema.Enum = [.. column.Values.Select(v => (JsonNode)JsonValue.Create(v)!), .. column.Required ? [] : new JsonNode[] { null! }];
        return schema;
    }

    private static JsonSchemaType TypeOf(Column column) => column.Type switch
    {
        ColumnType.Whole => JsonSchemaType.Integer,
        ColumnType.Number => JsonSchemaType.Number,
        ColumnType.Truth => JsonSchemaType.Boolean,
        ColumnType.List => JsonSchemaType.Array,
        ColumnType.Record => JsonSchemaType.Object,
        _ => JsonSchemaType.String,
    };

    private static OpenApiSchema Imported() => Object(
        "What became of an article.", ("articleId", Whole()), ("title", Text()), ("outcome", Text()), ("statements", Whole()), ("responses", Whole()), ("joinedClaims", Whole()));

    private static OpenApiSchema Object(string meaning, params (string Name, IOpenApiSchema Schema)[] members) => new()
    {
        Type = JsonSchemaType.Object, Description = meaning, Properties = members.ToDictionary(m => m.Name, m => m.Schema), Required = members.Select(m => m.Name).ToHashSet(),
    };

    private static OpenApiSchema AnyObject(string meaning) => new() { Type = JsonSchemaType.Object, Description = meaning };

    private static OpenApiSchema ListOf(IOpenApiSchema items) => new() { Type = JsonSchemaType.Array, Items = items };

    private static OpenApiSchema Text(bool nullable = false, string? meaning = null) =>
        new() { Type = nullable ? JsonSchemaType.String | JsonSchemaType.Null : JsonSchemaType.String, Description = meaning };

    private static OpenApiSchema Whole() => new() { Type = JsonSchemaType.Integer, Format = "int64" };
}
