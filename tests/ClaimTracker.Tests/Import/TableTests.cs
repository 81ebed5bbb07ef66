using System.Text;
using ClaimTracker.Import;
using ClaimTracker.Import.Tables;
using FsCheck.Xunit;

namespace ClaimTracker.Tests.Import;

public class TableTests
{
    [Theory]
    [InlineData("Headline,Body,Date\n\"Pier, closed\",\"The authority said \"\"no\"\".\nIt would not say more.\",2026-03-02\n", ".csv")]
    [InlineData("headline;body;date\nPier, closed;\"The authority said \"\"no\"\".\nIt would not say more.\";2026-03-02\n", ".csv")]
    [InlineData("{\"headline\":\"Pier, closed\",\"body\":\"The authority said \\\"no\\\".\\nIt would not say more.\",\"date\":\"2026-03-02\"}\n", ".jsonl")]
    public void A_row_is_an_article(string table, string ending)
    {
        var article = Assert.Single(Reading.Of(Encoding.UTF8.GetBytes(table), "articles" + ending));
        Assert.Equal("Pier, closed", article.Title);
        Assert.Equal("2026-03-02", article.Published.ToIso8601());
        Assert.Contains("said \"no\".", article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_map_names_the_columns()
    {
        var reader = new DocumentReader(ReadLimits.Default, ColumnMap.Parse("text=Inhalt, title=Kopf"));
        var bytes = Encoding.UTF8.GetBytes("Kopf,Inhalt\nPier,The authority said no.\n");
        Assert.Equal("Pier", Assert.Single(reader.Read(bytes, "a.csv", null, TestContext.Current.CancellationToken)).Title);
    }

    [Theory]
    [InlineData("a.csv", "html,Inhalt\nPier,The authority said no.\n", "text=Inhalt,title=html"), InlineData("a.jsonl", "{\"text\":\"Not this.\",\"Was sie sagt\":\"The authority said no.\",\"csv\":\"Pier\"}\n", "text=Was sie sagt,title=csv")]
    public void A_table_that_was_read_by_a_map_is_read_by_the_same_one_again(string name, string table, string map)
    {
        var bytes = Encoding.UTF8.GetBytes(table);
        var first = Assert.Single(new DocumentReader(ReadLimits.Default, ColumnMap.Parse(map)).ReadEach(bytes, name, null, TestContext.Current.CancellationToken));
        var again = Assert.Single(DocumentReader.Default.ReadEach(bytes, name, first.ContentType, TestContext.Current.CancellationToken));
        Assert.Equal(("Pier", "Pier\n\nThe authority said no."), (Assert.Single(again.Articles).Title, again.Articles[0].Text));
        Assert.Equal(first.ContentType, again.ContentType);
    }

    [Theory]
    [InlineData("title=Kopf", "no column for the text"), InlineData("text", "form field=column"), InlineData("text=a,colour=b", "no field “colour”")]
    public void A_wrong_column_map_says_what_is_wrong(string map, string reason) =>
        Assert.Contains(reason, Assert.Throws<FormatException>(() => ColumnMap.Parse(map)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_table_without_a_text_column_is_refused_with_the_cure() =>
        Assert.Contains("column map", Assert.Throws<UnreadableDocumentException>(() => Reading.Of("a,b\n1,2\n"u8.ToArray(), "a.csv")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_line_with_half_a_surrogate_pair_is_left_out_and_the_others_are_read()
    {
        var lines = "{\"title\":\"A\",\"text\":\"One \\ud800 two.\"}\n{\"title\":\"B\",\"text\":\"Three.\"}\n"u8.ToArray();
        var result = Assert.Single(Reading.Each(lines, "a.jsonl"));
        Assert.Equal("B", Assert.Single(result.Articles).Title);
        Assert.Contains("row 1", result.Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_of_addresses_is_handed_over_to_be_fetched()
    {
        var result = Assert.Single(Reading.Each("# mine\nhttps://a.example/1\nhttps://b.example/2\n"u8.ToArray(), "list.txt"));
        Assert.Equal(["https://a.example/1", "https://b.example/2"], result.Addresses);
    }

    [Property(MaxTest = 300)]
    public bool Csv_that_is_written_by_the_rules_is_read_back(string[][] records)
    {
        var rows = records.Select(r => (r.Length == 0 ? [""] : r).Select(f => f ?? "").ToArray()).Prepend(["a,", "b"]).ToList();
        var csv = string.Concat(rows.Select(r => string.Join(',', r.Select(f => $"\"{f.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\r\n"));
        return CsvRecords.Of(csv).Select(r => string.Join('\u0001', r)).SequenceEqual(rows.Select(r => string.Join('\u0001', r)));
    }
}
