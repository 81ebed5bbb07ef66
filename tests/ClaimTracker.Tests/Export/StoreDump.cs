using System.Globalization;
using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ClaimTracker.Tests.Export;

/// <summary>The rows of a store as the database gives them, past every class of the program.</summary>
internal static class StoreDump
{
    /// <summary>Database tables of the program's own entities, without accounts.</summary>
    public static IEnumerable<IEntityType> Entities(ClaimTrackerContext context) => context.Model.GetEntityTypes()
        .Where(e => e.ClrType.Namespace == "ClaimTracker.Model" && e.ClrType.Name is not ("Account" or "ApiToken"));

    /// <summary>Every row of every table, each as its columns in order of name.</summary>
    public static async Task<List<string>> OfAsync(ContextFactory factory, CancellationToken cancel)
    {
        await using var context = factory.Create();
        await context.Database.OpenConnectionAsync(cancel);
        var rows = new List<string>();
        foreach (var entity in Entities(context)) rows.AddRange(await TableAsync(context, entity.GetTableName()!, [.. Columns(entity)], cancel));
        return rows;
    }

    /// <summary>Columns of an entity's table, by name.</summary>
    public static IEnumerable<string> Columns(IEntityType entity) => entity.GetProperties().Select(p => p.GetColumnName()).Order(StringComparer.Ordinal);

    private static async Task<List<string>> TableAsync(ClaimTrackerContext context, string table, string[] columns, CancellationToken cancel)
    {
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"SELECT {string.Join(", ", columns.Select(c => $"\"{c}\""))} FROM \"{table}\"";
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var rows = new List<string>();
        while (await reader.ReadAsync(cancel)) rows.Add($"{table}: {string.Join(" | ", columns.Select((c, i) => $"{c}={Cell(reader.GetValue(i))}"))}");
        rows.Sort(StringComparer.Ordinal);
        return rows;
    }

    private static string Cell(object value) => value switch
    {
        DBNull => "(none)",
        byte[] bytes => Convert.ToHexString(bytes),
        DateTime at => at.ToString("O", CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => $"<{Convert.ToString(value, CultureInfo.InvariantCulture)}>",
    };
}
