using System.Globalization;
using System.Text;
using ClaimTracker.Export.Tables;

namespace ClaimTracker.Export.Package;

/// <summary>Writes the codebook from the definitions that the tables themselves are written by.</summary>
public static class Codebook
{
    private const string Head = """
        # Codebook

        Every table is a CSV file: UTF-8, RFC 4180, commas, CR LF, a header line, no value as an empty cell, empty text as `""`. Instants are UTC,
        ISO 8601. Offsets count Unicode code points from 0, half-open, so `text[start:end]` in Python is the quotation. U+0000, which no CSV reader
        takes, is written as U+2400. Lists and records are JSON within the cell. A claim's state is computed from its responses and is never a
        verdict on the truth.

        """;

    /// <summary>The codebook of these tables, in Markdown.</summary>
    /// <param name="tables">Tables in order.</param>
    /// <param name="withPrivate">True where the columns stand that not everyone may read.</param>
    public static string Of(IEnumerable<Table> tables, bool withPrivate)
    {
        ArgumentNullException.ThrowIfNull(tables);
        var text = new StringBuilder(Head);
        foreach (var table in tables) Append(text, table, withPrivate ? table.Columns : table.PublicColumns);
        return text.ToString();
    }

    private static void Append(StringBuilder text, Table table, IReadOnlyList<Column> columns)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n## {table.Name}: {table.Title}\n\n{table.Meaning}\n\nKey: {string.Join(", ", table.Key)}.\n\n");
        text.Append("| column | type | meaning |\n|---|---|---|\n");
        foreach (var column in columns)
            text.Append(CultureInfo.InvariantCulture, $"| `{column.Name}` | {PackageSchema.TypeOf(column)}{(column.Required ? "" : ", may be empty")} | {Meaning(column)} |\n");
    }

    private static string Meaning(Column column)
    {
        var values = column.Values.Count == 0 ? "" : " One of " + string.Join(", ", column.Values.Select(v => $"`{v}`")) + ".";
        return column.Meaning + values + (column.References is null ? "" : $" → `{column.References}.id`");
    }
}
