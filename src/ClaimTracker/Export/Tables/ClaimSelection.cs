using System.Data.Common;

namespace ClaimTracker.Export.Tables;

/// <summary>Some claims, by a query for their ids. Restricts every table to what belongs to them, so that no reference points outside.</summary>
/// <param name="Sql">A query for the ids of claims.</param>
/// <param name="Parameters">Values of its parameters.</param>
public sealed record ClaimSelection(string Sql, IReadOnlyList<DbParameter> Parameters)
{
    private const string Responses = """SELECT "ResponseId" FROM "ResponseLinks" WHERE "ClaimId" IN ({claims})""";

    private const string Told = """
        SELECT s."ArticleId" FROM "Statements" s WHERE s."Id" IN (SELECT "StatementId" FROM "Tellings" WHERE "ClaimId" IN ({claims}))
        OR s."Id" IN (SELECT "StatementId" FROM "Responses" WHERE "Id" IN ({responses}))
        """;

    // Copies point to the article that they repeat.
    private const string Articles = """SELECT a."Id" FROM "Articles" a WHERE a."Id" IN ({told}) OR a."Id" IN (SELECT "CopyOfId" FROM "Articles" WHERE "Id" IN ({told}))""";

    private const string Used = """
        SELECT "SourceId" FROM "Statements" WHERE "ArticleId" IN ({articles}) AND "SourceId" IS NOT NULL
        UNION SELECT "Id" FROM "Sources" WHERE "ArticleId" IN ({articles})
        """;

    // Merged sources point to the one that they became.
    private const string Sources = """SELECT p."Id" FROM "Sources" p WHERE p."Id" IN ({used}) OR p."Id" IN (SELECT "MergedIntoId" FROM "Sources" WHERE "Id" IN ({used}))""";

    /// <summary>The rows of a table that belong to the claims; null where the table has no claims.</summary>
    public RowFilter? Of(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return table.OfClaims is null ? null : new RowFilter(Fill(table.OfClaims), Parameters);
    }

    private string Fill(string sql) => sql
        .Replace("{sources}", Sources, StringComparison.Ordinal).Replace("{used}", Used, StringComparison.Ordinal)
        .Replace("{articles}", Articles, StringComparison.Ordinal).Replace("{told}", Told, StringComparison.Ordinal)
        .Replace("{responses}", Responses, StringComparison.Ordinal).Replace("{claims}", Sql, StringComparison.Ordinal);
}
