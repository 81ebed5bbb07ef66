namespace ClaimTracker.Export.Tables;

/// <summary>Every table that can be exported.</summary>
public static class AllTables
{
    /// <summary>The tables of a store, each behind those that most of its rows point to.</summary>
    public static IReadOnlyList<Table> Stored { get; } =
    [
        ArticleTables.Runs, ArticleTables.Outlets, ArticleTables.Articles, ArticleTables.Versions, ArticleTables.Fetches,
        SourceTables.Sources, SourceTables.Codings, SourceTables.Taggings, SourceTables.Aliases, SourceTables.Mentions,
        StatementTables.Statements, ClaimTables.Claims, ClaimTables.Tellings, StatementTables.Responses, ClaimTables.Links,
        ClaimTables.Stories, ClaimTables.StoryClaims, EditingTables.Notes, EditingTables.Events, EditingTables.Feeds,
    ];

    /// <summary>The stored tables and the flat one.</summary>
    public static IReadOnlyList<Table> All { get; } = [.. Stored, ClaimsResponsesTable.Table];

    /// <summary>The table of this name, the timeline included; null where there is none.</summary>
    public static Table? Named(string name) => All.Append(TimelineTable.Table).FirstOrDefault(t => t.Name == name);
}
