using System.CommandLine;
using ClaimTracker.Store;

namespace ClaimTracker.Web.Commands;

/// <summary>The options that say where the data lives; every command knows them.</summary>
internal static class StoreChoice
{
    /// <summary>Environment variable that names the data folder.</summary>
    public const string DataVariable = "CLAIMTRACKER_DATA";

    /// <summary>Environment variable that holds a PostgreSQL connection string.</summary>
    public const string DatabaseVariable = "CLAIMTRACKER_DB";

    public static Option<string?> Data { get; } = new("--data")
    {
        Description = $"The data folder: database, keys, everything an install owns. Default: {DataVariable}, else data/ under the working directory.",
        HelpName = "DIR",
        Recursive = true,
    };

    public static Option<string?> Database { get; } = new("--db")
    {
        Description = $"""A PostgreSQL database instead of the SQLite file in the data folder, such as "Host=localhost;Database=claims". Default: {DatabaseVariable}.""",
        HelpName = "CONNECTION",
        Recursive = true,
    };

    /// <summary>The store that the parsed options, else the environment, choose.</summary>
    public static StoreOptions From(ParseResult parsed)
    {
        var folder = parsed.GetValue(Data) ?? Variable(DataVariable) ?? "data";
        return new StoreOptions(Path.GetFullPath(folder), parsed.GetValue(Database) ?? Variable(DatabaseVariable));
    }

    private static string? Variable(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
