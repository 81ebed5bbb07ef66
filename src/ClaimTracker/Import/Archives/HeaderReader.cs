using System.Text;

namespace ClaimTracker.Import.Archives;

/// <summary>Reads headers that end with a blank line, and bodies of a known length, from a forward-only stream.</summary>
internal sealed class HeaderReader(Stream stream)
{
    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _start, _end;

    /// <summary>The next header, without the blank lines before it; null at the end of the stream.</summary>
    /// <exception cref="InvalidDataException">No blank line within <paramref name="longest"/> bytes.</exception>
    public string? ReadHeader(int longest)
    {
        var header = new List<byte>(512);
        for (int b; (b = Next()) >= 0;)
        {
            if (header.Count == 0 && b is '\r' or '\n') continue;
            header.Add((byte)b);
            if (header.Count > longest) throw new InvalidDataException("The header is too long.");
            if (b == '\n' && EndsBlank(header)) return Encoding.UTF8.GetString(header.ToArray());
        }
        return header.Count == 0 ? null : throw new InvalidDataException("The header breaks off.");
    }

    /// <summary>Up to <paramref name="length"/> bytes; fewer at the end of the stream. Memory grows with what is there, not with what is announced.</summary>
    public byte[] ReadBytes(int length)
    {
        using var body = new MemoryStream();
        while (body.Length < length && (_start < _end || Refill()))
        {
            var take = Math.Min(_end - _start, length - (int)body.Length);
            body.Write(_buffer, _start, take);
            _start += take;
        }
        return body.ToArray();
    }

    /// <summary>Where the header of a message ends, and how long the blank line is; -1 where it does not end.</summary>
    public static (int End, int Skip) EndOfHeader(ReadOnlySpan<byte> message)
    {
        int wide = message.IndexOf("\r\n\r\n"u8), narrow = message.IndexOf("\n\n"u8);
        return wide >= 0 && (narrow < 0 || wide < narrow) ? (wide, 4) : (narrow, 2);
    }

    private static bool EndsBlank(List<byte> header) =>
        (header.Count >= 2 && header[^2] == '\n') || (header.Count >= 4 && header[^2] == '\r' && header[^3] == '\n');

    private int Next() => _start < _end || Refill() ? _buffer[_start++] : -1;

    private bool Refill()
    {
        _start = 0;
        _end = stream.Read(_buffer, 0, _buffer.Length);
        return _end > 0;
    }
}
