namespace ClaimTracker.Export.Tables;

/// <summary>Tables of what editors decided and noted.</summary>
internal static class EditingTables
{
    public static readonly Table Events = new("events", "Events", "One row for each editor's decision, hash chained in order of id; never changed, never deleted.",
        "\"Events\" x", "x.\"Id\"",
    [
        new IntegerColumn("id", "x.\"Id\"", "The event.") { Required = true },
        new InstantColumn("at", "x.\"At\"", "When, UTC.") { Required = true },
        new IntegerColumn("account_id", "x.\"AccountId\"", "The deciding account; empty for the command line.") { IsPrivate = true },
        new TextColumn("actor", "x.\"Actor\"", "Name of who decided.") { Required = true, IsPrivate = true },
        new TextColumn("command", "x.\"Command\"", "What was decided.") { Required = true },
        new TextColumn("entity", "x.\"Entity\"", "Type of the record.") { Required = true },
        new IntegerColumn("entity_id", "x.\"EntityId\"", "The record.") { Required = true },
        new JsonColumn("before", ColumnType.Record, "x.\"Before\"", "The changed fields before, as stored and hashed: offsets in it are in UTF-16.") { IsPrivate = true },
        new JsonColumn("after", ColumnType.Record, "x.\"After\"", "The changed fields after, as stored and hashed.") { IsPrivate = true },
        new TextColumn("why", "x.\"Why\"", "The reason given.") { IsPrivate = true },
        new TextColumn("decision", "x.\"Decision\"", "Joins the events of one decision.") { Required = true },
        new TextColumn("undoes", "x.\"Undoes\"", "The decision that this one takes back."),
        new TextColumn("previous_hash", "x.\"PreviousHash\"", "Hash of the event before.") { Required = true },
        new TextColumn("hash", "x.\"Hash\"", "SHA-256 over the fields and the previous hash.") { Required = true },
    ]);

    public static readonly Table Notes = new("notes", "Notes", "One row for each editor's remark.", "\"Notes\" x", "x.\"Id\"",
    [
        new IntegerColumn("id", "x.\"Id\"", "The note.") { Required = true },
        new TextColumn("entity", "x.\"Entity\"", "Type of the record it is about.") { Required = true },
        new IntegerColumn("entity_id", "x.\"EntityId\"", "The record.") { Required = true },
        new TextColumn("text", "x.\"Text\"", "The remark.") { Required = true },
        new TextColumn("author", "x.\"Author\"", "Name of who wrote it.") { Required = true },
        new InstantColumn("at", "x.\"At\"", "When, UTC.") { Required = true },
        new IntegerColumn("version", "x.\"Version\"", "Raised by every edit.") { Required = true },
    ])
    { IsPrivate = true };

    public static readonly Table Feeds = new("feeds", "Feeds", "One row for each feed that is polled for new articles.", "\"FeedSubscriptions\" x", "x.\"Id\"",
    [
        new IntegerColumn("id", "x.\"Id\"", "The feed.") { Required = true },
        new TextColumn("url", "x.\"Url\"", "Its address.") { Required = true },
        new TextColumn("title", "x.\"Title\"", "Title that it gives itself."),
        new BooleanColumn("is_paused", "x.\"IsPaused\"", "True while an editor has stopped it.") { Required = true },
        new TextColumn("etag", "x.\"ETag\"", "ETag of the last answer."),
        new TextColumn("last_modified", "x.\"LastModified\"", "Last-Modified of the last answer."),
        new InstantColumn("added_at", "x.\"AddedAt\"", "When it was added, UTC.") { Required = true },
        new InstantColumn("next_poll_at", "x.\"NextPollAt\"", "When it is due, UTC.") { Required = true },
        new InstantColumn("last_poll_at", "x.\"LastPollAt\"", "When it was polled last, UTC."),
        new TextColumn("last_result", "x.\"LastResult\"", "What that gave."),
        new IntegerColumn("failures", "x.\"Failures\"", "Polls that failed in a row.") { Required = true },
        new IntegerColumn("version", "x.\"Version\"", "Raised by every edit.") { Required = true },
    ])
    { IsPrivate = true };
}
