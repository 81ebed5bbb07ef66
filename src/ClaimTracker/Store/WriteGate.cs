namespace ClaimTracker.Store;

/// <summary>Lets one writer through at a time, so that writers wait here and not inside the database.</summary>
public sealed class WriteGate : IDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);

    /// <summary>Waits for the gate; disposing the result opens it again.</summary>
    public async Task<IDisposable> EnterAsync(CancellationToken cancellationToken = default)
    {
        await gate.WaitAsync(cancellationToken);
        return new Pass(gate);
    }

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();

    private sealed class Pass(SemaphoreSlim gate) : IDisposable
    {
        private int open;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref open, 1) == 0) gate.Release();
        }
    }
}
