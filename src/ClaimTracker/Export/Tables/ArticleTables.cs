using ClaimTracker.Model;

namespace ClaimTracker.Export.Tables;

/// <summary>Tables of articles, their texts, and where these came from.</summary>
internal static class ArticleTables
{
    public static readonly Table Outlets = new("outlets", "Outlets", "One row for each publisher.", "\"Outlets\" x", "x.\"Id\"",
    [
        new IntegerColumn("id", "x.\"Id\"", "The outlet.") { Required = true },
        new TextColumn("name", "x.\"Name\"", "Name as shown.") { Required = true },
        new TextColumn("key", "x.\"Key\"", "Folded name, unique.") { Required = true },
        new TextColumn("country", "x.\"Country\"", "Country in English; empty where unknown."),
        new TextColumn("site", "x.\"Site\"", "Home page."),
        new IntegerColumn("version", "x.\"Version\"", "Raised by every edit.") { Required = true },
    ])
    { OfClaims = "x.\"Id\" IN (SELECT \"OutletId\" FROM \"Articles\" WHERE \"Id\" IN ({articles}))" };

    public static readonly Table Articles = new("articles", "Articles", "One row for each published piece; its texts are in versions.",
        """
        "Articles" x
        LEFT JOIN "Outlets" o ON o."Id" = x."OutletId"
        LEFT JOIN "ArticleVersions" v ON v."Id" = x."CurrentVersionId"
        """, "x.\"Id\"",
    [
        new IntegerColumn("id", "x.\"Id\"", "The article.") { Required = true },
        new PermalinkColumn("url", Permalinks.Article, "x.\"Id\"", "Address of its page in the install that exported it.") { Required = true },
        new IntegerColumn("outlet_id", "x.\"OutletId\"", "Its publisher.") { References = "outlets" },
        new TextColumn("outlet", "o.\"Name\"", "Name of its publisher."),
        new TextColumn("published_url", "x.\"Url\"", "Address where it was published."),
        new TextColumn("title", "x.\"Title\"", "Headline of the current version.") { Required = true },
        new TextColumn("language", "x.\"Language\"", "BCP 47 language; empty where unknown."),
        new BooleanColumn("is_fiction", "x.\"IsFiction\"", "True for invented demonstration material.") { Required = true },
        new BooleanColumn("is_stub", "x.\"IsStub\"", "True where a paywall left only the beginning.") { Required = true },
        new InstantColumn("published_at", "x.\"PublishedAt\"", "When it was published, UTC; the start of the period where the precision is coarser."),
        new IntegerColumn("published_offset", "x.\"PublishedOffset\"", "Offset from UTC as published, in minutes."),
        CodeColumn.Of<DatePrecision>("published_precision", "x.\"PublishedPrecision\"", "How exactly that is known.") with { Required = true },
        new TextColumn("published_as_written", "x.\"PublishedAsWritten\"", "The date in the words of the document."),
        new DayColumn("not_before", "x.\"NotBefore\"", "Latest full date named in the text of an undated article: it cannot be older."),
        new IntegerColumn("copy_of_id", "x.\"CopyOfId\"", "The article whose text this one repeats.") { References = "articles" },
        new IntegerColumn("current_version_id", "x.\"CurrentVersionId\"", "The text that is shown.") { References = "versions" },
        new TextColumn("text_hash", "v.\"TextHash\"", "SHA-256 of that text in UTF-8."),
        new InstantColumn("added_at", "x.\"AddedAt\"", "When it was imported, UTC.") { Required = true },
        new IntegerColumn("version", "x.\"Version\"", "Raised by every edit.") { Required = true },
    ])
    { OfClaims = "x.\"Id\" IN ({articles})" };

    public static readonly Table Versions = new("versions", "Article versions",
        "One row for each text of an article. The texts themselves are the files texts/HASH.txt of packages that may hold them.",
        "\"ArticleVersions\" x", "x.\"Id\"",
    [
        new IntegerColumn("id", "x.\"Id\"", "The version.") { Required = true },
        new IntegerColumn("article_id", "x.\"ArticleId\"", "Its article.") { Required = true, References = "articles" },
        new IntegerColumn("number", "x.\"Number\"", "1 for the first text that was seen.") { Required = true },
        new TextColumn("title", "x.\"Title\"", "Its headline.") { Required = true },
        new TextColumn("byline", "x.\"Byline\"", "Its authors as printed."),
        new TextColumn("agency", "x.\"Agency\"", "News agency that a wire mark names."),
        new TextColumn("dateline", "x.\"Dateline\"", "Place and date before the first sentence."),
        new TextColumn("text_hash", "x.\"TextHash\"", "SHA-256 of the text in UTF-8, in which all offsets count.") { Required = true },
        new BlocksColumn("blocks", "x.\"Id\"", "x.\"Blocks\"", "What each stretch of the text is; offsets in code points.") { Required = true },
        new JsonColumn("provenance", ColumnType.Record, "x.\"Provenance\"", "Where each field came from. Offsets in it are as stored, in UTF-16.") { IsPrivate = true },
        new IntegerColumn("run_id", "x.\"RunId\"", "The extraction run whose suggestions are current.") { References = "runs" },
        new InstantColumn("added_at", "x.\"AddedAt\"", "When it was imported, UTC.") { Required = true },
    ])
    { OfClaims = "x.\"ArticleId\" IN ({articles})" };

    public static readonly Table Fetches = new("fetches", "Fetches", "One row for each time a document gave a text. The bytes are the files originals/HASH.br.",
        "\"Fetches\" x", "x.\"Id\"",
    [
        new IntegerColumn("id", "x.\"Id\"", "The fetch.") { Required = true },
        new IntegerColumn("version_id", "x.\"ArticleVersionId\"", "The text that it gave.") { Required = true, References = "versions" },
        new TextColumn("location", "x.\"Location\"", "Path as given, or address.") { Required = true },
        new TextColumn("bytes_hash", "x.\"BytesHash\"", "SHA-256 of the document.") { Required = true },
        new IntegerColumn("ordinal", "x.\"Ordinal\"", "Position among the articles of one document.") { Required = true },
        new TextColumn("content_type", "x.\"ContentType\"", "Media type as sent."),
        new InstantColumn("at", "x.\"At\"", "When, UTC.") { Required = true },
    ])
    { IsPrivate = true, OfClaims = "x.\"ArticleVersionId\" IN (SELECT \"Id\" FROM \"ArticleVersions\" WHERE \"ArticleId\" IN ({articles}))" };

    public static readonly Table Runs = new("runs", "Extraction runs", "One row for each pass of the engine.", "\"ExtractionRuns\" x", "x.\"Id\"",
    [
        new IntegerColumn("id", "x.\"Id\"", "The run.") { Required = true },
        new TextColumn("engine", "x.\"Engine\"", "Engine and weights.") { Required = true },
        new InstantColumn("started_at", "x.\"StartedAt\"", "When it began, UTC.") { Required = true },
    ]);
}
