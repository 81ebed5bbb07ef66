using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ClaimTracker.Export.Rows;

/// <summary>Rows of SQLite; text is read as the bytes that the database holds.</summary>
internal sealed class SqliteRows(SqliteDataReader reader, CancellationTokenRegistration interrupt) : IRows
{
    private readonly SqliteCells cells = new(reader.Handle!);

    /// <summary>Runs the command; the token also interrupts a query that is still looking for its next row.</summary>
    public static SqliteRows Open(SqliteCommand command, CancellationToken cancellationToken)
    {
        var handle = command.Connection!.Handle!;
        var interrupt = cancellationToken.Register(() => raw.sqlite3_interrupt(handle));
        try
        {
            return new SqliteRows(command.ExecuteReader(), interrupt);
        }
        catch (SqliteException e) when (e.SqliteErrorCode == raw.SQLITE_INTERRUPT)
        {
            interrupt.Dispose();
            throw new OperationCanceledException(cancellationToken);
        }
    }

    public ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return ValueTask.FromResult(reader.Read());
        }
        catch (SqliteException e) when (e.SqliteErrorCode == raw.SQLITE_INTERRUPT)
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }

    public bool IsNull(int ordinal) => cells.IsNull(ordinal);

    public long Integer(int ordinal) => cells.Integer(ordinal);

    public double Number(int ordinal) => cells.Number(ordinal);

    public bool Boolean(int ordinal) => cells.Integer(ordinal) != 0;

    public DateTime Instant(int ordinal)
    {
        var text = Text(ordinal);
        return TryParse(text, out var instant)
            ? instant
            : DateTime.Parse(Encoding.UTF8.GetString(text), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
    }

    public int WriteInstant(int ordinal, Span<byte> to)
    {
        var text = cells.Bytes(ordinal);
        if (text.Length != 19) return Tables.Instants.Format(Instant(ordinal), to);
        text.CopyTo(to);
        (to[10], to[19]) = ((byte)'T', (byte)'Z');
        return 20;
    }

    public ReadOnlySpan<byte> Day(int ordinal) => Text(ordinal)[..10];

    public ReadOnlySpan<byte> Bytes(int ordinal) => cells.Bytes(ordinal);

    public ReadOnlySpan<byte> Text(int ordinal) => cells.Bytes(ordinal);

    public async ValueTask DisposeAsync()
    {
        await interrupt.DisposeAsync();
        await reader.DisposeAsync();
    }

    // The shape that Microsoft.Data.Sqlite writes without a fraction: 2026-03-02 07:15:00.
    private static bool TryParse(ReadOnlySpan<byte> text, out DateTime instant)
    {
        instant = default;
        if (text.Length != 19) return false;
        if (!Number(text[..4], out var year) || !Number(text[5..7], out var month) || !Number(text[8..10], out var day)) return false;
        if (!Number(text[11..13], out var hour) || !Number(text[14..16], out var minute) || !Number(text[17..], out var second)) return false;
        instant = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc);
        return true;

        static bool Number(ReadOnlySpan<byte> digits, out int value) => Utf8Parser.TryParse(digits, out value, out var used) && used == digits.Length;
    }
}
