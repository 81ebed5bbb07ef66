using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Store;

/// <summary>Opens contexts on the configured database. Thread-safe; dispose every context after one operation.</summary>
public sealed class ContextFactory
{
    private readonly Func<ClaimTrackerContext> create;

    public ContextFactory(StoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Options = options;
        create = options.Postgres is { } connection ? Postgres(connection) : Sqlite(options.SqlitePath);
    }

    /// <summary>Where the data lives.</summary>
    public StoreOptions Options { get; }

    /// <summary>True on PostgreSQL, false on SQLite.</summary>
    public bool IsPostgres => Options.Postgres is not null;

    /// <summary>The one gate that every write of this process passes.</summary>
    public WriteGate Gate { get; } = new();

    /// <summary>A new context.</summary>
    public ClaimTrackerContext Create() => create();

    private static Func<ClaimTrackerContext> Sqlite(string path)
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = path, ForeignKeys = true, DefaultTimeout = 30 }.ToString();
        var options = new DbContextOptionsBuilder<SqliteContext>().UseIdentitySchema().UseSqlite(connection).AddInterceptors(new SqlitePragmas()).Options;
        return () => new SqliteContext(options);
    }

    private static Func<ClaimTrackerContext> Postgres(string connection)
    {
        var options = new DbContextOptionsBuilder<PostgresContext>().UseIdentitySchema().UseNpgsql(connection).Options;
        return () => new PostgresContext(options);
    }
}
