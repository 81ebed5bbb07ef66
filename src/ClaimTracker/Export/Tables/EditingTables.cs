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
}
