using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace ClaimTracker.Export.Package;

/// <summary>Lets rows be inserted before those that they point to, within one transaction, and checks all references at its end.</summary>
internal sealed class ForeignKeys
{
    private readonly DbTransaction transaction;
    private readonly List<(string Table, string Name)> postponed = [];

    private ForeignKeys(DbTransaction transaction) => this.transaction = transaction;

    public static async Task<ForeignKeys> PostponeAsync(DbTransaction transaction, CancellationToken cancellationToken)
    {
        var keys = new ForeignKeys(transaction);
        if (transaction.Connection is SqliteConnection) await keys.ExecuteAsync("PRAGMA defer_foreign_keys = ON", cancellationToken);
        else await keys.PostponeOnPostgresAsync(cancellationToken);
        return keys;
    }

    /// <summary>Checks what was postponed and, on PostgreSQL, moves every identity behind the ids that were inserted.</summary>
    /// <exception cref="DbException">A reference points nowhere.</exception>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        if (transaction.Connection is SqliteConnection) return;
        await ExecuteAsync("SET CONSTRAINTS ALL IMMEDIATE", cancellationToken);
        foreach (var (table, name) in postponed) await ExecuteAsync($"ALTER TABLE \"{table}\" ALTER CONSTRAINT \"{name}\" NOT DEFERRABLE", cancellationToken);
        await ExecuteAsync(MoveIdentities, cancellationToken);
    }

    private const string MoveIdentities = """
        DO $$ DECLARE t text; BEGIN
          FOR t IN SELECT table_name FROM information_schema.columns WHERE table_schema = current_schema() AND column_name = 'Id' AND is_identity = 'YES' LOOP
            EXECUTE format('SELECT setval(pg_get_serial_sequence(%L, ''Id''), (SELECT MAX("Id") FROM %I)) FROM %I LIMIT 1', '"' || t || '"', t, t);
          END LOOP;
        END $$
        """;

    private async Task PostponeOnPostgresAsync(CancellationToken cancellationToken)
    {
        await using (var select = Command("SELECT conrelid::regclass::text, conname FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace AND NOT condeferrable"))
        await using (var reader = await select.ExecuteReaderAsync(cancellationToken))
            while (await reader.ReadAsync(cancellationToken)) postponed.Add((reader.GetString(0).Trim('"'), reader.GetString(1)));
        foreach (var (table, name) in postponed) await ExecuteAsync($"ALTER TABLE \"{table}\" ALTER CONSTRAINT \"{name}\" DEFERRABLE INITIALLY DEFERRED", cancellationToken);
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = Command(sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private DbCommand Command(string sql)
    {
        var command = transaction.Connection!.CreateCommand();
        (command.Transaction, command.CommandText) = (transaction, sql);
        return command;
    }
}
