namespace ClaimTracker.Web.Tests;

/// <summary>Finds the files of this repository from the tests' output folder.</summary>
internal static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "ClaimTracker.sln")) ? folder : Find(Path.GetDirectoryName(folder)!);
}
