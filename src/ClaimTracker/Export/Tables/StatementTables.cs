using ClaimTracker.Extraction;
using ClaimTracker.Model;

namespace ClaimTracker.Export.Tables;

/// <summary>Tables of statements and of the responses among them.</summary>
internal static class StatementTables
{
    private const string Version = "x.\"ArticleVersionId\"";
    private static readonly string[] Quotation = ["x.\"Content\"", "x.\"CuePassage\""];

    public static readonly Table Statements = new("statements", "Statements",
        "One row for each attribution: who (source) says (cue) what (content). Offsets count code points of the text with text_hash.",
        """
        "Statements" x
        LEFT JOIN "ArticleVersions" v ON v."Id" = x."ArticleVersionId"
        LEFT JOIN "Sources" s ON s."Id" = x."SourceId"
        """, "x.\"Id\"",
    [
        new IntegerColumn("id", "x.\"Id\"", "The statement.") { Required = true },
        new IntegerColumn("article_id", "x.\"ArticleId\"", "Its article.") { Required = true, References = "articles" },
        new PermalinkColumn("article_url", Permalinks.Article, "x.\"ArticleId\"", "Address of the article's page.") { Required = true },
        new IntegerColumn("version_id", Version, "Its text.") { Required = true, References = "versions" },
        new TextColumn("text_hash", "v.\"TextHash\"", "SHA-256 of that text.") { Required = true },
        new IntegerColumn("run_id", "x.\"RunId\"", "The run that found it; empty for one made by an editor.") { References = "runs" },
        new IntegerColumn("source_id", "x.\"SourceId\"", "Who is credited; empty where nobody is.") { References = "sources" },
        new TextColumn("source", "s.\"Name\"", "Name or description of the source."),
        new IntegerColumn("parent_id", "x.\"ParentId\"", "The statement whose content holds this one.") { References = "statements" },
        new TextColumn("words", "x.\"Words\"", "The pieces of the content joined; the cue where there is none.") { Required = true },
        new PassageColumn("start", PassagePart.Start, Version, Quotation, "Where the quotation starts: the first piece of the content, or the cue."),
        new PassageColumn("end", PassagePart.End, Version, Quotation, "Where it ends."),
        new PassageColumn("exact", PassagePart.Exact, Version, Quotation, "The text from start to end."),
        new PassageColumn("prefix", PassagePart.Prefix, Version, Quotation, "Up to 32 code points of the text before."),
        new PassageColumn("suffix", PassagePart.Suffix, Version, Quotation, "Up to 32 code points of the text behind."),
        new PiecesColumn("content", Version, "x.\"Content\"", "Every piece of the content: start, end, text.") { Required = true },
        .. Span("source", "x.\"SourcePassage\"", "source's noun phrase"),
        .. Span("cue", "x.\"CuePassage\"", "words that signal the attribution"),
        .. Span("relay", "x.\"RelayPassage\"", "outlet or agency through which the words came"),
        new OffsetColumn("reading_start", Version, "x.\"Start\"", "First code point of any of its spans.") { Required = true },
        CodeColumn.Of<QuoteKind>("quote", "x.\"Quote\"", "How it is reported.") with { Required = true },
        CodeColumn.Of<StatementAct>("act", "x.\"Act\"", "What kind of act the cue names.") with { Required = true },
        new NumberColumn("confidence", "x.\"Confidence\"", "The program's probability that the attribution is right.") { Required = true },
        new InstantColumn("said_at", "x.\"SaidAt\"", "When it was said, UTC; the time of publication where the text gives none."),
        CodeColumn.Of<DatePrecision>("said_precision", "x.\"SaidPrecision\"", "How exactly that is known.") with { Required = true },
        new TextColumn("said_as_written", "x.\"SaidAsWritten\"", "The words that date it."),
        CodeColumn.Of<ReviewState>("review", "x.\"Review\"", "What an editor made of it.") with { Required = true },
        new BooleanColumn("is_current", "x.\"IsCurrent\"", "False once a newer text or run replaced it.") { Required = true },
        new TextColumn("fingerprint", "x.\"Fingerprint\"", "Hash of text, kind and spans.") { Required = true },
        new IntegerColumn("version", "x.\"Version\"", "Raised by every edit.") { Required = true },
    ])
    { OfClaims = "x.\"ArticleId\" IN ({articles})" };

    public static readonly Table Responses = new("responses", "Responses", "One row for each statement that answers claims.", "\"Responses\" x", "x.\"Id\"",
    [
        new IntegerColumn("id", "x.\"Id\"", "The response.") { Required = true },
        new IntegerColumn("statement_id", "x.\"StatementId\"", "The answering statement.") { Required = true, References = "statements" },
        CodeColumn.Of<ResponseKind>("kind", "x.\"Kind\"", "How it answers.") with { Required = true },
        new StanceColumn("stance", "x.\"Kind\"", "What that kind means for the claim.") { Required = true },
        CodeColumn.Of<DenialStrength>("strength", "x.\"Strength\"", "How firm a denial is.") with { Required = true },
        CodeColumn.Of<ResponseScope>("scope", "x.\"Scope\"", "Whether the whole claim is answered or a part.") with { Required = true },
        new NumberColumn("confidence", "x.\"Confidence\"", "The program's probability that this is a response of this kind.") { Required = true },
        new JsonColumn("because", ColumnType.List, "x.\"Because\"", "Reasons, in plain English.") { Required = true },
        CodeColumn.Of<ReviewState>("review", "x.\"Review\"", "What an editor made of it.") with { Required = true },
        new TextColumn("fingerprint", "x.\"Fingerprint\"", "Hash of text, kind and spans.") { Required = true },
        new IntegerColumn("version", "x.\"Version\"", "Raised by every edit.") { Required = true },
    ])
    { OfClaims = "x.\"Id\" IN ({responses})" };

    private static IEnumerable<Column> Span(string name, string sql, string of) =>
    [
        new PassageColumn($"{name}_start", PassagePart.Start, Version, [sql], $"Where the {of} starts; empty where the text has none."),
        new PassageColumn($"{name}_end", PassagePart.End, Version, [sql], "Where it ends."),
        new PassageColumn($"{name}_text", PassagePart.Exact, Version, [sql], "Its words."),
    ];
}
