using System.Buffers.Text;
using System.Text;
using ClaimTracker.Export.Rows;

namespace ClaimTracker.Export.Tables;

/// <summary>Text from outside.</summary>
public sealed record TextColumn(string Name, string Sql, string Meaning) : Column(Name, ColumnType.Text, Meaning, [Sql])
{
    internal override void Write(IRows row, ReadOnlySpan<int> inputs, ExportPlace place, ICells cells)
    {
        if (!Required && row.IsNull(inputs[0])) cells.Null();
        else cells.Text(row.Text(inputs[0]));
    }
}

/// <summary>A whole number.</summary>
public sealed record IntegerColumn(string Name, string Sql, string Meaning) : Column(Name, ColumnType.Whole, Meaning, [Sql])
{
    internal override void Write(IRows row, ReadOnlySpan<int> inputs, ExportPlace place, ICells cells)
    {
        if (!Required && row.IsNull(inputs[0])) cells.Null();
        else cells.Integer(row.Integer(inputs[0]));
    }
}

/// <summary>A number with a fraction.</summary>
public sealed record NumberColumn(string Name, string Sql, string Meaning) : Column(Name, ColumnType.Number, Meaning, [Sql])
{
    internal override void Write(IRows row, ReadOnlySpan<int> inputs, ExportPlace place, ICells cells)
    {
        if (!Required && row.IsNull(inputs[0])) cells.Null();
        else cells.Number(row.Number(inputs[0]));
    }
}

/// <summary><c>true</c> or <c>false</c>.</summary>
public sealed record BooleanColumn(string Name, string Sql, string Meaning) : Column(Name, ColumnType.Truth, Meaning, [Sql])
{
    internal override void Write(IRows row, ReadOnlySpan<int> inputs, ExportPlace place, ICells cells)
    {
        if (!Required && row.IsNull(inputs[0])) cells.Null();
        else cells.Boolean(row.Boolean(inputs[0]));
    }
}

/// <summary>An instant as <c>2026-03-02T07:15:00Z</c>, with a fraction only where it has one.</summary>
public sealed record InstantColumn(string Name, string Sql, string Meaning) : Column(Name, ColumnType.Instant, Meaning, [Sql])
{
    internal override void Write(IRows row, ReadOnlySpan<int> inputs, ExportPlace place, ICells cells)
    {
        if (!Required && row.IsNull(inputs[0])) { cells.Null(); return; }
        Span<byte> text = stackalloc byte[32];
        cells.Code(text[..row.WriteInstant(inputs[0], text)]);
    }
}

/// <summary>A calendar day.</summary>
public sealed record DayColumn(string Name, string Sql, string Meaning) : Column(Name, ColumnType.Day, Meaning, [Sql])
{
    internal override void Write(IRows row, ReadOnlySpan<int> inputs, ExportPlace place, ICells cells)
    {
        if (!Required && row.IsNull(inputs[0])) cells.Null();
        else cells.Code(row.Day(inputs[0]));
    }
}

/// <summary>The code of an enumeration value.</summary>
public sealed record CodeColumn : Column
{
    private readonly byte[][] names;
    private readonly byte[][] codes;
    private readonly Type type;

    private CodeColumn(string name, string sql, string meaning, Type type) : base(name, ColumnType.Text, meaning, [sql])
    {
        this.type = type;
        Values = Codes.All(type);
        names = [.. Enum.GetNames(type).Select(Encoding.UTF8.GetBytes)];
        codes = [.. Values.Select(Encoding.UTF8.GetBytes)];
    }

    /// <summary>A column that holds values of <typeparamref name="T"/>.</summary>
    public static CodeColumn Of<T>(string name, string sql, string meaning) where T : struct, Enum => new(name, sql, meaning, typeof(T));

    /// <summary>The name, as the database holds it, that a code stands for.</summary>
    /// <exception cref="InvalidDataException">It stands for none.</exception>
    public string NameOf(string code) => Values.ToList().IndexOf(code) is var at && at >= 0
        ? Enum.GetNames(type)[at]
        : throw new InvalidDataException($"column {Name}: '{code}' is none of {string.Join(", ", Values)}");

    internal override void Write(IRows row, ReadOnlySpan<int> inputs, ExportPlace place, ICells cells)
    {
        if (!Required && row.IsNull(inputs[0])) { cells.Null(); return; }
        var name = row.Text(inputs[0]);
        for (var i = 0; i < names.Length; i++)
            if (name.SequenceEqual(names[i])) { cells.Code(codes[i]); return; }
        throw new InvalidDataException($"column {Name}: the database holds '{Encoding.UTF8.GetString(name)}', which is none of {string.Join(", ", Values)}");
    }
}

/// <summary>A JSON value as the database holds it.</summary>
public sealed record JsonColumn(string Name, ColumnType Type, string Sql, string Meaning) : Column(Name, Type, Meaning, [Sql])
{
    internal override void Write(IRows row, ReadOnlySpan<int> inputs, ExportPlace place, ICells cells)
    {
        if (!Required && row.IsNull(inputs[0])) cells.Null();
        else cells.Json(row.Text(inputs[0]));
    }
}

/// <summary>The permanent address of a record's page.</summary>
/// <param name="Name">Name of the column.</param>
/// <param name="Path">Path of the page without the id.</param>
/// <param name="Sql">The id.</param>
/// <param name="Meaning">For the codebook.</param>
public sealed record PermalinkColumn(string Name, string Path, string Sql, string Meaning) : Column(Name, ColumnType.Text, Meaning, [Sql])
{
    private readonly byte[] path = Encoding.UTF8.GetBytes(Path);

    internal override void Write(IRows row, ReadOnlySpan<int> inputs, ExportPlace place, ICells cells)
    {
        if (!Required && row.IsNull(inputs[0])) { cells.Null(); return; }
        var address = place.Address;
        Span<byte> link = stackalloc byte[address.Length + path.Length + 20];
        address.CopyTo(link);
        path.CopyTo(link[address.Length..]);
        Utf8Formatter.TryFormat(row.Integer(inputs[0]), link[(address.Length + path.Length)..], out var digits);
        cells.Code(link[..(address.Length + path.Length + digits)]);
    }
}

/// <summary>Hours between two instants; negative where the second comes first.</summary>
public sealed record HoursColumn(string Name, string From, string To, string Meaning) : Column(Name, ColumnType.Number, Meaning, [From, To])
{
    internal override void Write(IRows row, ReadOnlySpan<int> inputs, ExportPlace place, ICells cells)
    {
        if (row.IsNull(inputs[0]) || row.IsNull(inputs[1])) cells.Null();
        else cells.Number(Math.Round((row.Instant(inputs[1]) - row.Instant(inputs[0])).TotalHours, 4));
    }
}

/// <summary>What a kind of response means: its stance.</summary>
public sealed record StanceColumn : Column
{
    private readonly Dictionary<string, byte[]> stances;

    public StanceColumn(string name, string sql, string meaning) : base(name, ColumnType.Text, meaning, [sql])
    {
        Values = Codes.All(typeof(Model.ResponseStance));
        stances = Enum.GetValues<Extraction.ResponseKind>()
            .ToDictionary(k => k.ToString(), k => Encoding.UTF8.GetBytes(SnakeCase.Of(Model.ResponseKinds.Stance(k))));
    }

    internal override void Write(IRows row, ReadOnlySpan<int> inputs, ExportPlace place, ICells cells)
    {
        if (row.IsNull(inputs[0])) cells.Null();
        else cells.Code(stances[Encoding.UTF8.GetString(row.Text(inputs[0]))]);
    }
}
