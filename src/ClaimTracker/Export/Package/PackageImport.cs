using System.Data.Common;
using System.Text;
using ClaimTracker.Export.Csv;
using ClaimTracker.Export.Tables;
using ClaimTracker.Store;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Export.Package;

/// <summary>Fills an empty store from a complete data package, so that it is the store that the package was exported from.</summary>
public sealed class PackageImport
{
    private readonly PackageSource source;
    private readonly PackageManifest manifest;
    private readonly StoredTexts texts;
    private readonly DbConnection connection;
    private readonly DbTransaction transaction;

    private PackageImport(PackageSource source, DbConnection connection, DbTransaction transaction)
    {
        (this.source, this.connection, this.transaction) = (source, connection, transaction);
        manifest = PackageManifest.Read(source);
        texts = new StoredTexts(source);
    }

    /// <summary>Imports the package at <paramref name="path"/>, a zip or a folder: all of it or, on any error, nothing.</summary>
    /// <returns>Number of rows of each table.</returns>
    /// <exception cref="InvalidDataException">The package is damaged, incomplete or of another format, or the store is not empty; says which.</exception>
    public static async Task<IReadOnlyDictionary<string, long>> RunAsync(ContextFactory factory, string path, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(factory);
        using var source = PackageSource.Open(path);
        using var pass = await factory.Gate.EnterAsync(cancellationToken);
        await using var context = factory.Create();
        await RequireEmptyAsync(context, cancellationToken);
        await context.Database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await context.Database.GetDbConnection().BeginTransactionAsync(cancellationToken);
        var import = new PackageImport(source, transaction.Connection!, transaction);
        var rows = await import.RunAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return rows;
    }

    private static async Task RequireEmptyAsync(ClaimTrackerContext context, CancellationToken cancellationToken)
    {
        var articles = await context.Articles.CountAsync(cancellationToken);
        if (articles > 0 || await context.Outlets.AnyAsync(cancellationToken) || await context.Claims.AnyAsync(cancellationToken) || await context.Events.AnyAsync(cancellationToken))
            throw new InvalidDataException($"the store already holds {articles} articles; a data package is imported into an empty data folder (--data DIR)");
    }

    private async Task<IReadOnlyDictionary<string, long>> RunAsync(CancellationToken cancellationToken)
    {
        var references = await ForeignKeys.PostponeAsync(transaction, cancellationToken);
        var rows = new Dictionary<string, long>();
        foreach (var table in AllTables.Stored) rows[table.Name] = await TableAsync(table, cancellationToken);
        await OriginalsAsync(cancellationToken);
        await references.CheckAsync(cancellationToken);
        return rows;
    }

    private async Task<long> TableAsync(Table table, CancellationToken cancellationToken)
    {
        var entry = manifest.Tables[table.Name];
        using var hashed = new HashedStream(source.File(entry.Path));
        using var reader = new StreamReader(hashed, Encoding.UTF8, detectEncodingFromByteOrderMarks: false, bufferSize: 64 * 1024);
        var count = await InsertAsync(table, entry.Path, CsvLines.Read(reader), cancellationToken);
        if (count != entry.Rows || hashed.Sha256 != entry.Sha256)
            throw new InvalidDataException($"{entry.Path}: {count} rows with another hash than datapackage.json gives for its {entry.Rows}; the file was changed or damaged");
        return count;
    }

    private async Task<long> InsertAsync(Table table, string path, IEnumerable<string?[]> lines, CancellationToken cancellationToken)
    {
        var columns = StoredColumns.Of(table);
        await using var insert = Insert(StoredColumns.Entity(table), columns);
        string[]? names = null;
        var count = 0L;
        foreach (var line in lines)
        {
            if (names is null) { names = Header(table, path, line); continue; }
            await InsertAsync(insert, columns, Row(path, names, line, count), path, count, cancellationToken);
            count++;
        }
        return count;
    }

    private static async Task InsertAsync(
        DbCommand insert, IReadOnlyList<StoredColumn> columns, StoredRow row, string path, long number, CancellationToken cancellationToken)
    {
        try
        {
            for (var i = 0; i < columns.Count; i++) insert.Parameters[i].Value = columns[i].Value(row) ?? DBNull.Value;
            await insert.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (Exception e) when (e is FormatException or InvalidDataException or DbException or OverflowException or ArgumentNullException)
        {
            throw new InvalidDataException($"{path}, row {number + 1}: {e.Message}", e);
        }
    }

    private static string[] Header(Table table, string path, string?[] line)
    {
        var wanted = table.Columns.Select(c => c.Name).ToArray();
        return line.SequenceEqual(wanted) ? wanted : throw new InvalidDataException($"{path}: its columns are not {string.Join(", ", wanted)}");
    }

    private StoredRow Row(string path, string[] names, string?[] line, long number) => line.Length == names.Length
        ? new StoredRow(names.Zip(line).ToDictionary(p => p.First, p => p.Second), texts)
        : throw new InvalidDataException($"{path}, row {number + 1}: {line.Length} cells instead of {names.Length}");

    private DbCommand Insert(string entity, IReadOnlyList<StoredColumn> columns)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"INSERT INTO \"{entity}\" ({string.Join(", ", columns.Select(c => $"\"{c.Name}\""))}) VALUES ({string.Join(", ", columns.Select(c => "@" + c.Name))})";
        foreach (var column in columns)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = column.Name;
            if (connection is not SqliteConnection) parameter.DbType = column.Type;
            command.Parameters.Add(parameter);
        }
        return command;
    }

    private async Task OriginalsAsync(CancellationToken cancellationToken)
    {
        var ids = new List<long>();
        await using (var select = connection.CreateCommand())
        {
            (select.Transaction, select.CommandText) = (transaction, "SELECT \"Id\" FROM \"Fetches\" ORDER BY \"Id\"");
            await using var reader = await select.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken)) ids.Add(reader.GetInt64(0));
        }
        foreach (var id in ids) await OriginalAsync(id, cancellationToken);
    }

    private async Task OriginalAsync(long fetchId, CancellationToken cancellationToken)
    {
        await using var stream = source.TryFile(PackageTexts.Original(fetchId));
        if (stream is null) return;
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, cancellationToken);
        await using var update = connection.CreateCommand();
        (update.Transaction, update.CommandText) = (transaction, "UPDATE \"Fetches\" SET \"Bytes\" = @bytes WHERE \"Id\" = @id");
        foreach (var (name, value) in new (string, object)[] { ("bytes", bytes.ToArray()), ("id", fetchId) })
        {
            var parameter = update.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            update.Parameters.Add(parameter);
        }
        await update.ExecuteNonQueryAsync(cancellationToken);
    }
}
