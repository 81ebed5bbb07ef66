using System.IO.Compression;

namespace ClaimTracker.Import.Archives;

/// <summary>Takes the documents out of a zip archive, in memory only: nothing is ever written under an entry's name.</summary>
internal static class ZipReader
{
    private const int MostEntries = 50_000;
    private const long MostBytes = 4L * 1024 * 1024 * 1024;

    public static IEnumerable<Entry> Entries(Stream stream, string location, ReadLimits limits, CancellationToken cancel)
    {
        using var archive = Open(stream, location);
        if (archive.Entries.Count > MostEntries)
        {
            yield return Entry.Refused(location, $"the archive has {archive.Entries.Count} entries; the limit is {MostEntries}", "Split it into smaller archives.");
            yield break;
        }
        long unpacked = 0;
        foreach (var entry in archive.Entries)
        {
            cancel.ThrowIfCancellationRequested();
            if (entry.FullName.EndsWith('/') || IsSystem(entry.FullName)) continue;
            var read = Read(entry, $"{location}!{entry.FullName}", limits, cancel);
            yield return read;
            if ((unpacked += read.Bytes.Length) <= MostBytes) continue;
            yield return Entry.Refused(location, "the archive unpacks to more than 4 GB", "Split it into smaller archives.");
            yield break;
        }
    }

    private static ZipArchive Open(Stream stream, string location)
    {
        try
        {
            var archive = new ZipArchive(stream, ZipArchiveMode.Read);
            // The directory is read, and found to be damaged, only when it is asked for.
            return archive.Entries.Count >= 0 ? archive : throw new InvalidDataException();
        }
        catch (Exception e) when (e is InvalidDataException or IOException or ArgumentException or NotSupportedException or OverflowException)
        {
            throw new UnreadableDocumentException(location, "the zip archive is damaged", "Make it again and import that file.");
        }
    }

    private static Entry Read(ZipArchiveEntry entry, string location, ReadLimits limits, CancellationToken cancel)
    {
        if (Escapes(entry.FullName))
            return Entry.Refused(location, "the name of the entry leads out of the archive", "Do not trust this archive; ask who made it.");
        try
        {
            using var stream = entry.Open();
            return LimitedStream.ReadAll(stream, limits.DocumentBytes, cancel) is { } bytes
                ? new(location, null, bytes)
                : Entry.Refused(location, $"the entry unpacks to more than {limits.DocumentBytes / (1024 * 1024)} MB", "Take it out and split it into one file for each article.");
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException or ArgumentException or IndexOutOfRangeException)
        {
            return Entry.Refused(location, "the entry is damaged or encrypted", "Make the archive again, without a password.");
        }
    }

    private static bool Escapes(string name) =>
        name.StartsWith('/') || name.StartsWith('\\') || name.Contains(':', StringComparison.Ordinal) || name.Contains('\0', StringComparison.Ordinal)
        || name.Split('/', '\\').Contains("..");

    private static bool IsSystem(string name) =>
        name.StartsWith("__MACOSX/", StringComparison.Ordinal) || name.EndsWith("/.DS_Store", StringComparison.Ordinal) || name is ".DS_Store" or "Thumbs.db";
}
