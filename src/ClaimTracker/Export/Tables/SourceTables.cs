using ClaimTracker.Extraction;
using ClaimTracker.Model;

namespace ClaimTracker.Export.Tables;

/// <summary>Tables of sources, their names, and what was coded of the unnamed ones.</summary>
internal static class SourceTables
{
    public static readonly Table Sources = new("sources", "Sources",
        "One row for each source. Named sources are shared by all articles; an unnamed one belongs to one article.",
        """
        "Sources" x
        LEFT JOIN "UnnamedCodings" u ON u."SourceId" = x."Id"
        """, "x.\"Id\"",
    [
        new IntegerColumn("id", "x.\"Id\"", "The source.") { Required = true },
        new PermalinkColumn("url", Permalinks.Source, "x.\"Id\"", "Address of its page in the install that exported it.") { Required = true },
        CodeColumn.Of<SourceKind>("kind", "x.\"Kind\"", "What it is; unnamed where the article does not name it.") with { Required = true },
        new TextColumn("name", "x.\"Name\"", "Fullest name, or the description of an unnamed source, as published.") { Required = true },
        new TextColumn("key", "x.\"Key\"", "Folded name, unique.") { Required = true },
        new TextColumn("role", "x.\"Role\"", "Office or function in the article's words."),
        new TextColumn("affiliation", "x.\"Affiliation\"", "Country, body or side in the article's words."),
        new TextColumn("country", "x.\"Country\"", "Country in English, where role, affiliation or name tell."),
        new IntegerColumn("article_id", "x.\"ArticleId\"", "The article that an unnamed source belongs to.") { References = "articles" },
        CodeColumn.Of<AnonymityType>("unnamed_type", "u.\"Type\"", "What an unnamed source is; more in unnamed_codings."),
        new IntegerColumn("merged_into_id", "x.\"MergedIntoId\"", "The source that an editor merged this one into.") { References = "sources" },
        CodeColumn.Of<ReviewState>("review", "x.\"Review\"", "What an editor made of it.") with { Required = true },
        new IntegerColumn("version", "x.\"Version\"", "Raised by every edit.") { Required = true },
    ])
    { OfClaims = "x.\"Id\" IN ({sources})" };

    public static readonly Table Codings = new("unnamed_codings", "What the program coded of unnamed sources",
        "One row for each unnamed source. Only what was published is coded; there is no field for a real identity.",
        "\"UnnamedCodings\" x", "x.\"SourceId\"",
    [
        new IntegerColumn("source_id", "x.\"SourceId\"", "The unnamed source.") { Required = true, References = "sources" },
        CodeColumn.Of<AnonymityType>("type", "x.\"Type\"", "Individual, group, spokesperson or generic.") with { Required = true },
        new TextColumn("count", "x.\"Count\"", "one, a number in digits, or plural.") { Required = true },
        new TextColumn("affiliation", "x.\"Affiliation\"", "Words that name country, body or side."),
        new TextColumn("seniority", "x.\"Seniority\"", "Words for rank, verbatim."),
        CodeColumn.Of<KnowledgeBasis>("basis", "x.\"Basis\"", "How, as the article says, the source knows.") with { Required = true },
        new BooleanColumn("anonymity_condition", "x.\"AnonymityCondition\"", "True where the source is said to have asked not to be named.") { Required = true },
        new TextColumn("reason", "x.\"Reason\"", "Reason given for not naming it, verbatim."),
        new JsonColumn("evidence", ColumnType.Record, "x.\"Evidence\"", "The passages that the codes were read from. Offsets in it are as stored, in UTF-16."),
    ])
    { Key = ["source_id"], OfClaims = "x.\"SourceId\" IN ({sources})" };

    public static readonly Table Taggings = new("unnamed_taggings", "What editors coded of unnamed sources",
        "One row for each unnamed source that an editor coded; an empty cell is a field that nobody coded yet.",
        "\"UnnamedTaggings\" x", "x.\"SourceId\"",
    [
        new IntegerColumn("source_id", "x.\"SourceId\"", "The unnamed source.") { Required = true, References = "sources" },
        CodeColumn.Of<Identification>("identification", "x.\"Identification\"", "What the article presents it as."),
        new TextColumn("stated_count", "x.\"StatedCount\"", "How many, as the article says."),
        new TextColumn("country", "x.\"Country\"", "Country or region as published."),
        new TextColumn("body", "x.\"Body\"", "Body in the article's words."),
        CodeColumn.Of<Sector>("sector", "x.\"Sector\"", "Field of work."),
        CodeColumn.Of<Seniority>("seniority", "x.\"Seniority\"", "Rank as published."),
        CodeColumn.Of<Basis>("basis", "x.\"Basis\"", "How it knows, as published."),
        CodeColumn.Of<Terms>("terms", "x.\"Terms\"", "Terms on which it spoke."),
        CodeColumn.Of<ReasonGiven>("reason", "x.\"Reason\"", "Published reason for not naming it."),
        CodeColumn.Of<Corroboration>("corroboration", "x.\"Corroboration\"", "What the article says about a second confirmation."),
        CodeColumn.Of<ContentKind>("content", "x.\"Content\"", "What kind of thing it said."),
        CodeColumn.Of<QuotationMode>("quotation", "x.\"Quotation\"", "How its words are given."),
        new IntegerColumn("version", "x.\"Version\"", "Raised by every edit.") { Required = true },
    ])
    { Key = ["source_id"], OfClaims = "x.\"SourceId\" IN ({sources})" };

    public static readonly Table Aliases = new("aliases", "Other names of sources", "One row for each other name.", "\"SourceAliases\" x", "x.\"Id\"",
    [
        new IntegerColumn("id", "x.\"Id\"", "The alias.") { Required = true },
        new IntegerColumn("source_id", "x.\"SourceId\"", "The source.") { Required = true, References = "sources" },
        new TextColumn("name", "x.\"Name\"", "The other name.") { Required = true },
        new TextColumn("key", "x.\"Key\"", "The other name, folded.") { Required = true },
    ])
    { OfClaims = "x.\"SourceId\" IN ({sources})" };

    public static readonly Table Mentions = new("mentions", "Mentions of sources", "One row for each place where a text names a source.",
        "\"SourceMentions\" x", "x.\"Id\"",
    [
        new IntegerColumn("id", "x.\"Id\"", "The mention.") { Required = true },
        new IntegerColumn("source_id", "x.\"SourceId\"", "The source.") { Required = true, References = "sources" },
        new IntegerColumn("version_id", "x.\"ArticleVersionId\"", "The text.") { Required = true, References = "versions" },
        new OffsetColumn("start", "x.\"ArticleVersionId\"", "x.\"Start\"", "First code point.") { Required = true },
        new OffsetColumn("end", "x.\"ArticleVersionId\"", "x.\"End\"", "First code point behind.") { Required = true },
        new TextColumn("text", "x.\"Text\"", "The words between.") { Required = true },
    ])
    { OfClaims = "x.\"SourceId\" IN ({sources}) AND x.\"ArticleVersionId\" IN (SELECT \"Id\" FROM \"ArticleVersions\" WHERE \"ArticleId\" IN ({articles}))" };
}
