using System.Globalization;
using System.IO.Pipelines;
using ClaimTracker.Export.Csv;
using ClaimTracker.Export.Tables;
using ClaimTracker.Extraction;
using ClaimTracker.Model;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Tests.Export;

public class CsvExportTests
{
    private static readonly string[] Columns =
    [
        "claim_id", "claim_url", "claim", "claim_state", "first_told_at", "telling_quote", "telling_start", "telling_end", "telling_article_title", "telling_outlet",
        "telling_source", "telling_unnamed_type", "telling_unnamed_reason", "response_id", "response_kind", "response_stance", "response_quote", "response_start",
        "response_end", "response_source", "lag_hours", "link_confidence", "link_because", "is_fiction",
    ];

    [Theory, MemberData(nameof(TestStore.Both), MemberType = typeof(TestStore))]
    public async Task Every_row_that_Python_reads_is_the_row_in_the_store(string provider)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var store = await TestStore.CreateAsync(provider);
        await SampleStore.FillAsync(store.Factory, cancel);
        var file = await WriteAsync(store, Columns, CsvOptions.Lossless, cancel);

        var read = await ForeignReader.PythonAsync(file, cancel);

        Assert.Equal(Columns, read[0]);
        Assert.Equal(await ExpectedAsync(store, cancel), read.Skip(1));
    }

    [Theory, MemberData(nameof(TestStore.Both), MemberType = typeof(TestStore))]
    public async Task Every_row_that_sqlite3_imports_is_the_row_in_the_store(string provider)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var store = await TestStore.CreateAsync(provider);
        await SampleStore.FillAsync(store.Factory, cancel);
        var file = await WriteAsync(store, Columns, CsvOptions.Lossless, cancel);

        var read = await ForeignReader.SqliteAsync(file, Columns, cancel);

        Assert.Equal(await ExpectedAsync(store, cancel), read);
    }

    [Fact]
    public async Task For_spreadsheets_no_text_cell_starts_as_a_formula_and_numbers_stay_numbers()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var store = await TestStore.CreateAsync("sqlite");
        var texts = await SampleStore.FillAsync(store.Factory, cancel);
        var file = await WriteAsync(store, ["claim", "lag_hours"], CsvOptions.Spreadsheet, cancel);

        var read = (await ForeignReader.PythonAsync(file, cancel, mark: true)).Skip(1).ToList();

        Assert.All(read, row => Assert.DoesNotContain(row[0].TrimStart(' ').FirstOrDefault('x'), "=+-@\t\r\n＝＋－＠"));
        Assert.Equal(texts.Select(t => t.Replace('\0', '␀')), read.Select(row => row[0].StartsWith('\'') && row[0].Length > 1 ? row[0][1..] : row[0]));
        Assert.Contains(read, row => row[1] == "12.5");
    }

    [Fact]
    public async Task The_number_of_rows_said_before_is_the_number_written()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var store = await TestStore.CreateAsync("sqlite");
        var texts = await SampleStore.FillAsync(store.Factory, cancel);

        await using var export = await CsvExport.OpenAsync(store.Factory, TableQuery.All(ClaimsResponsesTable.Table), "", cancel);
        await using (var writing = store.Factory.Create())
        {
            writing.Claims.Add(new Claim { Text = "told while the export runs", ArticleCount = 1, ActiveAt = SampleStore.At(9) });
            await writing.SaveChangesAsync(cancel);
        }
        using var stream = new MemoryStream();
        await export.WriteAsync(PipeWriter.Create(stream), CsvOptions.Lossless, cancel);

        Assert.Equal(texts.Count, export.Rows);
        Assert.DoesNotContain("told while the export runs", System.Text.Encoding.UTF8.GetString(stream.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_that_the_table_lacks_is_named_together_with_those_it_has()
    {
        var problem = Assert.Throws<ArgumentException>(() => ClaimsResponsesTable.Table.Choose(["claim_id", "colour"]));

        Assert.Contains("no column 'colour'; it has claim_id, claim_url", problem.Message, StringComparison.Ordinal);
    }

    private static async Task<string> WriteAsync(TestStore store, IReadOnlyList<string> columns, CsvOptions options, CancellationToken cancel)
    {
        var file = Path.Combine(store.Factory.Options.DataFolder, "export.csv");
        var query = new TableQuery(ClaimsResponsesTable.Table, ClaimsResponsesTable.Table.Choose(columns));
        await using var export = await CsvExport.OpenAsync(store.Factory, query, "https://claims.example/", cancel);
        await using var stream = File.Create(file);
        await export.WriteAsync(PipeWriter.Create(stream), options, cancel);
        return file;
    }

    // Read through the model, not through the export's own SQL.
    private static async Task<List<List<string>>> ExpectedAsync(TestStore store, CancellationToken cancel)
    {
        await using var context = store.Factory.Create();
        var claims = await context.Claims.Include(c => c.Links).ThenInclude(l => l.Response!.Statement!.Source)
            .Include(c => c.Tellings).ThenInclude(t => t.Statement!.Source!.Coding)
            .Include(c => c.Tellings).ThenInclude(t => t.Statement!.Article!.Outlet).OrderBy(c => c.Id).ToListAsync(cancel);
        await context.ArticleVersions.LoadAsync(cancel);
        return [.. claims.Select(c => Row(c, c.Links.SingleOrDefault(l => l.Review != ReviewState.Rejected)))];
    }

    private static List<string> Row(Claim claim, ResponseLink? link)
    {
        var told = claim.Tellings.Single().Statement!;
        var answer = link?.Response;
        string[] row =
        [
            Number(claim.Id), $"https://claims.example/claims/{claim.Id}", claim.Text, claim.State == ClaimState.NoComment ? "no_comment" : Lower(claim.State),
            Time(claim.FirstToldAt), told.Words, Points(told, p => p.Start), Points(told, p => p.End), told.Article!.Title, told.Article.Outlet!.Name,
            told.Source!.Name, Lower(told.Source.Coding!.Type), told.Source.Coding.Reason!,
            answer is null ? "" : Number(answer.Id), answer is null ? "" : answer.Kind == ResponseKind.Denial ? "denial" : "declined_to_comment",
            answer is null ? "" : answer.Kind == ResponseKind.Denial ? "rebuttal" : "no_position", answer?.Statement!.Words ?? "",
            answer is null ? "" : Points(answer.Statement!, p => p.Start), answer is null ? "" : Points(answer.Statement!, p => p.End),
            answer?.Statement!.Source!.Name ?? "", answer is null ? "" : "12.5", answer is null ? "" : "0.30000000000000004",
            answer is null ? "" : System.Text.Json.JsonSerializer.Serialize(link!.Because), "false",
        ];
        return [.. row.Select(cell => cell.Replace('\0', '␀'))];
    }

    private static string Points(Statement statement, Func<Passage, int> edge) =>
        Number(statement.ArticleVersion!.Text[..edge(statement.Content[0])].EnumerateRunes().Count());

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Lower(Enum value) => value.ToString().ToLowerInvariant();

    private static string Time(DateTime? instant) => instant!.Value.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
