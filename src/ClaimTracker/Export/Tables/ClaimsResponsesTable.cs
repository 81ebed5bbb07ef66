using ClaimTracker.Extraction;
using ClaimTracker.Model;

namespace ClaimTracker.Export.Tables;

/// <summary>The flat table: one row per claim and response, unanswered claims kept.</summary>
public static class ClaimsResponsesTable
{
    private const string From = """
        "Claims" c
        LEFT JOIN "Statements" ts ON ts."Id" = c."FirstStatementId"
        LEFT JOIN "ArticleVersions" tv ON tv."Id" = ts."ArticleVersionId"
        LEFT JOIN "Articles" ta ON ta."Id" = ts."ArticleId"
        LEFT JOIN "Outlets" tt ON tt."Id" = ta."OutletId"
        LEFT JOIN "Sources" tp ON tp."Id" = ts."SourceId"
        LEFT JOIN "UnnamedCodings" tu ON tu."SourceId" = tp."Id"
        LEFT JOIN "ResponseLinks" l ON l."ClaimId" = c."Id" AND l."Review" <> 'Rejected' AND (NOT l."IsAside" OR l."Review" <> 'Suggested') AND EXISTS (
          SELECT 1 FROM "Responses" ar JOIN "Statements" ast ON ast."Id" = ar."StatementId"
          WHERE ar."Id" = l."ResponseId" AND ar."Review" <> 'Rejected' AND ast."Review" <> 'Rejected' AND ast."IsCurrent")
        LEFT JOIN "Responses" r ON r."Id" = l."ResponseId"
        LEFT JOIN "Statements" rs ON rs."Id" = r."StatementId"
        LEFT JOIN "ArticleVersions" rv ON rv."Id" = rs."ArticleVersionId"
        LEFT JOIN "Articles" ra ON ra."Id" = rs."ArticleId"
        LEFT JOIN "Outlets" rt ON rt."Id" = ra."OutletId"
        LEFT JOIN "Sources" rp ON rp."Id" = rs."SourceId"
        LEFT JOIN "UnnamedCodings" ru ON ru."SourceId" = rp."Id"
        """;

    /// <summary>The definition.</summary>
    public static readonly Table Table = new(
        "claims_responses",
        "Claims and responses",
        "One row for each response to each claim, and one row, with the response columns empty, for a claim that has none. "
            + "Rejected and merged records, claims that no article tells, and suggested asides (see links.is_aside) are left out.",
        From,
        "c.\"Id\", l.\"ResponseId\"",
        [.. Claim, .. Telling, .. Response, .. Link])
    {
        Where = "c.\"MergedIntoId\" IS NULL AND c.\"ArticleCount\" > 0 AND c.\"Review\" <> 'Rejected'",
        Key = ["claim_id", "response_id"],
        OfClaims = "c.\"Id\" IN ({claims})",
    };

    private static IEnumerable<Column> Claim =>
    [
        new IntegerColumn("claim_id", "c.\"Id\"", "The claim.") { Required = true, References = "claims" },
        new PermalinkColumn("claim_url", Permalinks.Claim, "c.\"Id\"", "Address of the claim's timeline.") { Required = true },
        new TextColumn("claim", "c.\"Text\"", "The proposition, in the words of its clearest telling or an editor's.") { Required = true },
        CodeColumn.Of<ClaimState>("claim_state", "c.\"State\"", "What the responses add up to; never a verdict on the truth.") with { Required = true },
        CodeColumn.Of<ReviewState>("claim_review", "c.\"Review\"", "What an editor made of the claim.") with { Required = true },
        new InstantColumn("first_told_at", "c.\"FirstToldAt\"", "When the claim was first told, UTC; the start of the period where the precision is coarser."),
        CodeColumn.Of<DatePrecision>("first_told_precision", "c.\"FirstToldPrecision\"", "How exactly that is known.") with { Required = true },
        new IntegerColumn("article_count", "c.\"ArticleCount\"", "Articles that tell the claim, copies included.") { Required = true },
        new IntegerColumn("independent_count", "c.\"IndependentCount\"", "Articles that tell it, near-identical copies counted once.") { Required = true },
        new IntegerColumn("outlet_count", "c.\"OutletCount\"", "Outlets that tell it.") { Required = true },
        new BooleanColumn("is_fiction", "c.\"IsFiction\"", "True for invented demonstration material.") { Required = true },
    ];

    private static IEnumerable<Column> Telling =>
    [
        new IntegerColumn("telling_statement_id", "ts.\"Id\"", "The statement that told the claim first.") { References = "statements" },
        .. Side("telling", "t", "the first telling"),
        new TextColumn("telling_unnamed_count", "tu.\"Count\"", "How many people the unnamed source is: one, a number, or plural."),
        new TextColumn("telling_unnamed_affiliation", "tu.\"Affiliation\"", "Country, body or side that the article gives for the unnamed source."),
        new TextColumn("telling_unnamed_seniority", "tu.\"Seniority\"", "Words for the unnamed source's rank."),
        CodeColumn.Of<KnowledgeBasis>("telling_unnamed_basis", "tu.\"Basis\"", "How, as the article says, the unnamed source knows."),
        new BooleanColumn("telling_unnamed_condition", "tu.\"AnonymityCondition\"", "True where the source is said to have asked not to be named."),
        new TextColumn("telling_unnamed_reason", "tu.\"Reason\"", "Reason given for not naming the source, verbatim."),
    ];

    private static IEnumerable<Column> Response =>
    [
        new IntegerColumn("response_id", "r.\"Id\"", "The response; empty for an unanswered claim.") { References = "responses" },
        CodeColumn.Of<ResponseKind>("response_kind", "r.\"Kind\"", "How the claim was answered."),
        new StanceColumn("response_stance", "r.\"Kind\"", "What that kind means for the claim."),
        CodeColumn.Of<DenialStrength>("response_strength", "r.\"Strength\"", "How firm a denial is."),
        CodeColumn.Of<ResponseScope>("response_scope", "r.\"Scope\"", "Whether the whole claim is answered or a part."),
        new IntegerColumn("response_statement_id", "rs.\"Id\"", "The answering statement.") { References = "statements" },
        .. Side("response", "r", "the response"),
        new InstantColumn("response_said_at", "rs.\"SaidAt\"", "When it was answered, UTC; the time of publication where the text gives none."),
        CodeColumn.Of<DatePrecision>("response_said_precision", "rs.\"SaidPrecision\"", "How exactly that is known."),
        new HoursColumn("lag_hours", "c.\"FirstToldAt\"", "rs.\"SaidAt\"",
            "Hours from the first telling to the answer; empty where one is undated. No more exact than the coarser of the two dates."),
        new NumberColumn("response_confidence", "r.\"Confidence\"", "The program's probability that this is a response of this kind."),
        CodeColumn.Of<ReviewState>("response_review", "r.\"Review\"", "What an editor made of the response."),
    ];

    private static IEnumerable<Column> Link =>
    [
        new IntegerColumn("link_id", "l.\"Id\"", "The link from response to claim.") { References = "links" },
        new IntegerColumn("answered_statement_id", "l.\"TargetStatementId\"", "The telling that is answered; empty where the claim is answered as told elsewhere.")
            { References = "statements" },
        new NumberColumn("link_confidence", "l.\"Confidence\"", "The program's probability that the response answers this claim."),
        CodeColumn.Of<ReviewState>("link_review", "l.\"Review\"", "What an editor made of the link."),
        new JsonColumn("link_because", ColumnType.List, "l.\"Because\"", "Reasons for the link, in plain English."),
    ];

    // The statement of one side with its article, outlet and source; aliases in the SQL are the side's letter and s, v, a, t, p, u.
    private static IEnumerable<Column> Side(string name, string a, string of) =>
    [
        new TextColumn($"{name}_quote", $"{a}s.\"Words\"", $"Words of {of}: its pieces joined, or the cue where there is no content."),
        new PassageColumn($"{name}_start", PassagePart.Start, $"{a}s.\"ArticleVersionId\"", [$"{a}s.\"Content\"", $"{a}s.\"CuePassage\""],
            $"Where {of} starts in the article's text, in code points from 0."),
        new PassageColumn($"{name}_end", PassagePart.End, $"{a}s.\"ArticleVersionId\"", [$"{a}s.\"Content\"", $"{a}s.\"CuePassage\""],
            "Where it ends: the first code point behind it."),
        new TextColumn($"{name}_text_hash", $"{a}v.\"TextHash\"", "SHA-256 of the text that these offsets count in."),
        new IntegerColumn($"{name}_article_id", $"{a}a.\"Id\"", $"The article of {of}.") { References = "articles" },
        new PermalinkColumn($"{name}_article_url", Permalinks.Article, $"{a}a.\"Id\"", "Address of the article's page in this install."),
        new TextColumn($"{name}_article_title", $"{a}a.\"Title\"", "Headline of the article."),
        new TextColumn($"{name}_published_url", $"{a}a.\"Url\"", "Address where the article was published."),
        new TextColumn($"{name}_outlet", $"{a}t.\"Name\"", "Publisher of the article."),
        new InstantColumn($"{name}_published_at", $"{a}a.\"PublishedAt\"", "When the article was published, UTC."),
        CodeColumn.Of<DatePrecision>($"{name}_published_precision", $"{a}a.\"PublishedPrecision\"", "How exactly that is known."),
        new IntegerColumn($"{name}_source_id", $"{a}p.\"Id\"", $"Who is credited with {of}; empty where nobody is.") { References = "sources" },
        new TextColumn($"{name}_source", $"{a}p.\"Name\"", "Name, or the description of an unnamed source, as published."),
        CodeColumn.Of<SourceKind>($"{name}_source_kind", $"{a}p.\"Kind\"", "What the source is; unnamed where the article does not name it."),
        CodeColumn.Of<AnonymityType>($"{name}_unnamed_type", $"{a}u.\"Type\"", "What an unnamed source is; empty for a named one."),
    ];
}
