using System.Text;
using ClaimTracker.Export.Rows;

namespace ClaimTracker.Export.Package;

/// <summary>Reads where the data stand, from the data alone: an export says the same whenever it is made.</summary>
internal static class PackageStates
{
    private static readonly string[] Instants =
    [
        """SELECT MAX("AddedAt") FROM "Articles" """, """SELECT MAX("AddedAt") FROM "ArticleVersions" """,
        """SELECT MAX("StartedAt") FROM "ExtractionRuns" """, """SELECT MAX("At") FROM "Events" """,
    ];

    public static async Task<PackageState> ReadAsync(Snapshot snapshot, CancellationToken cancellationToken)
    {
        DateTime? latest = null;
        foreach (var sql in Instants)
            await EachAsync(sql, row => { if (!row.IsNull(0) && !(row.Instant(0) <= latest)) latest = row.Instant(0); });
        var engines = new List<string>();
        await EachAsync("""SELECT DISTINCT "Engine" FROM "ExtractionRuns" """, row => engines.Add(Encoding.UTF8.GetString(row.Text(0))));
        engines.Sort(StringComparer.Ordinal);
        return new PackageState(latest, engines);

        Task EachAsync(string sql, Action<IRows> row) => snapshot.ForEachAsync(sql, [], row, () => ValueTask.CompletedTask, cancellationToken);
    }
}
