using System.Text.Json;
using ClaimTracker.Export.Rows;

namespace ClaimTracker.Export.Tables;

/// <summary>Writes every row as a JSON object with the columns' names.</summary>
/// <param name="json">Where to.</param>
/// <param name="columns">The columns, in the order of the cells.</param>
/// <param name="begin">Writes members before the first column; null for none.</param>
/// <param name="end">Called behind every object; null for nothing.</param>
internal sealed class JsonCells(Utf8JsonWriter json, IEnumerable<Column> columns, Action? begin = null, Action? end = null) : ICells
{
    private readonly JsonEncodedText[] names = [.. columns.Select(c => JsonEncodedText.Encode(c.Name))];
    private int column;

    public void Null() => json.WriteNull(Name());

    /// <summary>The first cell of the row, where it is a whole number.</summary>
    public long Key { get; private set; }

    public void Integer(long value)
    {
        if (column == 0) Key = value;
        json.WriteNumber(Name(), value);
    }

    public void Number(double value) => json.WriteNumber(Name(), value);

    public void Boolean(bool value) => json.WriteBoolean(Name(), value);

    public void Code(ReadOnlySpan<byte> ascii) => json.WriteString(Name(), ascii);

    public void Text(ReadOnlySpan<byte> utf8) => json.WriteString(Name(), utf8);

    public void Json(ReadOnlySpan<byte> utf8)
    {
        json.WritePropertyName(Name());
        json.WriteRawValue(utf8);
    }

    public void EndRow()
    {
        json.WriteEndObject();
        column = 0;
        end?.Invoke();
    }

    private JsonEncodedText Name()
    {
        if (column == 0)
        {
            json.WriteStartObject();
            begin?.Invoke();
        }
        return names[column++];
    }
}
