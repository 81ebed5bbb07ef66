using System.Buffers;
using System.Text;
using System.Text.Json;
using ClaimTracker.Export.Rows;
using ClaimTracker.Model;

namespace ClaimTracker.Export.Tables;

/// <summary>Which cell of a passage a column holds.</summary>
public enum PassagePart { Start, End, Exact, Prefix, Suffix }

/// <summary>
/// One part of a passage, with offsets in code points. The range is that of the first input that is there: a list of passages counts from
/// the start of its first to the end of its last.
/// </summary>
/// <param name="Name">Name of the column.</param>
/// <param name="Part">Offset, words, or the words around.</param>
/// <param name="Version">SQL of the article version's id.</param>
/// <param name="Passages">SQL of the passages, JSON, in order of preference.</param>
/// <param name="Meaning">For the codebook.</param>
public sealed record PassageColumn(string Name, PassagePart Part, string Version, IReadOnlyList<string> Passages, string Meaning)
    : Column(Name, Part <= PassagePart.End ? ColumnType.Whole : ColumnType.Text, Meaning, [Version, .. Passages])
{
    /// <summary>Length of prefix and suffix, in code points.</summary>
    public const int Context = 32;

    internal override void Write(IRows row, ReadOnlySpan<int> inputs, ExportPlace place, ICells cells)
    {
        if (row.IsNull(inputs[0]) || Range(row, inputs[1..]) is not { } range) { cells.Null(); return; }
        var version = row.Integer(inputs[0]);
        switch (Part)
        {
            case PassagePart.Start: cells.Integer(place.Texts.Points(version).Of(range.Start)); break;
            case PassagePart.End: cells.Integer(place.Texts.Points(version).Of(range.End)); break;
            default: Write(Words(place.Texts.Of(version), range), cells); break;
        }
    }

    private ReadOnlySpan<char> Words(string text, (int Start, int End) range) => Part switch
    {
        PassagePart.Exact => text.AsSpan()[range.Start..range.End],
        PassagePart.Prefix => Quotations.Before(text, range.Start, Context),
        _ => Quotations.After(text, range.End, Context),
    };

    private static (int Start, int End)? Range(IRows row, ReadOnlySpan<int> passages)
    {
        foreach (var passage in passages)
        {
            if (row.IsNull(passage)) continue;
            var json = row.Text(passage);
            if (json[0] == '{') return Tables.Passages.Of(json);
            if (Tables.Passages.Hull(json) is { } hull) return hull;
        }
        return null;
    }

    private static void Write(ReadOnlySpan<char> words, ICells cells)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(words.Length));
        cells.Text(bytes.AsSpan(0, Encoding.UTF8.GetBytes(words, bytes)));
        ArrayPool<byte>.Shared.Return(bytes);
    }
}

/// <summary>All pieces of a list of passages as JSON: <c>[{"start":0,"end":4,"text":"Iran"}]</c>, offsets in code points.</summary>
public sealed record PiecesColumn(string Name, string Version, string Passages, string Meaning)
    : Column(Name, ColumnType.List, Meaning, [Version, Passages])
{
    internal override void Write(IRows row, ReadOnlySpan<int> inputs, ExportPlace place, ICells cells)
    {
        if (row.IsNull(inputs[0]) || row.IsNull(inputs[1])) { cells.Null(); return; }
        var pieces = JsonSerializer.Deserialize<List<Passage>>(row.Text(inputs[1]), JsonSerializerOptions.Default)!;
        var points = place.Texts.Points(row.Integer(inputs[0]));
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json, Json.Readable)) Write(writer, pieces, points);
        cells.Json(json.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, List<Passage> pieces, CodePointOffsets points)
    {
        writer.WriteStartArray();
        foreach (var piece in pieces)
        {
            writer.WriteStartObject();
            writer.WriteNumber("start", points.Of(piece.Start));
            writer.WriteNumber("end", points.Of(piece.End));
            writer.WriteString("text", piece.Text);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }
}
