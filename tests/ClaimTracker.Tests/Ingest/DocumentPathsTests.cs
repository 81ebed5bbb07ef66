using ClaimTracker.Ingest;

namespace ClaimTracker.Tests.Ingest;

public sealed class DocumentPathsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("claimtracker-paths-").FullName;

    [Fact]
    public void A_folder_gives_the_files_below_it_in_order_of_name_without_hidden_ones()
    {
        foreach (var file in new[] { "b.txt", "a/z.txt", "a/.hidden", ".git/config" })
        {
            var path = Path.Combine(folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, "text");
        }

        var found = DocumentPaths.Expand([folder]).Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'));

        Assert.Equal(["a/z.txt", "b.txt"], found);
    }

    [Fact]
    public async Task A_missing_file_is_named_with_a_cure()
    {
        var missing = Path.Combine(folder, "missing.txt");

        var document = await ReadDocument.FromAsync(DocumentPaths.Expand([missing]).Single(), TestContext.Current.CancellationToken);

        Assert.Equal($"{missing}: there is no such file. Check the path.", document.Problem);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
