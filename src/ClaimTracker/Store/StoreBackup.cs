using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Store;

/// <summary>Copies an SQLite store whole, through SQLite: a copy of the files of a live database loses data without an error.</summary>
public static class StoreBackup
{
    /// <summary>Writes one file that holds everything, while the program may go on working.</summary>
    /// <exception cref="IOException">The file exists already.</exception>
    public static async Task SaveAsync(ContextFactory factory, string file, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(factory);
        if (File.Exists(file)) throw new IOException($"{file} exists already. Name another file.");
        await using var context = factory.Create();
        await context.Database.ExecuteSqlAsync($"VACUUM INTO {Path.GetFullPath(file)}", cancellationToken);
    }

    /// <summary>Puts the content of a backup in the place of the store's.</summary>
    /// <exception cref="IOException">The file is not a backup of this program.</exception>
    public static void Restore(StoreOptions options, string file)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!File.Exists(file)) throw new IOException($"{file}: there is no such file. Check the path.");
        using var source = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        try
        {
            source.Open();
            using var command = source.CreateCommand();
            command.CommandText = "SELECT COUNT(*) FROM \"ArticleVersions\"";
            command.ExecuteScalar();
        }
        catch (SqliteException)
        {
            throw new IOException($"{file}: this is no backup of ClaimTracker. Name the file that the command backup wrote.");
        }
        Directory.CreateDirectory(options.DataFolder);
        using var target = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = options.SqlitePath, Pooling = false }.ToString());
        target.Open();
        source.BackupDatabase(target);
    }
}
