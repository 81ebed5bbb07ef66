using System.Buffers;
using System.Buffers.Text;
using System.Text;
using ClaimTracker.Export.Rows;

namespace ClaimTracker.Export.Csv;

/// <summary>
/// Writes cells as RFC 4180 in UTF-8. No value is an empty cell, empty text is <c>""</c>. U+0000, which no CSV reader takes, becomes U+2400.
/// </summary>
internal sealed class CsvCells(CsvProfile profile) : ICells
{
    private static readonly SearchValues<byte> Special = SearchValues.Create("\",\r\n\0"u8);
    private static readonly byte[] SymbolForNull = "␀"u8.ToArray();
    private byte[] buffer = new byte[96 * 1024];
    private int length;
    private int rowStart;
    private bool first = true;

    /// <summary>What has been written since the last <see cref="Clear"/>.</summary>
    public ReadOnlyMemory<byte> Written => buffer.AsMemory(0, length);

    /// <summary>Bytes that wait to be taken.</summary>
    public int Pending => length;

    public void Clear() => length = rowStart = 0;

    /// <summary>Writes the byte order mark.</summary>
    public void Mark() => Append("\uFEFF"u8);

    public void Null() => Separate();

    public void Integer(long value)
    {
        Separate();
        Utf8Formatter.TryFormat(value, Room(20), out var written);
        length += written;
    }

    public void Number(double value)
    {
        Separate();
        Utf8Formatter.TryFormat(value, Room(32), out var written);
        length += written;
    }

    public void Boolean(bool value) => Code(value ? "true"u8 : "false"u8);

    public void Code(ReadOnlySpan<byte> ascii)
    {
        Separate();
        if (ascii.IndexOfAny(Special) < 0) Append(ascii);
        else Quote(ascii, guarded: false);
    }

    public void Text(ReadOnlySpan<byte> utf8)
    {
        Separate();
        var guarded = profile == CsvProfile.Spreadsheet && Formulas.Starts(utf8);
        if (!guarded && utf8.Length > 0 && utf8.IndexOfAny(Special) < 0) Append(utf8);
        else Quote(utf8, guarded);
    }

    public void Json(ReadOnlySpan<byte> utf8) => Text(utf8);

    public void EndRow()
    {
        // A line without a character would be no row to a reader.
        if (length == rowStart) Append("\"\""u8);
        Append("\r\n"u8);
        first = true;
        rowStart = length;
    }

    /// <summary>Writes the header line.</summary>
    public void Header(IEnumerable<string> names)
    {
        foreach (var name in names) Code(Encoding.UTF8.GetBytes(name));
        EndRow();
    }

    private void Separate()
    {
        if (first) { first = false; rowStart = length; return; }
        Room(1)[0] = (byte)',';
        length++;
    }

    private void Quote(ReadOnlySpan<byte> text, bool guarded)
    {
        Append(guarded ? "\"'"u8 : "\""u8);
        for (var at = text.IndexOfAny((byte)'"', (byte)0); at >= 0; at = text.IndexOfAny((byte)'"', (byte)0))
        {
            Append(text[..at]);
            Append(text[at] == 0 ? SymbolForNull : "\"\""u8);
            text = text[(at + 1)..];
        }
        Append(text);
        Append("\""u8);
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        length += bytes.Length;
    }

    private Span<byte> Room(int bytes)
    {
        if (buffer.Length - length < bytes) Array.Resize(ref buffer, Math.Max(buffer.Length * 2, length + bytes));
        return buffer.AsSpan(length);
    }
}
