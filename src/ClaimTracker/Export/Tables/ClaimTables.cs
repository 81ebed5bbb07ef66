using ClaimTracker.Model;

namespace ClaimTracker.Export.Tables;

/// <summary>Tables of claims, who told them, what answers them, and the stories they stand in.</summary>
internal static class ClaimTables
{
    public static readonly Table Claims = new("claims", "Claims", "One row for each proposition that is tracked.", "\"Claims\" x", "x.\"Id\"",
    [
        new IntegerColumn("id", "x.\"Id\"", "The claim.") { Required = true },
        new PermalinkColumn("url", Permalinks.Claim, "x.\"Id\"", "Address of its timeline in the install that exported it.") { Required = true },
        new TextColumn("text", "x.\"Text\"", "The proposition.") { Required = true },
        CodeColumn.Of<ClaimState>("state", "x.\"State\"", "What the responses add up to; never a verdict on the truth.") with { Required = true },
        new IntegerColumn("first_statement_id", "x.\"FirstStatementId\"", "The telling with the earliest date.") { References = "statements" },
        new InstantColumn("first_told_at", "x.\"FirstToldAt\"", "When it was first told, UTC."),
        CodeColumn.Of<DatePrecision>("first_told_precision", "x.\"FirstToldPrecision\"", "How exactly that is known.") with { Required = true },
        new IntegerColumn("article_count", "x.\"ArticleCount\"", "Articles that tell it, copies included.") { Required = true },
        new IntegerColumn("independent_count", "x.\"IndependentCount\"", "Articles that tell it, near-identical copies counted once.") { Required = true },
        new IntegerColumn("outlet_count", "x.\"OutletCount\"", "Outlets that tell it.") { Required = true },
        new IntegerColumn("named_source_count", "x.\"NamedSourceCount\"", "Named sources that tell it.") { Required = true },
        new IntegerColumn("unnamed_source_count", "x.\"UnnamedSourceCount\"", "Unnamed sources that tell it.") { Required = true },
        new IntegerColumn("rebuttal_count", "x.\"RebuttalCount\"", "Denials, counter-claims and disputes of its framing.") { Required = true },
        new IntegerColumn("no_position_count", "x.\"NoPositionCount\"", "Answers that take no position.") { Required = true },
        new IntegerColumn("confirmation_count", "x.\"ConfirmationCount\"", "Confirmations.") { Required = true },
        new InstantColumn("first_answered_at", "x.\"FirstAnsweredAt\"", "Time of the earliest answer, UTC."),
        new InstantColumn("active_at", "x.\"ActiveAt\"", "Time of the newest telling or answer, UTC.") { Required = true },
        new BooleanColumn("is_fiction", "x.\"IsFiction\"", "True where every telling is invented demonstration material.") { Required = true },
        CodeColumn.Of<ReviewState>("review", "x.\"Review\"", "What an editor made of it.") with { Required = true },
        new IntegerColumn("merged_into_id", "x.\"MergedIntoId\"", "The claim that an editor merged this one into.") { References = "claims" },
        new IntegerColumn("version", "x.\"Version\"", "Raised by every edit.") { Required = true },
    ])
    { OfClaims = "x.\"Id\" IN ({claims})" };

    public static readonly Table Tellings = new("tellings", "Tellings", "One row for each statement that puts a claim forward.", "\"Tellings\" x", "x.\"Id\"",
    [
        new IntegerColumn("id", "x.\"Id\"", "The telling.") { Required = true },
        new IntegerColumn("claim_id", "x.\"ClaimId\"", "The claim.") { Required = true, References = "claims" },
        new IntegerColumn("statement_id", "x.\"StatementId\"", "The statement that tells it.") { Required = true, References = "statements" },
        new NumberColumn("confidence", "x.\"Confidence\"", "The program's probability that the statement puts forward this claim.") { Required = true },
        new JsonColumn("because", ColumnType.List, "x.\"Because\"", "Reasons, in plain English.") { Required = true },
        CodeColumn.Of<ReviewState>("review", "x.\"Review\"", "What an editor made of it.") with { Required = true },
        new IntegerColumn("version", "x.\"Version\"", "Raised by every edit.") { Required = true },
    ])
    { OfClaims = "x.\"ClaimId\" IN ({claims})" };

    public static readonly Table Links = new("links", "Links", "One row for each link from a response to a claim that it answers.", "\"ResponseLinks\" x", "x.\"Id\"",
    [
        new IntegerColumn("id", "x.\"Id\"", "The link.") { Required = true },
        new IntegerColumn("response_id", "x.\"ResponseId\"", "The response.") { Required = true, References = "responses" },
        new IntegerColumn("claim_id", "x.\"ClaimId\"", "The claim that it answers.") { Required = true, References = "claims" },
        new IntegerColumn("target_statement_id", "x.\"TargetStatementId\"", "The telling that is answered; empty where the claim is answered as told elsewhere.")
            { References = "statements" },
        new NumberColumn("confidence", "x.\"Confidence\"", "The program's probability that the link is right.") { Required = true },
        new JsonColumn("because", ColumnType.List, "x.\"Because\"", "Reasons, in plain English.") { Required = true },
        CodeColumn.Of<ReviewState>("review", "x.\"Review\"", "What an editor made of it.") with { Required = true },
        new TextColumn("fingerprint", "x.\"Fingerprint\"", "Hash of text, kind and spans.") { Required = true },
        new BooleanColumn("is_aside", "x.\"IsAside\"", "True where the response likely answers only its own article; it counts for the claim once an editor confirms it.") { Required = true },
        new IntegerColumn("version", "x.\"Version\"", "Raised by every edit.") { Required = true },
    ])
    { OfClaims = "x.\"ClaimId\" IN ({claims})" };

    public static readonly Table Stories = new("stories", "Stories", "One row for each editor's named collection of claims.", "\"Stories\" x", "x.\"Id\"",
    [
        new IntegerColumn("id", "x.\"Id\"", "The story.") { Required = true },
        new TextColumn("name", "x.\"Name\"", "Its name.") { Required = true },
        new TextColumn("slug", "x.\"Slug\"", "Unique part of its address.") { Required = true },
        new TextColumn("summary", "x.\"Summary\"", "What it is about."),
        new BooleanColumn("is_published", "x.\"IsPublished\"", "False while only editors see it.") { Required = true },
        new InstantColumn("created_at", "x.\"CreatedAt\"", "When it was made, UTC.") { Required = true },
        new IntegerColumn("version", "x.\"Version\"", "Raised by every edit.") { Required = true },
    ])
    { PublicWhere = "x.\"IsPublished\"", OfClaims = "x.\"Id\" IN (SELECT \"StoryId\" FROM \"StoryClaims\" WHERE \"ClaimId\" IN ({claims}))" };

    public static readonly Table StoryClaims = new("story_claims", "Claims of stories", "One row for each claim's place in a story.",
        "\"StoryClaims\" x", "x.\"StoryId\", x.\"ClaimId\"",
    [
        new IntegerColumn("story_id", "x.\"StoryId\"", "The story.") { Required = true, References = "stories" },
        new IntegerColumn("claim_id", "x.\"ClaimId\"", "The claim.") { Required = true, References = "claims" },
        new IntegerColumn("position", "x.\"Position\"", "Order within the story, from 0.") { Required = true },
    ])
    {
        Key = ["story_id", "claim_id"],
        PublicWhere = "EXISTS (SELECT 1 FROM \"Stories\" s WHERE s.\"Id\" = x.\"StoryId\" AND s.\"IsPublished\")",
        OfClaims = "x.\"ClaimId\" IN ({claims})",
    };
}
