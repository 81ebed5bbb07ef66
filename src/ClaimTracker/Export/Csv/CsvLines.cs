using System.Text;

namespace ClaimTracker.Export.Csv;

/// <summary>Reads RFC 4180 strictly, as this program writes it.</summary>
public static class CsvLines
{
    /// <summary>The rows of a file; an empty cell is null, <c>""</c> is empty text. Lines may end in CR LF or LF.</summary>
    /// <exception cref="InvalidDataException">A quote is not closed, or text stands behind a closing quote; names the line.</exception>
    public static IEnumerable<string?[]> Read(TextReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return new Reading(reader).Rows();
    }

    private sealed class Reading(TextReader reader)
    {
        private readonly StringBuilder cell = new();
        private int line = 1;

        public IEnumerable<string?[]> Rows()
        {
            while (reader.Peek() >= 0)
            {
                var row = new List<string?>();
                do row.Add(Cell());
                while (Next(','));
                EndRow();
                yield return [.. row];
            }
        }

        private string? Cell()
        {
            cell.Clear();
            if (Next('"')) return Quoted();
            while (reader.Peek() is var c && c >= 0 && c is not (',' or '\r' or '\n'))
            {
                if (c == '"') throw Broken("a quote within a cell that does not start with one");
                cell.Append((char)reader.Read());
            }
            return cell.Length == 0 ? null : cell.ToString();
        }

        private string Quoted()
        {
            while (true)
            {
                var c = reader.Read();
                if (c < 0) throw Broken("a quoted cell that never ends");
                if (c == '\n') line++;
                if (c != '"') cell.Append((char)c);
                else if (Next('"')) cell.Append('"');
                else return cell.ToString();
            }
        }

        private void EndRow()
        {
            Next('\r');
            if (!Next('\n') && reader.Peek() >= 0) throw Broken("text behind a closing quote");
            line++;
        }

        private bool Next(char c)
        {
            if (reader.Peek() != c) return false;
            reader.Read();
            return true;
        }

        private InvalidDataException Broken(string what) => new($"line {line}: {what}");
    }
}
