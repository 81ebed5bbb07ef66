using System.Text.Json;

namespace ClaimTracker.Import.Tables;

/// <summary>Reads articles out of CSV and JSON Lines, one article a row.</summary>
internal static class TableReader
{
    private const string RowCure = "Correct the row and import the file again.";

    /// <summary>Every row as an article or as the reason why it is none.</summary>
    /// <exception cref="UnreadableDocumentException">No column can be the text.</exception>
    public static IEnumerable<(ImportedArticle? Article, UnreadableDocumentException? Failure)> Rows(string text, string location, bool isJson, ColumnMap? map)
    {
        var rows = isJson ? JsonRows(text, location) : CsvRows(text, location);
        foreach (var (number, fields, failure) in rows)
        {
            var where = $"{location}, row {number}";
            if (failure is not null) { yield return (null, failure); continue; }
            map ??= ColumnMap.Guess(fields!.Keys) ?? throw new UnreadableDocumentException(
                location, "no column holds the text of the articles", "Import it on the command line with a column map, as in --columns text=Body,title=Headline.");
            if (!fields!.ContainsKey(map.Text) && number == 1)
                throw new UnreadableDocumentException(location, $"there is no column “{map.Text}”", $"The columns are: {string.Join(", ", fields.Keys.Take(20))}.");
            yield return Row(fields, map, where);
        }
    }

    private static (ImportedArticle?, UnreadableDocumentException?) Row(Dictionary<string, string> fields, ColumnMap map, string where)
    {
        string? Value(string? column) => column is not null && fields.TryGetValue(column, out var value) && value.Trim() is { Length: > 0 } text ? text : null;
        if (Value(map.Text) is not { } body) return (null, new(where, "the row has no text", RowCure));
        return (TableArticle.Of(body, Value(map.Title), Value(map.Url), Value(map.Published), Value(map.Byline), Value(map.Outlet), Value(map.Language)), null);
    }

    private static IEnumerable<(int Number, Dictionary<string, string>? Fields, UnreadableDocumentException? Failure)> CsvRows(string text, string location)
    {
        string[]? header = null;
        var number = 0;
        foreach (var record in CsvRecords.Of(text))
        {
            if (header is null) { header = record; continue; }
            number++;
            if (record.Length == 1 && record[0].Length == 0) continue;
            if (record.Length > header.Length)
            {
                yield return (number, null, new($"{location}, row {number}", $"the row has {record.Length} fields, the header {header.Length}", RowCure));
                continue;
            }
            var fields = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var i = 0; i < record.Length; i++) fields.TryAdd(header[i].Trim(), record[i]);
            yield return (number, fields, null);
        }
    }

    private static IEnumerable<(int Number, Dictionary<string, string>? Fields, UnreadableDocumentException? Failure)> JsonRows(string text, string location)
    {
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            number++;
            var fields = JsonFields(line);
            yield return fields is null
                ? (number, null, new($"{location}, row {number}", "the line is not a JSON object, or holds half a character", RowCure))
                : (number, fields, null);
        }
    }

    private static Dictionary<string, string>? JsonFields(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = 32 });
            if (document.RootElement.ValueKind != JsonValueKind.Object) return null;
            var fields = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var member in document.RootElement.EnumerateObject())
            {
                if (AsText(member.Value) is { } value) fields[member.Name] = value;
            }
            return fields;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException) { return null; }
    }

    private static string? AsText(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString())),
        _ => null,
    };
}
