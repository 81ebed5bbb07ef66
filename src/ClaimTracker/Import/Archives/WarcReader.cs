using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace ClaimTracker.Import.Archives;

/// <summary>Takes pages out of a WARC file (ISO 28500), plain or as gzip members: responses with status 200 and resources.</summary>
internal static class WarcReader
{
    private const int LongestHeader = 64 * 1024;
    private const string Damaged = "Download the WARC file again.";

    public static bool IsWarc(ReadOnlySpan<byte> start) => start.StartsWith("WARC/"u8);

    public static IEnumerable<Entry> Entries(Stream stream, string location, ReadLimits limits, CancellationToken cancel)
    {
        var reader = new HeaderReader(stream);
        for (var number = 1; ; number++)
        {
            cancel.ThrowIfCancellationRequested();
            var (entry, ended) = Next(reader, location, number, limits);
            if (entry is not null) yield return entry;
            if (ended) yield break;
        }
    }

    private static (Entry? Entry, bool Ended) Next(HeaderReader reader, string location, int number, ReadLimits limits)
    {
        try
        {
            if (reader.ReadHeader(LongestHeader) is not { } header) return (null, true);
            if (!header.StartsWith("WARC/", StringComparison.Ordinal)) return (Entry.Refused(location, $"record {number} is damaged", Damaged), true);
            var fields = Fields(header);
            if (!long.TryParse(fields.GetValueOrDefault("CONTENT-LENGTH"), NumberStyles.None, CultureInfo.InvariantCulture, out var length))
                return (Entry.Refused(location, $"record {number} has no length", Damaged), true);
            if (length > 4L * limits.DocumentBytes)
                return (Entry.Refused(location, $"record {number} is larger than {4 * (limits.DocumentBytes / (1024 * 1024))} MB", "Split the file."), true);
            var body = reader.ReadBytes((int)length);
            return body.Length < length
                ? (Entry.Refused(location, $"the file breaks off in record {number}", Damaged), true)
                : (Document(fields, body, location, limits), false);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            return (Entry.Refused(location, $"the file is damaged at record {number}", Damaged), true);
        }
    }

    private static Entry? Document(Dictionary<string, string> fields, byte[] body, string location, ReadLimits limits)
    {
        var address = fields.GetValueOrDefault("WARC-TARGET-URI")?.Trim('<', '>') ?? location;
        return fields.GetValueOrDefault("WARC-TYPE")?.ToUpperInvariant() switch
        {
            "RESPONSE" => Response(address, body, limits),
            "RESOURCE" when IsText(fields.GetValueOrDefault("CONTENT-TYPE")) => new(address, fields["CONTENT-TYPE"], body),
            _ => null,
        };
    }

    private static Entry? Response(string address, byte[] message, ReadLimits limits)
    {
        var (end, skip) = HeaderReader.EndOfHeader(message);
        if (end < 0) return null;
        var header = Encoding.Latin1.GetString(message, 0, end);
        var status = header.Split(' ', 3);
        var fields = Fields(header);
        var type = fields.GetValueOrDefault("CONTENT-TYPE");
        if (!header.StartsWith("HTTP/", StringComparison.Ordinal) || status.Length < 2 || status[1].Trim() is not ("200" or "200\r\n") || !IsText(type)) return null;
        var body = message[(end + skip)..];
        if (fields.GetValueOrDefault("TRANSFER-ENCODING")?.Contains("chunked", StringComparison.OrdinalIgnoreCase) == true) body = Chunks.Join(body);
        return Unpacked(body, fields.GetValueOrDefault("CONTENT-ENCODING"), limits) is { } unpacked
            ? new(address, type, unpacked)
            : Entry.Refused(address, "the packed page is damaged or too large", "Fetch the page again.");
    }

    private static byte[]? Unpacked(byte[] body, string? encoding, ReadLimits limits)
    {
        Func<Stream, Stream>? open = encoding?.Trim().ToUpperInvariant() switch
        {
            "GZIP" => s => new GZipStream(s, CompressionMode.Decompress),
            "DEFLATE" => s => new ZLibStream(s, CompressionMode.Decompress),
            "BR" => s => new BrotliStream(s, CompressionMode.Decompress),
            _ => null,
        };
        // Crawlers often unpack the body and leave the header.
        if (open is null || (encoding!.Contains("gzip", StringComparison.OrdinalIgnoreCase) && !body.AsSpan().StartsWith<byte>([0x1F, 0x8B]))) return body;
        try
        {
            using var stream = open(new MemoryStream(body));
            return LimitedStream.ReadAll(stream, limits.DocumentBytes, CancellationToken.None);
        }
        catch (Exception e) when (e is InvalidDataException or IOException) { return null; }
    }

    private static bool IsText(string? type) => type is null
        || type.Contains("html", StringComparison.OrdinalIgnoreCase) || type.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase);

    private static Dictionary<string, string> Fields(string header)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in header.Split('\n').Skip(1))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0) fields.TryAdd(line[..colon].Trim().ToUpperInvariant(), line[(colon + 1)..].Trim());
        }
        return fields;
    }
}
