namespace ClaimTracker.Import.Archives;

/// <summary>Reads streams no further than a limit.</summary>
internal static class LimitedStream
{
    /// <summary>All bytes of the stream; null where there are more than <paramref name="most"/>.</summary>
    public static byte[]? ReadAll(Stream stream, long most, CancellationToken cancel)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int read; (read = stream.Read(buffer, 0, buffer.Length)) > 0;)
        {
            cancel.ThrowIfCancellationRequested();
            if (kept.Length + read > most) return null;
            kept.Write(buffer, 0, read);
        }
        return kept.ToArray();
    }

    /// <summary>Reads until the buffer is full or the stream ends; gives the number of bytes.</summary>
    public static int Fill(Stream stream, Span<byte> buffer)
    {
        var filled = 0;
        for (int read; filled < buffer.Length && (read = stream.Read(buffer[filled..])) > 0;) filled += read;
        return filled;
    }
}
