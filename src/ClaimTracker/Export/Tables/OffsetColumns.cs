using System.Buffers;
using System.Text.Json;
using ClaimTracker.Export.Rows;
using ClaimTracker.Extraction;

namespace ClaimTracker.Export.Tables;

/// <summary>An offset into an article version's text, in code points.</summary>
/// <param name="Name">Name of the column.</param>
/// <param name="Version">SQL of the article version's id.</param>
/// <param name="Offset">SQL of the UTF-16 offset.</param>
/// <param name="Meaning">For the codebook.</param>
public sealed record OffsetColumn(string Name, string Version, string Offset, string Meaning) : Column(Name, ColumnType.Whole, Meaning, [Version, Offset])
{
    internal override void Write(IRows row, ReadOnlySpan<int> inputs, ExportPlace place, ICells cells)
    {
        if (row.IsNull(inputs[0]) || row.IsNull(inputs[1])) cells.Null();
        else cells.Integer(place.Texts.Points(row.Integer(inputs[0])).Of((int)row.Integer(inputs[1])));
    }
}

/// <summary>The blocks of a text as JSON: <c>[{"kind":"headline","start":0,"end":98}]</c>, offsets in code points.</summary>
public sealed record BlocksColumn(string Name, string Version, string Blocks, string Meaning) : Column(Name, ColumnType.List, Meaning, [Version, Blocks])
{
    internal override void Write(IRows row, ReadOnlySpan<int> inputs, ExportPlace place, ICells cells)
    {
        var blocks = JsonSerializer.Deserialize<List<TextBlock>>(row.Text(inputs[1]), JsonSerializerOptions.Default)!;
        var points = place.Texts.Points(row.Integer(inputs[0]));
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json, Json.Readable)) Write(writer, blocks, points);
        cells.Json(json.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, List<TextBlock> blocks, CodePointOffsets points)
    {
        writer.WriteStartArray();
        foreach (var (kind, span) in blocks)
        {
            writer.WriteStartObject();
            writer.WriteString("kind", SnakeCase.Of(kind));
            writer.WriteNumber("start", points.Of(span.Start));
            writer.WriteNumber("end", points.Of(span.End));
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }
}
