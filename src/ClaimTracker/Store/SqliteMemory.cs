using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Store;

/// <summary>Gives back to the system what SQLite took for a batch of writes, so that a long import holds no more than a short one.</summary>
public static class SqliteMemory
{
    /// <summary>Empties the page cache of a context's open connection; does nothing on PostgreSQL.</summary>
    public static async Task ReturnAsync(ClaimTrackerContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!context.Database.IsSqlite()) return;
        await context.Database.ExecuteSqlRawAsync("PRAGMA shrink_memory");
        Trim();
    }

    // The GNU C library keeps what was freed, in a pool for each thread that a batch ran on: 150 MB after 6,000 articles.
    private static void Trim()
    {
        if (!OperatingSystem.IsLinux()) return;
        try
        {
            _ = malloc_trim(0);
        }
        catch (EntryPointNotFoundException)
        {
            // Other C libraries return memory by themselves.
        }
    }

    [DllImport("libc", ExactSpelling = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int malloc_trim(nuint pad);
}
