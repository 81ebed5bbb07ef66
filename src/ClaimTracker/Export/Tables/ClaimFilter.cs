using System.Globalization;
using ClaimTracker.Model;
using ClaimTracker.Store;

namespace ClaimTracker.Export.Tables;

/// <summary>Which claims, by the choices that the pages offer.</summary>
public sealed record ClaimFilter
{
    /// <summary>States; empty for all.</summary>
    public IReadOnlyCollection<ClaimState> States { get; init; } = [];

    /// <summary>Ids of claims; empty for all.</summary>
    public IReadOnlyCollection<long> Claims { get; init; } = [];

    /// <summary>A source that told or answered them; null for any.</summary>
    public long? Source { get; init; }

    /// <summary>An article that tells or answers them; null for any.</summary>
    public long? Article { get; init; }

    /// <summary>The story that they stand in, by the last part of its address; null for any.</summary>
    public string? Story { get; init; }

    /// <summary>True where an unpublished story may be named.</summary>
    public bool WithUnpublished { get; init; }

    /// <summary>True where nothing is left out.</summary>
    public bool IsEmpty => States.Count == 0 && Claims.Count == 0 && Source is null && Article is null && Story is null;

    /// <summary>The query for the ids of these claims; null where all are chosen.</summary>
    public ClaimSelection? ToSelection(ContextFactory factory)
    {
        if (IsEmpty) return null;
        var parameters = new SqlParameters(factory);
        var conditions = new List<string>();
        if (States.Count > 0) conditions.Add($"k.\"State\" IN ({string.Join(", ", States.Select(s => $"'{s}'"))})");
        if (Claims.Count > 0) conditions.Add($"k.\"Id\" IN ({string.Join(", ", Claims.Select(Text))})");
        if (Source is { } source) conditions.Add(SaidBy($"\"SourceId\" = {Text(source)}"));
        if (Article is { } article) conditions.Add(SaidBy($"\"ArticleId\" = {Text(article)}"));
        if (Story is { } story) conditions.Add(InStory(parameters.Add((object)story)));
        return new ClaimSelection($"SELECT k.\"Id\" FROM \"Claims\" k WHERE {string.Join(" AND ", conditions)}", parameters.All);
    }

    // Only what the pages show counts: current statements, and tellings and answers that nobody rejected.
    private static string SaidBy(string condition) => $"""
        k."Id" IN (
          SELECT t."ClaimId" FROM "Statements" m JOIN "Tellings" t ON t."StatementId" = m."Id"
            WHERE m.{condition} AND m."IsCurrent" AND m."Review" <> 'Rejected' AND t."Review" <> 'Rejected'
          UNION SELECT l."ClaimId" FROM "Statements" m JOIN "Responses" r ON r."StatementId" = m."Id" JOIN "ResponseLinks" l ON l."ResponseId" = r."Id"
            WHERE m.{condition} AND m."IsCurrent" AND m."Review" <> 'Rejected' AND r."Review" <> 'Rejected' AND l."Review" <> 'Rejected')
        """;

    private string InStory(string slug) => $"""
        k."Id" IN (SELECT sc."ClaimId" FROM "StoryClaims" sc JOIN "Stories" st ON st."Id" = sc."StoryId" WHERE st."Slug" = {slug}{(WithUnpublished ? "" : " AND st.\"IsPublished\"")})
        """;

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}
