using System.Data;
using System.Data.Common;
using ClaimTracker.Store;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ClaimTracker.Export.Rows;

/// <summary>
/// One view of the database for all queries of an export: what others write meanwhile is not seen, and no one is kept from writing.
/// </summary>
internal sealed class Snapshot : IAsyncDisposable
{
    private readonly ClaimTrackerContext context;
    private readonly DbConnection connection;
    private readonly DbTransaction transaction;

    private Snapshot(ClaimTrackerContext context, DbConnection connection, DbTransaction transaction, ArticleTexts texts) =>
        (this.context, this.connection, this.transaction, Texts) = (context, connection, transaction, texts);

    /// <summary>Texts of article versions, for offsets and the words around a quotation.</summary>
    public ArticleTexts Texts { get; }

    public static async Task<Snapshot> OpenAsync(ContextFactory factory, CancellationToken cancellationToken)
    {
        var context = factory.Create();
        var texts = new ArticleTexts(factory);
        try
        {
            await context.Database.OpenConnectionAsync(cancellationToken);
            var connection = context.Database.GetDbConnection();
            var transaction = connection is SqliteConnection sqlite
                ? sqlite.BeginTransaction(deferred: true)
                : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
            return new Snapshot(context, connection, transaction, texts);
        }
        catch
        {
            await context.DisposeAsync();
            texts.Dispose();
            throw;
        }
    }

    /// <summary>Number of rows that <paramref name="sql"/> counts.</summary>
    public async Task<long> CountAsync(string sql, IReadOnlyList<DbParameter> parameters, CancellationToken cancellationToken)
    {
        await using var command = Command(sql, parameters);
        await using var rows = await OpenAsync(command, cancellationToken);
        await rows.ReadAsync(cancellationToken);
        return rows.Integer(0);
    }

    /// <summary>Calls <paramref name="row"/> for every row; <paramref name="after"/> may wait after each one.</summary>
    public async Task<long> ForEachAsync(
        string sql, IReadOnlyList<DbParameter> parameters, Action<IRows> row, Func<ValueTask> after, CancellationToken cancellationToken)
    {
        await using var command = Command(sql, parameters);
        await using var rows = await OpenAsync(command, cancellationToken);
        var count = 0L;
        while (await rows.ReadAsync(cancellationToken))
        {
            row(rows);
            count++;
            await after();
        }
        return count;
    }

    public async ValueTask DisposeAsync()
    {
        Texts.Dispose();
        await transaction.DisposeAsync();
        await context.DisposeAsync();
    }

    private DbCommand Command(string sql, IReadOnlyList<DbParameter> parameters)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        command.CommandTimeout = 0;
        foreach (var parameter in parameters) command.Parameters.Add(Copy(parameter));
        return command;
    }

    private static DbParameter Copy(DbParameter parameter) => parameter switch
    {
        NpgsqlParameter postgres => postgres.Clone(),
        _ => new SqliteParameter(parameter.ParameterName, parameter.Value),
    };

    private static async Task<IRows> OpenAsync(DbCommand command, CancellationToken cancellationToken) => command switch
    {
        SqliteCommand sqlite => SqliteRows.Open(sqlite, cancellationToken),
        NpgsqlCommand postgres => await PostgresRows.OpenAsync(postgres, cancellationToken),
        _ => throw new NotSupportedException($"no rows of a {command.GetType().Name}"),
    };
}
