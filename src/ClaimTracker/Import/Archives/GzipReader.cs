using System.IO.Compression;

namespace ClaimTracker.Import.Archives;

/// <summary>Unpacks gzip: a WARC file record by record, anything else as one document.</summary>
internal static class GzipReader
{
    public static bool IsGzip(ReadOnlySpan<byte> start) => start.StartsWith<byte>([0x1F, 0x8B]);

    public static IEnumerable<Entry> Entries(Stream stream, string location, ReadLimits limits, CancellationToken cancel)
    {
        using var unpacked = new GZipStream(stream, CompressionMode.Decompress);
        var start = new byte[8];
        var length = Start(unpacked, start);
        if (length < 0)
        {
            yield return Entry.Refused(location, "the gzip file is damaged", "Download it again.");
            yield break;
        }
        var whole = new PrefixedStream(start.AsMemory(0, length), unpacked);
        if (!WarcReader.IsWarc(start))
        {
            yield return Whole(whole, location, limits, cancel);
            yield break;
        }
        foreach (var entry in WarcReader.Entries(whole, location, limits, cancel)) yield return entry;
    }

    private static int Start(Stream stream, byte[] start)
    {
        try { return LimitedStream.Fill(stream, start); }
        catch (Exception e) when (e is InvalidDataException or IOException) { return -1; }
    }

    private static Entry Whole(Stream stream, string location, ReadLimits limits, CancellationToken cancel)
    {
        try
        {
            return LimitedStream.ReadAll(stream, limits.DocumentBytes, cancel) is { } bytes
                ? new(location.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? location[..^3] : location, null, bytes)
                : Entry.Refused(location, $"the file unpacks to more than {limits.DocumentBytes / (1024 * 1024)} MB", "Unpack it and split it into one file for each article.");
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            return Entry.Refused(location, "the gzip file is damaged", "Download it again.");
        }
    }
}
