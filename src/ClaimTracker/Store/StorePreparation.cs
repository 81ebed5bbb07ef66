using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Store;

/// <summary>Brings the database of an install up to the model.</summary>
public static class StorePreparation
{
    /// <summary>
    /// Creates the data folder and applies migrations. Processes that start together queue at a lock file; a lock row that a killed
    /// migration left behind is cleared, since it would make every later start wait for ever.
    /// </summary>
    /// <exception cref="IOException">The data folder cannot be written.</exception>
    public static async Task PrepareAsync(this ContextFactory factory, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(factory);
        Directory.CreateDirectory(factory.Options.DataFolder);
        await using var own = await LockAsync(Path.Combine(factory.Options.DataFolder, "migration.lock"), cancellationToken);
        await using var context = factory.Create();
        if (!factory.IsPostgres) await ClearStaleLockAsync(context, cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);
    }

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
