using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ClaimTracker.Store;

/// <summary>Settings of every SQLite connection: write-ahead log, full durability for editors' work, room for pages in memory.</summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Settings =
        "PRAGMA journal_mode=WAL; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-16000; PRAGMA mmap_size=2147418112;";

    // Set at every opening: an import lowers it, and the pool hands its connection on to an editor's decision.
    private const string Durability = "PRAGMA synchronous=FULL;";

    // The pool hands connections out again with their other settings, so these are set once.
    private static readonly ConditionalWeakTable<object, object> Set = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = SettingsOf(connection);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = SettingsOf(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static string SettingsOf(DbConnection connection) => IsFirst(connection) ? Settings + Durability : Durability;

    private static bool IsFirst(DbConnection connection) => ((SqliteConnection)connection).Handle is not { } handle || Set.TryAdd(handle, handle);
}
