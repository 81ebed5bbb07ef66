using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ClaimTracker.Store;

/// <summary>Settings of every SQLite connection: write-ahead log, room for pages in memory, and what its use asks for.</summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Shared = "PRAGMA journal_mode=WAL; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-16000; ";

    // The pool hands connections out again with their settings, so these are set once.
    private static readonly ConditionalWeakTable<object, object> Set = [];
    private readonly string settings;

    private SqlitePragmas(string settings) => this.settings = Shared + settings;

    /// <summary>For readers and editors: the file mapped into memory, full durability.</summary>
    public static SqlitePragmas ForReading { get; } = new("PRAGMA mmap_size=2147418112; PRAGMA synchronous=FULL;");

    /// <summary>For imports: nothing mapped, so that memory does not grow with the file; the last batches may be lost with the power, never half of one.</summary>
    public static SqlitePragmas ForImport { get; } = new("PRAGMA mmap_size=0; PRAGMA synchronous=NORMAL;");

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (!IsFirst(connection)) return;
        using var command = connection.CreateCommand();
        command.CommandText = settings;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (!IsFirst(connection)) return;
        await using var command = connection.CreateCommand();
        command.CommandText = settings;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static bool IsFirst(DbConnection connection) => ((SqliteConnection)connection).Handle is not { } handle || Set.TryAdd(handle, handle);
}
