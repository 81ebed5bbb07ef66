using System.Globalization;
using ClaimTracker.Export.Rows;
using ClaimTracker.Export.Tables;

namespace ClaimTracker.Export.Package;

/// <summary>Writes the files that are no tables: each text once, under its hash, and the original documents.</summary>
internal sealed class PackageTexts(Snapshot snapshot, Func<string, ReadOnlyMemory<byte>, CancellationToken, Task> write, PackageOptions options)
{
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        var versions = options.Claims?.Of(ArticleTables.Versions);
        await FilesAsync(
            $"""
            SELECT x."TextHash", x."Text" FROM "ArticleVersions" x
            WHERE {versions?.Sql ?? "1 = 1"} AND NOT EXISTS (SELECT 1 FROM "ArticleVersions" y WHERE y."TextHash" = x."TextHash" AND y."Id" < x."Id")
            ORDER BY x."TextHash"
            """,
            versions, row => ($"texts/{System.Text.Encoding.UTF8.GetString(row.Text(0))}.txt", row.Text(1).ToArray()), cancellationToken);
        if (!options.WithPrivate) return;
        var fetches = options.Claims?.Of(ArticleTables.Fetches);
        await FilesAsync(
            $"""SELECT x."Id", x."Bytes" FROM "Fetches" x WHERE {fetches?.Sql ?? "1 = 1"} AND x."Bytes" IS NOT NULL ORDER BY x."Id" """,
            fetches, row => (Original(row.Integer(0)), row.Bytes(1).ToArray()), cancellationToken);
    }

    /// <summary>Path of the original document of a fetch.</summary>
    public static string Original(long fetchId) => string.Create(CultureInfo.InvariantCulture, $"originals/{fetchId}.br");

    private async Task FilesAsync(string sql, RowFilter? filter, Func<IRows, (string Path, byte[] Content)> file, CancellationToken cancellationToken)
    {
        var next = (Path: "", Content: Array.Empty<byte>());
        await snapshot.ForEachAsync(
            sql, filter?.Parameters ?? [], row => next = file(row), async () => await write(next.Path, next.Content, cancellationToken), cancellationToken);
    }
}
