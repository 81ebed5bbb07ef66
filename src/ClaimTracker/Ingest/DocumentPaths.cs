namespace ClaimTracker.Ingest;

/// <summary>Turns the paths of a command line into documents.</summary>
public static class DocumentPaths
{
    /// <summary>The path that stands for standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>
    /// One location for each document: files and addresses as given, folders replaced by the files below them in order of name.
    /// Hidden files are left out. A path that does not exist is kept, so that reading it says so.
    /// </summary>
    public static IEnumerable<string> Expand(IEnumerable<string> paths) =>
        paths.SelectMany(path => Directory.Exists(path) ? FilesBelow(path) : [path]);

    private static IEnumerable<string> FilesBelow(string folder) =>
        Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true })
            .Where(file => !Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar).Any(part => part.StartsWith('.')))
            .Order(StringComparer.Ordinal);
}
