using System.Globalization;
using System.Text;
using Npgsql;

namespace ClaimTracker.Export.Rows;

/// <summary>Rows of PostgreSQL.</summary>
internal sealed class PostgresRows(NpgsqlDataReader reader) : IRows
{
    private byte[] scratch = new byte[4096];

    public static async Task<PostgresRows> OpenAsync(NpgsqlCommand command, CancellationToken cancellationToken) =>
        new(await command.ExecuteReaderAsync(cancellationToken));

    public ValueTask<bool> ReadAsync(CancellationToken cancellationToken) => new(reader.ReadAsync(cancellationToken));

    public bool IsNull(int ordinal) => reader.IsDBNull(ordinal);

    public long Integer(int ordinal) => reader.GetFieldType(ordinal) == typeof(long) ? reader.GetInt64(ordinal) : reader.GetInt32(ordinal);

    public double Number(int ordinal) => reader.GetDouble(ordinal);

    public bool Boolean(int ordinal) => reader.GetBoolean(ordinal);

    public DateTime Instant(int ordinal) => reader.GetDateTime(ordinal);

    public int WriteInstant(int ordinal, Span<byte> to) => Tables.Instants.Format(reader.GetDateTime(ordinal), to);

    public ReadOnlySpan<byte> Day(int ordinal) =>
        Utf8(reader.GetFieldValue<DateOnly>(ordinal).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public ReadOnlySpan<byte> Bytes(int ordinal) => reader.GetFieldValue<byte[]>(ordinal);

    public ReadOnlySpan<byte> Text(int ordinal) => Utf8(reader.GetString(ordinal));

    public ValueTask DisposeAsync() => reader.DisposeAsync();

    private ReadOnlySpan<byte> Utf8(string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (scratch.Length < most) scratch = new byte[most];
        return scratch.AsSpan(0, Encoding.UTF8.GetBytes(text, scratch));
    }
}
