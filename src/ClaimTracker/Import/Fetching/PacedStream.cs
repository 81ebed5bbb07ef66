using System.Diagnostics;

namespace ClaimTracker.Import.Fetching;

/// <summary>Reads a body and gives up where it grows too large or comes too slowly.</summary>
internal sealed class PacedStream(Stream inner, FetchLimits limits, Func<Exception> tooLarge, Func<Exception> tooSlow) : Stream
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private long _read;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using var wait = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        // A silent server is found out when the bytes so far no longer pay for the time.
        var paid = TimeSpan.FromSeconds((double)_read / limits.BytesPerSecond);
        var due = (paid > limits.SlowAfter ? paid : limits.SlowAfter) - _clock.Elapsed;
        wait.CancelAfter(due > TimeSpan.Zero ? due : TimeSpan.Zero);
        int read;
        try
        {
            read = await inner.ReadAsync(buffer, wait.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw tooSlow();
        }
        if ((_read += read) > limits.Bytes) throw tooLarge();
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("A body is read asynchronously.");

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}
