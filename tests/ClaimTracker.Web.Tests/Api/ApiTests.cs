using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using ClaimTracker.Editing;
using ClaimTracker.Export.Csv;
using ClaimTracker.Model;
using ClaimTracker.Web.Tests.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace ClaimTracker.Web.Tests.Api;

public class ApiTests
{
    private const string Article = """
        ---
        title: Dam was full, engineers say
        outlet: Harbour Courier
        published: 2026-03-02
        ---
        Dam was full, engineers say

        The dam was full in January, two engineers told the Courier. The Ministry of Water declined to comment.

        “The gauge stood at the mark,” one of the engineers said.
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_client_that_knows_only_the_document_goes_a_whole_round()
    {
        await using var site = await RunningSite.StartAsync();
        var client = await OpenApiClient.LoadAsync(await WithTokenAsync(site, Roles.Editor, [.. ApiScopes.All]), Cancel);

        var found = await client.CallAsync("extract", Cancel, Article, ("name", "dam.txt"));
        var imported = await client.CallAsync("importDocument", Cancel, Article, ("name", "dam.txt"));
        var again = await client.CallAsync("importDocument", Cancel, Article, ("name", "dam.txt"));
        var article = imported.GetProperty("articles")[0].GetProperty("articleId").GetInt64();
        var read = await client.CallAsync("getArticle", Cancel, null, ("id", article));
        var statements = await client.CallAsync("listStatements", Cancel, null, ("article", article), ("limit", 500));
        var search = await client.CallAsync("search", Cancel, null, ("q", "dam"), ("in", "articles"));
        var timeline = await client.CallAsync("listTimelines", Cancel, null, ("article", article));
        var exports = await client.CallAsync("listExports", Cancel);

        Assert.Equal("added", imported.GetProperty("articles")[0].GetProperty("outcome").GetString());
        Assert.Equal("unchanged", again.GetProperty("articles")[0].GetProperty("outcome").GetString());
        Assert.Equal(("Dam was full, engineers say", "Harbour Courier"), (read.GetProperty("title").GetString(), read.GetProperty("outlet").GetString()));
        Assert.NotEqual(0, found.GetProperty("statements").GetArrayLength());
        Assert.InRange(statements.GetProperty("items").GetArrayLength() - found.GetProperty("statements").GetArrayLength(), 0, 1);
        Assert.Empty(Contents(found.GetProperty("statements"), "contentSpans").Except(Contents(statements.GetProperty("items"), "content")));
        Assert.Equal(article, search.GetProperty("items")[0].GetProperty("id").GetInt64());
        await EveryExportHasTheRowsItSaysAsync(site, exports);
        Assert.All(timeline.GetProperty("items").EnumerateArray(), row => Assert.Equal(article, row.GetProperty("article_id").GetInt64()));
    }

    // An import may store one statement more: the claim of the lead, where no statement covers it.
    private static IEnumerable<string> Contents(JsonElement statements, string field) =>
        from statement in statements.EnumerateArray()
        select string.Join('|', statement.GetProperty(field).EnumerateArray().Select(piece => $"{piece.GetProperty("start")}-{piece.GetProperty("end")}"));

    [Fact]
    public async Task Every_list_and_every_record_fits_the_document()
    {
        await using var site = await RunningSite.StartAsync();
        await SampleStore.FillAsync(site.Store, Cancel);
        var client = await OpenApiClient.LoadAsync(site.Browser(), Cancel);

        foreach (var (list, one) in new[] { ("Articles", "Article"), ("Sources", "Source"), ("Statements", "Statement"), ("Claims", "Claim"), ("Responses", "Response"), ("Links", "Link"), ("Tellings", "Telling") })
        {
            var items = (await client.CallAsync("list" + list, Cancel)).GetProperty("items");
            Assert.NotEqual(0, items.GetArrayLength());
            var record = await client.CallAsync("get" + one, Cancel, null, ("id", items[0].GetProperty("id").GetInt64()));
            Assert.Equal(items[0].ToString(), record.ToString());
        }
    }

    [Fact]
    public async Task Pages_hold_every_record_once()
    {
        await using var site = await RunningSite.StartAsync();
        await SampleStore.FillAsync(site.Store, Cancel);
        var browser = site.Browser();
        var all = Ids(await browser.GetStringAsync("/api/v1/statements", Cancel)).Ids;

        var paged = new List<long>();
        for (var next = "/api/v1/statements?limit=2"; next is not null;)
        {
            (var ids, next) = Ids(await browser.GetStringAsync(next, Cancel));
            Assert.InRange(ids.Count, 1, 2);
            paged.AddRange(ids);
        }

        Assert.Equal(all, paged);
    }

    [Fact]
    public async Task An_answer_that_did_not_change_is_not_sent_again()
    {
        await using var site = await RunningSite.StartAsync();
        var sample = await SampleStore.FillAsync(site.Store, Cancel);
        var browser = site.Browser();
        using var first = await browser.GetAsync($"/api/v1/claims/{sample.Denied.Id}", Cancel);
        browser.DefaultRequestHeaders.IfNoneMatch.Add(first.Headers.ETag!);

        using var same = await browser.GetAsync($"/api/v1/claims/{sample.Denied.Id}", Cancel);
        await using (var context = site.Store.Create())
        {
            (await context.Claims.FindAsync([sample.Denied.Id], Cancel))!.Text = "Changed";
            await context.SaveChangesAsync(Cancel);
        }
        using var changed = await browser.GetAsync($"/api/v1/claims/{sample.Denied.Id}", Cancel);

        Assert.Equal((HttpStatusCode.NotModified, HttpStatusCode.OK), (same.StatusCode, changed.StatusCode));
        Assert.Equal("", await same.Content.ReadAsStringAsync(Cancel));
    }

    [Theory]
    [InlineData("getClaim", "id", "4711", HttpStatusCode.NotFound)]
    [InlineData("listClaims", "limit", "0", HttpStatusCode.BadRequest)]
    [InlineData("listClaims", "state", "wrong", HttpStatusCode.BadRequest)]
    [InlineData("search", "in", "heaven", HttpStatusCode.BadRequest)]
    public async Task Errors_are_problem_details(string operation, string name, string value, HttpStatusCode status)
    {
        await using var site = await RunningSite.StartAsync();
        var client = await OpenApiClient.LoadAsync(site.Browser(), Cancel);

        using var answer = await client.SendAsync(operation, Cancel, null, (name, value));

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal((int)status, (await client.ReadAsync(operation, answer, Cancel)).GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task Who_asks_too_often_is_told_when_to_come_back()
    {
        await using var site = await RunningSite.StartAsync("--Api:RequestsPerMinute=3");
        var browser = site.Browser();
        for (var i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/api/v1/claims", Cancel)).StatusCode);

        using var refused = await browser.GetAsync("/api/v1/claims", Cancel);

        Assert.Equal((HttpStatusCode.TooManyRequests, "application/problem+json"), (refused.StatusCode, refused.Content.Headers.ContentType?.MediaType));
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
    }

    [Theory]
    [InlineData(Roles.Editor, ApiScopes.Import, HttpStatusCode.OK)]
    [InlineData(Roles.Editor, ApiScopes.Read, HttpStatusCode.Forbidden)]
    [InlineData(Roles.Reader, ApiScopes.Import, HttpStatusCode.Forbidden)]
    [InlineData(null, null, HttpStatusCode.Unauthorized)]
    public async Task A_document_is_imported_only_by_a_token_made_for_it_whose_owner_may_edit(string? role, string? scope, HttpStatusCode status)
    {
        await using var site = await RunningSite.StartAsync();
        var http = role is null ? site.Browser() : await WithTokenAsync(site, role, [scope!]);

        foreach (var address in new[] { "/api/articles", "/api/v1/import" })
        {
            using var answer = await http.PostAsync(address + "?name=dam.txt", new StringContent(Article), Cancel);

            Assert.Equal(status, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData(ApiScopes.Export, HttpStatusCode.OK)]
    [InlineData(ApiScopes.Read, HttpStatusCode.Forbidden)]
    public async Task A_token_downloads_packages_only_with_the_scope_for_it(string scope, HttpStatusCode status)
    {
        await using var site = await RunningSite.StartAsync();
        var http = await WithTokenAsync(site, Roles.Reader, [scope]);

        using var answer = await http.GetAsync("/export/package.zip", Cancel);

        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task A_document_that_cannot_be_read_is_named_with_the_reason()
    {
        await using var site = await RunningSite.StartAsync();

        using var answer = await site.Browser().PostAsync("/api/v1/extract?name=noise.bin", new ByteArrayContent([.. Enumerable.Range(0, 5000).Select(i => (byte)(i * 7919))]), Cancel);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("noise.bin", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    private static async Task EveryExportHasTheRowsItSaysAsync(RunningSite site, JsonElement exports)
    {
        foreach (var table in exports.GetProperty("tables").EnumerateArray())
        {
            var csv = await site.Browser().GetStringAsync(table.GetProperty("csv").GetString(), Cancel);
            Assert.Equal(table.GetProperty("rows").GetInt64(), CsvLines.Read(new StringReader(csv)).LongCount() - 1);
            var lines = await site.Browser().GetStringAsync(table.GetProperty("jsonLines").GetString(), Cancel);
            Assert.Equal(table.GetProperty("rows").GetInt64(), lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Count(l => JsonDocument.Parse(l).RootElement.TryGetProperty("table", out _)));
        }
    }

    private static async Task<HttpClient> WithTokenAsync(RunningSite site, string role, string[] scopes)
    {
        var owner = await site.AddAccountAsync(role + "-1", role);
        var secret = ApiToken.NewSecret();
        var made = await site.App.Services.GetRequiredService<AccountCommands>().AddTokenAsync(new Actor(owner, role + "-1", role), secret, "test", scopes, 1, Cancel);
        Assert.IsType<Outcome.Done>(made);
        var http = site.Browser();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        return http;
    }

    private static (List<long> Ids, string? Next) Ids(string json)
    {
        var page = JsonDocument.Parse(json).RootElement;
        return ([.. page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetInt64())], page.GetProperty("next").GetString());
    }
}
