using System.Data.Common;
using System.Text.RegularExpressions;
using ClaimTracker.Export.Rows;

namespace ClaimTracker.Export.Tables;

/// <summary>Restricts a table to some rows.</summary>
/// <param name="Sql">Condition over the table's columns.</param>
/// <param name="Parameters">Values of its parameters.</param>
public sealed record RowFilter(string Sql, IReadOnlyList<DbParameter> Parameters)
{
    /// <summary>The rows that both keep; null where neither leaves any out.</summary>
    public static RowFilter? Both(RowFilter? one, RowFilter? other)
    {
        if (one is null || other is null) return one ?? other;
        return new RowFilter($"({one.Sql}) AND ({other.Sql})", [.. one.Parameters, .. other.Parameters]);
    }
}

/// <summary>A table, the columns that were chosen of it, and the rows that were asked for.</summary>
/// <param name="Table">The table.</param>
/// <param name="Columns">Columns to write, in order.</param>
/// <param name="Filter">Which rows; null for all.</param>
/// <param name="Limit">At most this many rows; null for all.</param>
/// <param name="WithPrivate">True where rows that only editors see stand too.</param>
public sealed partial record TableQuery(Table Table, IReadOnlyList<Column> Columns, RowFilter? Filter = null, int? Limit = null, bool WithPrivate = false)
{
    /// <summary>All rows and columns that everyone may read, or that there are.</summary>
    public static TableQuery All(Table table, bool withPrivate = false)
    {
        ArgumentNullException.ThrowIfNull(table);
        return new TableQuery(table, withPrivate ? table.Columns : table.PublicColumns, WithPrivate: withPrivate);
    }

    internal IReadOnlyList<DbParameter> Parameters => Filter?.Parameters ?? [];

    internal string CountSql => $"SELECT COUNT(*) FROM {CountFrom}{Condition}";

    /// <summary>The statement, and for each column the ordinals of its inputs.</summary>
    internal (string Sql, int[][] Ordinals) Select()
    {
        var inputs = new List<string>();
        var ordinals = Columns.Select(c => c.Inputs.Select(Ordinal).ToArray()).ToArray();
        return ($"SELECT {string.Join(", ", inputs)} FROM {Table.From}{Condition} ORDER BY {Table.Order}{(Limit is { } most ? $" LIMIT {most}" : "")}", ordinals);

        int Ordinal(string sql)
        {
            if (!inputs.Contains(sql)) inputs.Add(sql);
            return inputs.IndexOf(sql);
        }
    }

    // Looking up a name for every row takes long and changes no number: a left join on a key is left out unless the condition needs it.
    private string CountFrom
    {
        get
        {
            var lines = Table.From.Split('\n').ToList();
            for (var i = lines.Count - 1; i >= 0; i--)
            {
                if (LookUp().Match(lines[i]) is not { Success: true } join) continue;
                var used = join.Groups[1].Value + ".";
                if (!Condition.Contains(used, StringComparison.Ordinal) && !lines.Where((_, other) => other != i).Any(l => l.Contains(used, StringComparison.Ordinal))) lines.RemoveAt(i);
            }
            return string.Join('\n', lines);
        }
    }

    [GeneratedRegex("^LEFT JOIN \"\\w+\" (\\w+) ON \\w+\\.\"(?:Id|SourceId)\" = \\S+\\s*$", RegexOptions.NonBacktracking)]
    private static partial Regex LookUp();

    private string Condition
    {
        get
        {
            var all = new[] { Table.Where, WithPrivate ? null : Table.PublicWhere, Filter?.Sql }.OfType<string>().Select(c => $"({c})").ToList();
            return all.Count == 0 ? "" : " WHERE " + string.Join(" AND ", all);
        }
    }
}
