using ClaimTracker.Import;

namespace ClaimTracker.Tests.Import;

/// <summary>Reads documents with the running test's cancellation and finds the files that tests read.</summary>
internal static class Reading
{
    public static IReadOnlyList<ImportedArticle> Of(byte[] bytes, string location, string? contentType = null) =>
        DocumentReader.Default.Read(bytes, location, contentType, TestContext.Current.CancellationToken);

    public static List<ReadResult> Each(byte[] bytes, string location, string? contentType = null) =>
        DocumentReader.Default.ReadEach(bytes, location, contentType, TestContext.Current.CancellationToken).ToList();

    public static string RepositoryRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "ClaimTracker.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    /// <summary>A folder of the material that lies beside the repository; skips the test where it is absent.</summary>
    public static string Shared(string folder)
    {
        for (var at = RepositoryRoot(); at is not null; at = Path.GetDirectoryName(at))
        {
            var path = Path.Combine(at, "shared", folder);
            if (Directory.Exists(path)) return path;
        }
        Assert.Skip($"There is no shared/{folder} beside the repository.");
        return "";
    }
}
