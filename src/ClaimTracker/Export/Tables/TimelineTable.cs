using ClaimTracker.Extraction;
using ClaimTracker.Model;

namespace ClaimTracker.Export.Tables;

/// <summary>The rows of timelines: every shown telling and every shown answer of a claim, as the pages show them.</summary>
public static class TimelineTable
{
    private const string From = """
        (SELECT t."Id" * 2 AS "Item", t."Id" AS "TellingId", NULL AS "LinkId", t."ClaimId", t."StatementId", NULL AS "ResponseId", NULL AS "Kind",
            NULL AS "Target", t."Confidence", t."Because", t."Review" FROM "Tellings" t WHERE t."Review" <> 'Rejected'
          UNION ALL
          SELECT l."Id" * 2 + 1, NULL, l."Id", l."ClaimId", r."StatementId", r."Id", r."Kind", l."TargetStatementId", l."Confidence", l."Because", l."Review"
            FROM "ResponseLinks" l JOIN "Responses" r ON r."Id" = l."ResponseId" WHERE l."Review" <> 'Rejected' AND (NOT l."IsAside" OR l."Review" <> 'Suggested') AND r."Review" <> 'Rejected') i
        JOIN "Claims" c ON c."Id" = i."ClaimId"
        JOIN "Statements" x ON x."Id" = i."StatementId"
        JOIN "Articles" a ON a."Id" = x."ArticleId"
        JOIN "ArticleVersions" v ON v."Id" = x."ArticleVersionId"
        LEFT JOIN "Outlets" o ON o."Id" = a."OutletId"
        LEFT JOIN "Sources" s ON s."Id" = x."SourceId"
        LEFT JOIN "UnnamedCodings" u ON u."SourceId" = s."Id"
        """;

    private const string Version = "x.\"ArticleVersionId\"";
    private static readonly string[] Quotation = ["x.\"Content\"", "x.\"CuePassage\""];

    /// <summary>The definition.</summary>
    public static readonly Table Table = new("timeline", "Timeline", "One row for each telling of a claim and for each answer to it.", From, "i.\"Item\"",
    [
        new IntegerColumn("item", "i.\"Item\"", "Number of the row, for paging.") { Required = true },
        new IntegerColumn("claim_id", "c.\"Id\"", "The claim.") { Required = true },
        new PermalinkColumn("claim_url", Permalinks.Claim, "c.\"Id\"", "Address of the claim's timeline.") { Required = true },
        new TextColumn("claim", "c.\"Text\"", "The proposition.") { Required = true },
        new IntegerColumn("telling_id", "i.\"TellingId\"", "The telling; empty for an answer."),
        new IntegerColumn("link_id", "i.\"LinkId\"", "The link of the answer to the claim; empty for a telling."),
        new IntegerColumn("response_id", "i.\"ResponseId\"", "The response; empty for a telling."),
        CodeColumn.Of<ResponseKind>("response_kind", "i.\"Kind\"", "How the claim is answered; empty for a telling."),
        new StanceColumn("response_stance", "i.\"Kind\"", "What that kind means for the claim; empty for a telling."),
        new IntegerColumn("answered_statement_id", "i.\"Target\"", "The telling that is answered."),
        new IntegerColumn("statement_id", "x.\"Id\"", "The statement.") { Required = true },
        new InstantColumn("said_at", "x.\"SaidAt\"", "When it was said, UTC; the time of publication where the text gives none."),
        CodeColumn.Of<DatePrecision>("said_precision", "x.\"SaidPrecision\"", "How exactly that is known.") with { Required = true },
        new IntegerColumn("source_id", "s.\"Id\"", "Who is credited."),
        new TextColumn("source", "s.\"Name\"", "Name, or the description of an unnamed source, as published."),
        CodeColumn.Of<SourceKind>("source_kind", "s.\"Kind\"", "What the source is."),
        CodeColumn.Of<AnonymityType>("unnamed_type", "u.\"Type\"", "What an unnamed source is."),
        new TextColumn("source_country", "s.\"Country\"", "Country of the source in English."),
        new TextColumn("words", "x.\"Words\"", "The words: pieces joined, or the cue where there is no content.") { Required = true },
        new PassageColumn("start", PassagePart.Start, Version, Quotation, "Where they start in the article's text, in code points."),
        new PassageColumn("end", PassagePart.End, Version, Quotation, "Where they end."),
        new PassageColumn("exact", PassagePart.Exact, Version, Quotation, "The text from start to end."),
        new PassageColumn("prefix", PassagePart.Prefix, Version, Quotation, "Up to 32 code points before."),
        new PassageColumn("suffix", PassagePart.Suffix, Version, Quotation, "Up to 32 code points behind."),
        new TextColumn("text_hash", "v.\"TextHash\"", "SHA-256 of that text.") { Required = true },
        new IntegerColumn("article_id", "a.\"Id\"", "The article.") { Required = true },
        new PermalinkColumn("article_url", Permalinks.Article, "a.\"Id\"", "Address of the article's page.") { Required = true },
        new TextColumn("article_title", "a.\"Title\"", "Its headline.") { Required = true },
        new TextColumn("published_url", "a.\"Url\"", "Address where it was published."),
        new TextColumn("outlet", "o.\"Name\"", "Its publisher."),
        new InstantColumn("published_at", "a.\"PublishedAt\"", "When it was published, UTC."),
        CodeColumn.Of<DatePrecision>("published_precision", "a.\"PublishedPrecision\"", "How exactly that is known.") with { Required = true },
        new NumberColumn("confidence", "i.\"Confidence\"", "The program's probability that the statement belongs to this claim.") { Required = true },
        CodeColumn.Of<ReviewState>("review", "i.\"Review\"", "What an editor made of that.") with { Required = true },
        new JsonColumn("because", ColumnType.List, "i.\"Because\"", "Reasons, in plain English.") { Required = true },
    ])
    {
        Key = ["item"],
        Where = "c.\"MergedIntoId\" IS NULL AND c.\"Review\" <> 'Rejected' AND x.\"Review\" <> 'Rejected' AND x.\"IsCurrent\"",
        OfClaims = "i.\"ClaimId\" IN ({claims})",
    };
}
