using System.Data;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ClaimTracker.Export.Tables;
using ClaimTracker.Extraction;
using ClaimTracker.Model;

namespace ClaimTracker.Export.Package;

/// <summary>One row of a package's table: cells by column name.</summary>
internal sealed record StoredRow(IReadOnlyDictionary<string, string?> Cells, StoredTexts Texts)
{
    public string? this[string column] => Cells[column];

    public long Number(string column) => long.Parse(Cells[column]!, CultureInfo.InvariantCulture);
}

/// <summary>One column of the database, and how its value is read from an exported row.</summary>
internal sealed record StoredColumn(string Name, DbType Type, Func<StoredRow, object?> Value);

/// <summary>Turns a table's definition around: from what a column reads follows where its cell goes.</summary>
internal static partial class StoredColumns
{
    /// <summary>The database columns that an exported table fills.</summary>
    public static IReadOnlyList<StoredColumn> Of(Table table) =>
        [.. Beside(table), .. table.Columns.Select(c => Of(c, table)).OfType<StoredColumn>().DistinctBy(c => c.Name)];

    /// <summary>Name of the database table.</summary>
    public static string Entity(Table table) => Root().Match(table.From).Groups[1].Value;

    private static StoredColumn? Of(Column column, Table table) => column switch
    {
        TextColumn c when Stored(c.Sql) is { } name => new(name, DbType.String, r => r[c.Name]),
        IntegerColumn c when Stored(c.Sql) is { } name => new(name, DbType.Int64, r => Parsed(r[c.Name], long.Parse)),
        NumberColumn c when Stored(c.Sql) is { } name => new(name, DbType.Double, r => Parsed(r[c.Name], double.Parse)),
        BooleanColumn c when Stored(c.Sql) is { } name => new(name, DbType.Boolean, r => r[c.Name] is { } cell ? cell == "true" : null),
        InstantColumn c when Stored(c.Sql) is { } name => new(name, DbType.DateTime, r => Parsed(r[c.Name], Instant)),
        DayColumn c when Stored(c.Sql) is { } name => new(name, DbType.Date, r => Parsed(r[c.Name], DateOnly.Parse)),
        JsonColumn c when Stored(c.Sql) is { } name => new(name, DbType.String, r => r[c.Name]),
        CodeColumn c when Stored(c.Inputs[0]) is { } name => new(name, DbType.String, r => r[c.Name] is { } code ? c.NameOf(code) : null),
        OffsetColumn c when Stored(c.Offset) is { } name && Id(table, c.Version) is { } id => new(name, DbType.Int64, r => (long)r.Texts.Of(r.Number(id)).Points.ToUtf16((int)r.Number(c.Name))),
        PassageColumn { Part: PassagePart.Start, Passages: [var sql] } c when Stored(sql) is { } name => new(name, DbType.String, r => PassageJson(r, c, table)),
        PiecesColumn c when Stored(c.Passages) is { } name && Id(table, c.Version) is { } id => new(name, DbType.String, r => PiecesJson(r, c.Name, id)),
        BlocksColumn c when Stored(c.Blocks) is { } name && Id(table, c.Version) is { } id => new(name, DbType.String, r => BlocksJson(r, c.Name, id)),
        _ => null,
    };

    // What stands in files beside the tables; first, since offsets in the same row count in it.
    private static IEnumerable<StoredColumn> Beside(Table table) => table == ArticleTables.Versions
        ? [new StoredColumn("Text", DbType.String, r => r.Texts.Add(r.Number("id"), r["text_hash"]!))]
        : [];

    private static string? Stored(string sql) => Plain().Match(sql) is { Success: true } match ? match.Groups[1].Value : null;

    // The exported column that holds the id of the version that offsets count in.
    private static string? Id(Table table, string version) => table.Columns.OfType<IntegerColumn>().FirstOrDefault(c => c.Sql == version)?.Name;

    private static object? Parsed<T>(string? cell, Func<string, IFormatProvider, T> parse) => cell is null ? null : parse(cell, CultureInfo.InvariantCulture);

    private static DateTime Instant(string cell, IFormatProvider culture) =>
        DateTime.Parse(cell, culture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);

    private static string? PassageJson(StoredRow row, PassageColumn start, Table table)
    {
        if (row[start.Name] is null) return null;
        var end = table.Columns.OfType<PassageColumn>().Single(c => c.Part == PassagePart.End && c.Passages.SequenceEqual(start.Passages));
        return JsonSerializer.Serialize(Cut(row.Texts.Of(row.Number(Id(table, start.Version)!)), (int)row.Number(start.Name), (int)row.Number(end.Name)), JsonSerializerOptions.Default);
    }

    private static string PiecesJson(StoredRow row, string column, string id)
    {
        using var pieces = JsonDocument.Parse(row[column]!);
        var text = row.Texts.Of(row.Number(id));
        List<Passage> passages = [.. pieces.RootElement.EnumerateArray().Select(p => Cut(text, p.GetProperty("start").GetInt32(), p.GetProperty("end").GetInt32()))];
        return JsonSerializer.Serialize(passages, JsonSerializerOptions.Default);
    }

    private static string BlocksJson(StoredRow row, string column, string id)
    {
        using var parsed = JsonDocument.Parse(row[column]!);
        var points = row.Texts.Of(row.Number(id)).Points;
        List<TextBlock> blocks = [.. parsed.RootElement.EnumerateArray().Select(b => new TextBlock(
            Codes.TryParse(b.GetProperty("kind").GetString()!, out BlockKind kind) ? kind : throw new InvalidDataException($"{column}: '{b.GetProperty("kind")}' is no kind of block"),
            new Span(points.ToUtf16(b.GetProperty("start").GetInt32()), points.ToUtf16(b.GetProperty("end").GetInt32()))))];
        return JsonSerializer.Serialize(blocks, JsonSerializerOptions.Default);
    }

    private static Passage Cut((string Text, CodePointOffsets Points) text, int start, int end)
    {
        var span = new Span(text.Points.ToUtf16(start), text.Points.ToUtf16(end));
        if (span.Start < 0 || span.End > text.Text.Length || span.Start > span.End) throw new InvalidDataException($"the passage {start} to {end} lies outside its text");
        return Passage.Of(span, text.Text);
    }

    [GeneratedRegex("^x\\.\"(\\w+)\"$", RegexOptions.NonBacktracking)]
    private static partial Regex Plain();

    [GeneratedRegex("^\"(\\w+)\" x", RegexOptions.NonBacktracking)]
    private static partial Regex Root();
}
