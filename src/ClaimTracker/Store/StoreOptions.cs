namespace ClaimTracker.Store;

/// <summary>Where an install keeps its data.</summary>
/// <param name="DataFolder">The one folder that holds everything an install owns; made where missing.</param>
/// <param name="Postgres">Connection string of a PostgreSQL database; null for SQLite in the data folder.</param>
public sealed record StoreOptions(string DataFolder, string? Postgres = null)
{
    /// <summary>Path of the SQLite file.</summary>
    public string SqlitePath => Path.Combine(DataFolder, "claimtracker.db");
}
