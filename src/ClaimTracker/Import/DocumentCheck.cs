namespace ClaimTracker.Import;

/// <summary>Refuses what is not text before anything reads it.</summary>
internal static class DocumentCheck
{
    private static readonly (byte[] Start, string Name)[] Signatures =
    [
        ([0x25, 0x50, 0x44, 0x46], "a PDF file"),
        ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"),
        ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
        ([0x47, 0x49, 0x46, 0x38], "a GIF picture"),
        ([0x7F, 0x45, 0x4C, 0x46], "a program"),
        ([0x4D, 0x5A, 0x90], "a program"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an old Office document"),
        ([0x7B, 0x5C, 0x72, 0x74, 0x66], "a rich text (RTF) document"),
        ([0x53, 0x51, 0x4C, 0x69, 0x74, 0x65], "an SQLite database"),
        ([0x37, 0x7A, 0xBC, 0xAF], "a 7-Zip archive"),
        ([0x52, 0x61, 0x72, 0x21], "a RAR archive"),
    ];

    public static void Refuse(ReadOnlySpan<byte> bytes, string location, ReadLimits limits)
    {
        if (bytes.IsEmpty)
            throw new UnreadableDocumentException(location, "the file is empty", "Save the article again and import that file.");
        if (bytes.Length > limits.DocumentBytes) throw TooLarge(location, limits, bytes.Length);
        foreach (var (start, name) in Signatures)
        {
            if (bytes.StartsWith(start))
                throw new UnreadableDocumentException(location, $"this is {name}, not text", "Save the article as plain text or HTML and import that.");
        }
    }

    /// <summary>The refusal of a document that is larger than any article.</summary>
    public static UnreadableDocumentException TooLarge(string location, ReadLimits limits, long? bytes = null) => new(
        location,
        $"the file is too large for an article ({(bytes is { } b ? $"{Megabytes(b)} MB; " : "")}the limit is {Megabytes(limits.DocumentBytes)} MB)",
        "Split it into one file for each article.");

    private static long Megabytes(long bytes) => (bytes + 1024 * 1024 - 1) / (1024 * 1024);
}
