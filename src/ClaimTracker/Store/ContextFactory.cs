using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace ClaimTracker.Store;

/// <summary>Opens contexts on the configured database. Thread-safe; dispose every context after one operation.</summary>
public sealed class ContextFactory
{
    // Every open connection of a browser has a context while it lasts; only so many are worth keeping afterwards.
    private const int MostKept = 16;

    private readonly Func<ClaimTrackerContext> create, createForImport;

    public ContextFactory(StoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Options = options;
        create = options.Postgres is { } connection ? Postgres(connection) : Sqlite(options.SqlitePath, 30, SqlitePragmas.ForReading);
        createForImport = options.Postgres is null ? Sqlite(options.SqlitePath, 60, SqlitePragmas.ForImport) : create;
    }

    /// <summary>Where the data lives.</summary>
    public StoreOptions Options { get; }

    /// <summary>True on PostgreSQL, false on SQLite.</summary>
    public bool IsPostgres => Options.Postgres is not null;

    /// <summary>The one gate that every write of this process passes.</summary>
    public WriteGate Gate { get; } = new();

    /// <summary>A context of one's own until it is disposed; then the next operation may get it, emptied.</summary>
    public ClaimTrackerContext Create() => create();

    /// <summary>
    /// A new context for a long run of writes: on SQLite it maps no pages, keeps none from one batch to the next, and syncs at checkpoints only.
    /// </summary>
    public ClaimTrackerContext CreateForImport() => createForImport();

    // The pool knows connections by their text: a timeout of its own keeps those of imports apart from the others.
    private static Func<ClaimTrackerContext> Sqlite(string path, int timeout, SqlitePragmas pragmas)
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = path, ForeignKeys = true, DefaultTimeout = timeout }.ToString();
        var options = new DbContextOptionsBuilder<SqliteContext>().UseIdentitySchema().UseSqlite(connection).AddInterceptors(pragmas).Options;
        return pragmas == SqlitePragmas.ForImport ? () => new SqliteContext(options) : new PooledDbContextFactory<SqliteContext>(options, MostKept).CreateDbContext;
    }

    private static Func<ClaimTrackerContext> Postgres(string connection)
    {
        var options = new DbContextOptionsBuilder<PostgresContext>().UseIdentitySchema().UseNpgsql(connection).Options;
        return new PooledDbContextFactory<PostgresContext>(options, MostKept).CreateDbContext;
    }
}
