using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ClaimTracker.Editing;

/// <summary>Counts rows by the model's own names of tables and columns.</summary>
internal static class Rows
{
    /// <summary>How many rows refer to the record with this key.</summary>
    public static Task<int> ReferringAsync(ClaimTrackerContext context, IForeignKey foreign, long key, CancellationToken cancellationToken)
    {
        var table = foreign.DeclaringEntityType.GetTableName()!;
        var column = foreign.Properties[0].GetColumnName();
#pragma warning disable EF1002 // Both names come from the model, not from outside.
        return context.Database
            .SqlQueryRaw<int>($"SELECT CAST(COUNT(*) AS INTEGER) AS \"Value\" FROM \"{table}\" WHERE \"{column}\" = {{0}}", key)
            .SingleAsync(cancellationToken);
#pragma warning restore EF1002
    }
}
