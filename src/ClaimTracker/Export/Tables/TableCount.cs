using ClaimTracker.Export.Rows;
using ClaimTracker.Store;

namespace ClaimTracker.Export.Tables;

/// <summary>Counts rows without writing them.</summary>
public static class TableCount
{
    /// <summary>The number of rows that an export of the query would have now.</summary>
    public static async Task<long> OfAsync(ContextFactory factory, TableQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        await using var snapshot = await Snapshot.OpenAsync(factory, cancellationToken);
        return await snapshot.CountAsync(query.CountSql, query.Parameters, cancellationToken);
    }
}
