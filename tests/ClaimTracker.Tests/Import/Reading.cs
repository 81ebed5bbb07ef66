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
}
