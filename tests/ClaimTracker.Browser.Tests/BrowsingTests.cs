using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ClaimTracker.Browser.Tests;

/// <summary>Each reading page on the seed: its filters, deep links, back and forward, and exports that have the rows they promise.</summary>
public partial class BrowsingTests(SeededSite site)
{
    public static TheoryData<string, string, string> Filters => new()
    {
        { "/claims", "nav[aria-label=State] a[href*='denied']", ".grid.bars tbody tr" },
        { "/claims", "nav[aria-label=Order] a[href*='retold']", ".grid.bars tbody tr" },
        { "/sources", "nav[aria-label=Kind] a[href*='unnamed']", ".grid tbody tr" },
        { "/unnamed", "nav[aria-label=Measure] a[href*='count']", ".rep tbody tr" },
        { "/unnamed", "nav[aria-label=Period] a[href*='year']", ".rep tbody tr" },
        { "/search?q=minister", "nav[aria-label='What to search'] a[href*='articles']", ".lines > li" },
        { "/search?q=minister", "nav[aria-label=Order] a[href*='best']", ".lines > li" },
        { "/search?q=minister", ".facets a[href*='source']", ".lines > li" },
        { "/timeline?q=minister", "nav[aria-label=Zoom] a[href*='month']", ".tl-row" },
        { "/timeline?q=minister", "nav[aria-label=View] a[href*='chart']", ".mini tbody tr" },
        { "/articles/1", ".stepper a[rel=next]", ".card" },
    };

    [Theory, MemberData(nameof(Filters))]
    public async Task A_choice_is_an_address_that_opens_alone_and_that_back_and_forward_return_to(string path, string choice, string rows)
    {
        var page = await site.OpenAsync(path);
        var before = await page.Locator(rows).AllInnerTextsAsync();
        await page.Locator(choice).First.ClickAsync();
        await page.WaitForURLAsync(url => !url.EndsWith(path, StringComparison.Ordinal));
        var chosen = await page.Locator(rows).AllInnerTextsAsync();
        Assert.NotEmpty(chosen);
        var address = page.Url;

        await page.GoBackAsync();
        Assert.Equal(before, await page.Locator(rows).AllInnerTextsAsync());
        await page.GoForwardAsync();
        Assert.Equal(chosen, await page.Locator(rows).AllInnerTextsAsync());
        var other = await site.OpenAsync(new Uri(address).PathAndQuery);
        Assert.Equal(chosen, await other.Locator(rows).AllInnerTextsAsync());
        await other.Context.CloseAsync();
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("/claims")]
    [InlineData("/claims?state=contested")]
    [InlineData("/claims?state=nocomment")]
    [InlineData("/search?q=minister")]
    [InlineData("/search?q=minister&in=claims")]
    [InlineData("/search?q=minister&in=articles")]
    [InlineData("/search?q=minister&in=sources")]
    [InlineData("/search?q=source:unnamed kind:denial")]
    [InlineData("/timeline?q=minister")]
    [InlineData("/timeline?q=minister&kind=rebut&kind=none&zoom=month")]
    [InlineData("/timeline?source=1")]
    [InlineData("/claims/1")]
    [InlineData("/claims/1?who=named&kind=rebut")]
    public async Task An_export_has_the_rows_that_its_button_promises(string path)
    {
        var page = await site.OpenAsync(path);
        var button = page.Locator("a.export");
        var promised = int.Parse(Number().Match(await button.InnerTextAsync()).Value is { Length: > 0 } number ? number.Replace(",", "", StringComparison.Ordinal) : "1", CultureInfo.InvariantCulture);

        var answer = await page.APIRequest.GetAsync(new Uri(site.Address, await button.GetAttributeAsync("href")).ToString());

        Assert.Equal(200, answer.Status);
        Assert.Equal(promised.ToString(CultureInfo.InvariantCulture), answer.Headers["x-row-count"]);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Further_pages_of_a_list_continue_where_the_one_before_ended()
    {
        var page = await site.OpenAsync("/claims");
        var first = await page.Locator(".grid.bars th a").AllInnerTextsAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "More claims" }).ClickAsync();
        await page.WaitForURLAsync("**after=**");
        var links = await page.Locator(".grid.bars th a").EvaluateAllAsync<string[]>("a => a.map(x => x.href)");

        await page.GoBackAsync();

        Assert.Equal(first, await page.Locator(".grid.bars th a").AllInnerTextsAsync());
        Assert.Empty(links.Intersect(await page.Locator(".grid.bars th a").EvaluateAllAsync<string[]>("a => a.map(x => x.href)")));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_claim_can_be_followed_embedded_and_shared()
    {
        var page = await site.OpenAsync("/claims/1");
        foreach (var property in new[] { "og:title", "og:description", "og:url" })
            Assert.NotEmpty((await page.Locator($"meta[property='{property}']").GetAttributeAsync("content"))!);
        var embed = await page.Locator("link[type='application/json+oembed']").GetAttributeAsync("href");
        var frame = await (await page.APIRequest.GetAsync(new Uri(site.Address, embed).ToString())).JsonAsync();
        Assert.Contains("/embed/claims/1", frame!.Value.GetProperty("html").GetString(), StringComparison.Ordinal);
        foreach (var feed in new[] { await page.Locator("link[type='application/atom+xml']").GetAttributeAsync("href"), "/feed.atom?q=minister", "/feed.atom?source=1", "/feed.atom" })
        {
            var text = await (await page.APIRequest.GetAsync(new Uri(site.Address, feed).ToString())).TextAsync();
            Assert.Contains("<entry", text, StringComparison.Ordinal);
        }
        await page.GetByRole(AriaRole.Link, new() { Name = "Embed this timeline" }).ClickAsync();
        await Expect(page.Locator(".tl-row").First).ToBeVisibleAsync();
        await Expect(page.Locator(".mast")).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    [GeneratedRegex("[0-9][0-9,]*", RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}
