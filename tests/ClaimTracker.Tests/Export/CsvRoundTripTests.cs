using System.Text;
using ClaimTracker.Export.Csv;
using FsCheck.Xunit;

namespace ClaimTracker.Tests.Export;

public class CsvRoundTripTests
{
    [Property(MaxTest = 500)]
    public void What_is_written_is_read_back(string?[] first, string?[][] more)
    {
        var rows = more.Prepend(first).Where(r => r is { Length: > 0 }).Select(r => r.Select(WellFormed).ToArray()).ToList();

        Assert.Equal(rows.Select(Expected), CsvLines.Read(new StringReader(Write(rows, CsvProfile.Lossless))));
    }

    [Property(MaxTest = 500)]
    public void No_cell_for_spreadsheets_starts_as_a_formula_and_all_else_stays(string?[] row)
    {
        string?[] cells = [.. (row ?? []).Select(WellFormed), "=1+1", " @x", " \r", " \t=1"];

        var read = CsvLines.Read(new StringReader(Write([cells], CsvProfile.Spreadsheet))).Single();

        Assert.All(read.OfType<string>(), cell => Assert.DoesNotContain(cell.TrimStart(' ').FirstOrDefault('x'), "=+-@\t\r\n＝＋－＠"));
        Assert.Equal(cells.Select(c => c?.Replace('\0', '␀')), read.Zip(cells, (now, then) => now != then?.Replace('\0', '␀') && now is ['\'', .. var rest] ? rest : now));
    }

    [Theory]
    [InlineData("a,\"b", "line 1: a quoted cell that never ends")]
    [InlineData("a\r\n\"b\"c\r\n", "line 2: text behind a closing quote")]
    [InlineData("a\"b", "line 1: a quote within a cell that does not start with one")]
    public void A_broken_file_is_refused_with_the_line(string csv, string problem)
    {
        var refused = Assert.Throws<InvalidDataException>(() => CsvLines.Read(new StringReader(csv)).ToList());

        Assert.Equal(problem, refused.Message);
    }

    private static string Write(IEnumerable<string?[]> rows, CsvProfile profile)
    {
        var cells = new CsvCells(profile);
        foreach (var row in rows)
        {
            foreach (var cell in row)
                if (cell is null) cells.Null();
                else cells.Text(Encoding.UTF8.GetBytes(cell));
            cells.EndRow();
        }
        return Encoding.UTF8.GetString(cells.Written.Span);
    }

    // A row of one empty cell is a line with "", since a line without a character is no row to other readers.
    private static string?[] Expected(string?[] row) => row is [null] ? [""] : [.. row.Select(c => c?.Replace('\0', '␀'))];

    private static string? WellFormed(string? text) => text is null ? null : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
