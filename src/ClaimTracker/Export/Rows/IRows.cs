namespace ClaimTracker.Export.Rows;

/// <summary>A forward-only result of a query, read cell by cell without objects. A returned span lives until the next call.</summary>
internal interface IRows : IAsyncDisposable
{
    /// <summary>Moves to the next row; false behind the last one.</summary>
    ValueTask<bool> ReadAsync(CancellationToken cancellationToken);

    bool IsNull(int ordinal);
    long Integer(int ordinal);
    double Number(int ordinal);
    bool Boolean(int ordinal);

    /// <summary>The instant, in UTC.</summary>
    DateTime Instant(int ordinal);

    /// <summary>Writes the instant as <c>2026-03-02T07:15:00Z</c>, with a fraction only where it has one; returns the length, at most 28.</summary>
    int WriteInstant(int ordinal, Span<byte> to);

    /// <summary>The calendar day as <c>yyyy-MM-dd</c>.</summary>
    ReadOnlySpan<byte> Day(int ordinal);

    /// <summary>The bytes of a binary cell.</summary>
    ReadOnlySpan<byte> Bytes(int ordinal);

    /// <summary>The text in UTF-8.</summary>
    ReadOnlySpan<byte> Text(int ordinal);
}
