using ClaimTracker.Import;

namespace ClaimTracker.Ingest;

/// <summary>Turns the paths of a command line into documents.</summary>
public static class DocumentPaths
{
    /// <summary>The path that stands for standard input.</summary>
    public const string StandardInput = "-";

    private static readonly byte[][] ArchiveStarts = ["PK\u0003\u0004"u8.ToArray(), "PK\u0005\u0006"u8.ToArray(), [0x1F, 0x8B], "WARC/"u8.ToArray()];

    /// <summary>True for an http(s) address.</summary>
    public static bool IsAddress(string path) =>
        path is not null && (path.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || path.StartsWith("https://", StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// One location for each document: files and addresses as given, folders replaced by the files below them in order of name.
    /// Hidden files are left out. A path that does not exist is kept, so that reading it says so.
    /// </summary>
    public static IEnumerable<string> Expand(IEnumerable<string> paths) =>
        paths.SelectMany(path => Directory.Exists(path) ? FilesBelow(path) : [path]);

    /// <summary>The documents at these locations; archives are opened entry by entry, so that they may be larger than memory.</summary>
    /// <param name="locations">Files, addresses, or <see cref="StandardInput"/>.</param>
    /// <param name="reader">What reads them; null for <see cref="DocumentReader.Default"/>.</param>
    public static IEnumerable<PendingDocument> Documents(IEnumerable<string> locations, DocumentReader? reader = null) =>
        locations.SelectMany(location => IsArchive(location) ? Entries(location, reader ?? DocumentReader.Default) : [PendingDocument.At(location, reader)]);

    private static IEnumerable<string> FilesBelow(string folder) =>
        Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true })
            .Where(file => !Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar).Any(part => part.StartsWith('.')))
            .Order(StringComparer.Ordinal);

    private static IEnumerable<PendingDocument> Entries(string path, DocumentReader reader)
    {
        using var stream = File.OpenRead(path);
        foreach (var result in reader.ReadEach(stream, Path.GetFullPath(path)))
        {
            var document = ReadDocument.Of(result);
            yield return new PendingDocument(document.Location, _ => Task.FromResult(document));
        }
    }

    private static bool IsArchive(string location)
    {
        if (location == StandardInput || IsAddress(location) || !File.Exists(location)) return false;
        try
        {
            using var stream = File.OpenRead(location);
            var start = new byte[5];
            var length = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
            return ArchiveStarts.Any(a => start.AsSpan(0, length).StartsWith(a));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
