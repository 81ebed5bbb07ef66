using System.Buffers.Text;

namespace ClaimTracker.Import.Archives;

/// <summary>Joins the chunks of a chunked HTTP body (RFC 9112, section 7.1).</summary>
internal static class Chunks
{
    /// <summary>The joined body; the bytes as they are where they are not chunked after all.</summary>
    public static byte[] Join(byte[] body)
    {
        using var joined = new MemoryStream();
        var rest = body.AsSpan();
        while (rest.IndexOf((byte)'\n') is var line and >= 0)
        {
            if (!Utf8Parser.TryParse(rest[..line], out uint size, out _, 'x')) return joined.Length == 0 ? body : joined.ToArray();
            if (size == 0) return joined.ToArray();
            var start = line + 1;
            var take = (int)Math.Min(size, (uint)(rest.Length - start));
            joined.Write(rest.Slice(start, take));
            rest = rest[(start + take)..];
            if (rest.StartsWith("\r\n"u8)) rest = rest[2..];
        }
        return joined.Length == 0 ? body : joined.ToArray();
    }
}
