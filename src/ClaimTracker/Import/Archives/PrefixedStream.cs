namespace ClaimTracker.Import.Archives;

/// <summary>A forward-only stream whose first bytes were read already to tell the format.</summary>
internal sealed class PrefixedStream(ReadOnlyMemory<byte> start, Stream rest) : Stream
{
    private ReadOnlyMemory<byte> _start = start;

    public override int Read(Span<byte> buffer)
    {
        if (_start.IsEmpty) return rest.Read(buffer);
        var take = Math.Min(buffer.Length, _start.Length);
        _start.Span[..take].CopyTo(buffer);
        _start = _start[take..];
        return take;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
