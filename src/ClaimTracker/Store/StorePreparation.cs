using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using SQLitePCL;

namespace ClaimTracker.Store;

/// <summary>Brings the database of an install up to the model.</summary>
public static class StorePreparation
{
    /// <summary>
    /// Creates the data folder and applies migrations. Processes that start together queue at a lock file; a lock row that a killed
    /// migration left behind is cleared, since it would make every later start wait for ever.
    /// </summary>
    /// <exception cref="StoreUnavailableException">
    /// The data folder cannot be written, the file is no store or comes from a newer version, or the database server does not answer.
    /// </exception>
    public static async Task PrepareAsync(this ContextFactory factory, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(factory);
        try
        {
            await MigrateAsync(factory, cancellationToken);
        }
        catch (Exception e) when (Reason(e, factory.Options) is { } reason)
        {
            throw new StoreUnavailableException(reason, e);
        }
    }

    private static async Task MigrateAsync(ContextFactory factory, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(factory.Options.DataFolder);
        await using var own = await LockAsync(Path.Combine(factory.Options.DataFolder, "migration.lock"), cancellationToken);
        await using var context = factory.Create();
        if (!factory.IsPostgres) await ClearStaleLockAsync(context, cancellationToken);
        if (await HasUnknownMigrationsAsync(context, cancellationToken))
            throw new StoreUnavailableException("The store was made by a newer version of ClaimTracker. Install that version, or choose another store with --data or --db.");
        await context.Database.MigrateAsync(cancellationToken);
    }

    private static async Task<bool> HasUnknownMigrationsAsync(ClaimTrackerContext context, CancellationToken cancellationToken) =>
        await context.Database.CanConnectAsync(cancellationToken)
        && (await context.Database.GetAppliedMigrationsAsync(cancellationToken)).Except(context.Database.GetMigrations()).Any();

    private static string? Reason(Exception failure, StoreOptions options) => failure switch
    {
        SqliteException { SqliteErrorCode: raw.SQLITE_NOTADB or raw.SQLITE_CORRUPT } =>
            $"{options.SqlitePath} is not a ClaimTracker store, or it is damaged. Put a backup in its place (claimtracker restore FILE), or choose another folder with --data.",
        SqliteException e => $"{options.SqlitePath} cannot be opened: {e.Message} Check that its folder may be written and that the disk is not full, or choose another folder with --data.",
        ArgumentException when options.Postgres is not null =>
            "The database connection cannot be read. Write it as Name=Value pairs with semicolons between them, such as --db \"Host=localhost;Database=claims\".",
        NpgsqlException or DbException => $"The PostgreSQL database cannot be used: {failure.Message}. Check that the server runs, and the host, database, user and password given with --db.",
        IOException or UnauthorizedAccessException =>
            $"The data folder {options.DataFolder} cannot be made or written: {failure.Message} Choose another folder with --data.",
        _ => null,
    };

    private static async Task ClearStaleLockAsync(ClaimTrackerContext context, CancellationToken cancellationToken)
    {
        var present = await context.Database
            .SqlQueryRaw<int>("SELECT COUNT(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'").SingleAsync(cancellationToken);
        if (present > 0) await context.Database.ExecuteSqlRawAsync("DELETE FROM __EFMigrationsLock", cancellationToken);
    }

    private static async Task<FileStream> LockAsync(string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                await Task.Delay(100, cancellationToken);
            }
        }
    }
}
