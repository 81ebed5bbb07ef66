using System.Net;
using System.Text.Json;
using ClaimTracker.Export.Csv;
using ClaimTracker.Model;
using ClaimTracker.Store.Reading;
using ClaimTracker.Web.Components.Timelines;
using ClaimTracker.Web.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ClaimTracker.Web.Tests.Api;

public class ExportEndpointTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/export/claims.csv")]
    [InlineData("/export/claims.csv?state=denied")]
    [InlineData("/export/claims.csv?state=contested&profile=spreadsheet")]
    [InlineData("/export/timeline.csv?kind=claim&kind=rebut&who=unnamed")]
    [InlineData("/export/statements.csv?q=cash&in=statements")]
    [InlineData("/export/statements.csv?q=nothingofthekind")]
    [InlineData("/export/sources.csv?kind=unnamed")]
    [InlineData("/export/articles.csv?q=builder")]
    public async Task A_download_says_before_the_first_row_how_many_follow(string path)
    {
        await using var site = await RunningSite.StartAsync();
        await SampleStore.FillAsync(site.Store, Cancel);

        using var answer = await site.Browser().GetAsync(path, Cancel);
        var rows = CsvLines.Read(new StringReader((await answer.Content.ReadAsStringAsync(Cancel)).TrimStart('\uFEFF'))).Skip(1).ToList();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(rows.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), answer.Headers.GetValues("X-Row-Count").Single());
        Assert.Contains(answer.Headers.GetValues("X-Export-Profile").Single(), answer.Content.Headers.ContentDisposition!.FileName!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("state=denied", 1)]
    [InlineData("state=unanswered", 1)]
    [InlineData("state=nocomment", 1)]
    [InlineData("state=confirmed", 0)]
    [InlineData("", 3)]
    public async Task The_claims_of_a_state_are_exported_and_no_others(string query, int rows)
    {
        await using var site = await RunningSite.StartAsync();
        await SampleStore.FillAsync(site.Store, Cancel);

        var lines = Rows(await site.Browser().GetStringAsync("/export/claims.csv?columns=claim_id,response_id&" + query, Cancel));

        Assert.Equal(rows, lines.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("kind=claim")]
    [InlineData("kind=rebut&kind=none")]
    [InlineData("who=unnamed")]
    [InlineData("who=named&country=Tarvenia")]
    [InlineData("outlet=Harbour%20Courier")]
    [InlineData("from=2026-03-02&to=2026-03-02")]
    [InlineData("from=2026-03-03")]
    [InlineData("confirmed=1")]
    [InlineData("to=2026-02&zoom=day&view=chart")]
    public async Task The_export_of_a_timeline_has_the_rows_that_the_page_shows(string query)
    {
        await using var site = await RunningSite.StartAsync();
        var sample = await SampleStore.FillAsync(site.Store, Cancel);
        long[] claims = [sample.Denied.Id, sample.Refused.Id, sample.Unanswered.Id];
        var items = await site.App.Services.GetRequiredService<TimelineQuery>().ItemsAsync(claims, Cancel);
        var shown = items.Where(TimelineFilter.Parse("?" + query).Shows).Select(i => $"{(i.IsTelling ? "telling" : "link")} {i.Id}");

        var path = $"/export/timeline.csv?columns=telling_id,link_id&{string.Join('&', claims.Select(c => $"claim={c}"))}&{query}";
        var exported = Rows(await site.Browser().GetStringAsync(path, Cancel)).Select(r => r[0] is { } telling ? "telling " + telling : "link " + r[1]);

        Assert.Equal(shown.Order(), exported.Order());
    }

    [Theory]
    [InlineData("/export/claims.csv?colour=red", "'colour' is not understood here")]
    [InlineData("/export/claims.csv?state=wrong", "state 'wrong' is unknown; it is one of unanswered")]
    [InlineData("/export/claims.csv?columns=claim_id,price", "has no column 'price'")]
    [InlineData("/export/claims.csv?profile=pretty", "it is lossless or spreadsheet")]
    [InlineData("/export/timeline.csv?from=tomorrow", "from 'tomorrow' is no date")]
    [InlineData("/export/events.csv?columns=actor", "has no column 'actor'")]
    public async Task What_cannot_be_understood_is_refused_and_named(string path, string problem)
    {
        await using var site = await RunningSite.StartAsync();

        using var answer = await site.Browser().GetAsync(path, Cancel);

        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.Contains(problem, await DetailAsync(answer), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/export/notes.csv")]
    [InlineData("/export/fetches.jsonl")]
    [InlineData("/export/accounts.csv")]
    public async Task What_only_administrators_may_read_is_not_there_for_others(string path)
    {
        await using var site = await RunningSite.StartAsync();

        using var answer = await site.Browser().GetAsync(path, Cancel);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Only_an_administrator_gets_the_complete_package()
    {
        await using var site = await RunningSite.StartAsync();
        await SampleStore.FillAsync(site.Store, Cancel);
        var administrator = await site.BrowserAsAsync(Roles.Administrator);

        using var refused = await site.Browser().GetAsync("/export/package.zip?complete=true", Cancel);
        var zip = await administrator.GetByteArrayAsync("/export/package.zip?complete=true", Cancel);

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var archive = new System.IO.Compression.ZipArchive(new MemoryStream(zip));
        Assert.Contains(archive.Entries, e => e.FullName.StartsWith("texts/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_install_that_is_not_public_gives_nothing_to_strangers()
    {
        await using var site = await RunningSite.StartAsync("--PublicReading=false");

        foreach (var path in new[] { "/export/claims.csv", "/export/package.zip", "/export/claims.jsonld", "/api/v1/claims", "/api/v1/openapi.json" })
        {
            using var answer = await site.Browser().GetAsync(path, Cancel);
            Assert.Equal((path, HttpStatusCode.Unauthorized), (path, answer.StatusCode));
        }
    }

    [Fact]
    public async Task A_client_that_goes_away_frees_its_reader_within_a_second()
    {
        await using var site = await RunningSite.StartAsync();
        await FillManyAsync(site);
        using (var answer = await site.Browser().GetAsync("/export/claims.csv", HttpCompletionOption.ResponseHeadersRead, Cancel))
        await using (var body = await answer.Content.ReadAsStreamAsync(Cancel))
        {
            await body.ReadExactlyAsync(new byte[1000], Cancel);
            Assert.Equal(1, await CheckpointAsync(site, wait: 0));
        }

        // SQLite itself waits, at most a second, for the last reader of an old snapshot to go.
        Assert.Equal(0, await CheckpointAsync(site, wait: 1000));
    }

    // Far more than the buffers between server and client hold, so that a client that does not read holds the download up.
    private static async Task FillManyAsync(RunningSite site)
    {
        await using var context = site.Store.Create();
        await context.Database.ExecuteSqlRawAsync(
            """
            INSERT INTO "Claims" ("Text", "State", "FirstToldPrecision", "ArticleCount", "IndependentCount", "OutletCount", "NamedSourceCount", "UnnamedSourceCount",
              "RebuttalCount", "NoPositionCount", "ConfirmationCount", "ActiveAt", "IsFiction", "Review", "Version")
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
            SELECT 'Claim ' || i || printf('%.8000c', 'x'), 'Unanswered', 'Unknown', 1, 1, 1, 0, 0, 0, 0, 0, '2026-01-01 00:00:00', 0, 'Suggested', 0 FROM n
            """,
            Cancel);
    }

    // 1 where a reader still needs what the log holds.
    private static async Task<long> CheckpointAsync(RunningSite site, int wait)
    {
        await using var context = site.Store.Create();
        await context.Database.OpenConnectionAsync(Cancel);
        await context.Database.ExecuteSqlRawAsync("UPDATE \"Claims\" SET \"Version\" = \"Version\" + 1 WHERE \"Id\" = 1", Cancel);
        var connection = (Microsoft.Data.Sqlite.SqliteConnection)context.Database.GetDbConnection();
        SQLitePCL.raw.sqlite3_busy_timeout(connection.Handle!, wait);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        return (long)(await command.ExecuteScalarAsync(Cancel))!;
    }

    private static List<string?[]> Rows(string csv) => [.. CsvLines.Read(new StringReader(csv)).Skip(1)];

    private static async Task<string> DetailAsync(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel)).RootElement.GetProperty("detail").GetString()!;
}
