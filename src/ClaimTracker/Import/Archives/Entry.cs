namespace ClaimTracker.Import.Archives;

/// <summary>One document out of an archive, or why it could not be taken out.</summary>
internal sealed record Entry(string Location, string? ContentType, byte[] Bytes, UnreadableDocumentException? Failure = null)
{
    public static Entry Refused(string location, string reason, string cure) =>
        new(location, null, [], new UnreadableDocumentException(location, reason, cure));
}
