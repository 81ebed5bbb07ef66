using System.Data.Common;
using System.Globalization;
using ClaimTracker.Store;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ClaimTracker.Export.Tables;

/// <summary>Collects parameters of a condition for the database in use.</summary>
public sealed class SqlParameters(ContextFactory factory)
{
    private static int made;
    private readonly List<DbParameter> all = [];

    /// <summary>The parameters so far.</summary>
    public IReadOnlyList<DbParameter> All => all;

    /// <summary>Adds a value; returns its name as SQL has it. No two parameters of a process share a name, so conditions can be joined.</summary>
    public string Add(object value)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"@f{(uint)Interlocked.Increment(ref made)}");
        all.Add(factory.IsPostgres ? new NpgsqlParameter(name, value) : new SqliteParameter(name, value));
        return name;
    }

    /// <summary>Adds values; returns their names for <c>IN (…)</c>.</summary>
    public string Add(IEnumerable<string> values) => string.Join(", ", values.Select(v => Add((object)v)));
}
