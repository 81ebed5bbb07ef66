using System.Text;

namespace ClaimTracker.Import.Tables;

/// <summary>Splits CSV (RFC 4180) into records; the separator is a comma, semicolon or tab, by the header line.</summary>
internal static class CsvRecords
{
    private static readonly char[] Separators = [',', ';', '\t'];

    /// <summary>The records; a quote that is not closed runs to the end of the text.</summary>
    public static IEnumerable<string[]> Of(string text)
    {
        var separator = Separator(text);
        var record = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted)
            {
                if (c != '"') field.Append(c);
                else if (i + 1 < text.Length && text[i + 1] == '"') { field.Append('"'); i++; }
                else quoted = false;
            }
            else if (c == '"' && field.Length == 0) quoted = true;
            else if (c == separator) Close(record, field);
            else if (c is '\n' or '\r')
            {
                if (c == '\r' && i + 1 < text.Length && text[i + 1] == '\n') i++;
                Close(record, field);
                yield return record.ToArray();
                record.Clear();
            }
            else field.Append(c);
        }
        if (field.Length == 0 && record.Count == 0) yield break;
        Close(record, field);
        yield return record.ToArray();
    }

    private static void Close(List<string> record, StringBuilder field)
    {
        record.Add(field.ToString());
        field.Clear();
    }

    private static char Separator(string text)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        var header = end < 0 ? text : text[..end];
        return Separators.MaxBy(c => header.AsSpan().Count(c));
    }
}
