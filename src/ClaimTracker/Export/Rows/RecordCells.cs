using System.Text;

namespace ClaimTracker.Export.Rows;

/// <summary>Keeps the cells of one row by column name, for formats that are no tables.</summary>
internal sealed class RecordCells(IReadOnlyList<string> names) : ICells
{
    private readonly Dictionary<string, object?> values = [];
    private int column;

    /// <summary>The text of a cell; null where it is empty.</summary>
    public string? Text(string name) => (string?)values[name];

    /// <summary>The whole number of a cell; null where it is empty.</summary>
    public long? Whole(string name) => (long?)values[name];

    /// <summary>The number of a cell.</summary>
    public double Real(string name) => (double)values[name]!;

    public void Null() => Set(null);
    public void Integer(long value) => Set(value);
    public void Number(double value) => Set(value);
    public void Boolean(bool value) => Set(value);
    public void Code(ReadOnlySpan<byte> ascii) => Set(Encoding.UTF8.GetString(ascii));
    public void Text(ReadOnlySpan<byte> utf8) => Set(Encoding.UTF8.GetString(utf8));
    public void Json(ReadOnlySpan<byte> utf8) => Set(Encoding.UTF8.GetString(utf8));
    public void EndRow() => column = 0;

    private void Set(object? value) => values[names[column++]] = value;
}
