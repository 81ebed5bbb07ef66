using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ClaimTracker.Browser.Tests;

/// <summary>What a journalist does on the seed.</summary>
public class ReadingTests(SeededSite site)
{
    [Fact]
    public async Task A_reader_follows_Qasemis_denial_of_the_officials_claim_to_its_passage_and_downloads_the_table()
    {
        var page = await site.OpenAsync("/claims");
        await page.GetByRole(AriaRole.Link, new() { Name = "Denied" }).First.ClickAsync();
        await page.GotoAsync("/search?in=claims&q=" + Uri.EscapeDataString("\"open to talks\""));
        await page.Locator(".lines a[href^='/claims/']").First.ClickAsync();

        var answer = page.Locator("article.st.rebut", new() { HasText = "Bahram Qasemi" }).Filter(new() { Has = page.Locator(".lane", new() { HasText = "Denial" }) }).First;
        await Expect(page.Locator("article.st.claim").First).ToContainTextAsync("officials");
        await Expect(answer).ToBeVisibleAsync();
        await Expect(page.Locator(".conn.rebut").First).ToContainTextAsync("denied");

        await answer.GetByRole(AriaRole.Link, new() { Name = "¶" }).ClickAsync();
        await Expect(page.Locator(".row.sel")).ToContainTextAsync("Bahram Qasemi");
        await Expect(page.Locator(".row.sel .r-s.lit")).ToContainTextAsync("Qasemi");
        await Expect(page.Locator(".card.open")).ToContainTextAsync("Denial");
        await Expect(page.Locator(".art-head")).ToContainTextAsync("undated; not before 24 Sep 2017");

        await page.GoBackAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Claim and answers as CSV" }).ClickAsync());
        var table = await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Contains("Qasemi", table, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_and_its_words_choose_each_other_and_keys_walk_through_the_article()
    {
        var page = await site.OpenAsync("/articles/1");
        await page.Locator(".card").First.ClickAsync();
        await Expect(page.Locator(".stepper strong")).ToContainTextAsync("Statement 1 of");

        await page.WaitForLoadStateAsync();
        await page.Keyboard.PressAsync("j");
        await Expect(page.Locator(".stepper strong")).ToContainTextAsync("Statement 2 of");
        await page.WaitForLoadStateAsync();
        await page.Keyboard.PressAsync("k");
        await Expect(page.Locator(".stepper strong")).ToContainTextAsync("Statement 1 of");
        await page.WaitForLoadStateAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator(".folio.all")).ToBeVisibleAsync();

        var cue = page.Locator("a.r-c").Last;
        var id = (await cue.GetAttributeAsync("href"))!.Split("#s")[1];
        await cue.ClickAsync();
        await Expect(page.Locator(".card.open")).ToBeVisibleAsync();
        Assert.EndsWith($"#s{id}", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_script_filters_theme_and_search_work_and_the_address_holds_the_view()
    {
        var page = await site.OpenAsync("/claims?order=retold", script: false);
        await page.Locator(".grid th a").First.ClickAsync();
        await page.WaitForURLAsync("**/claims/*");
        var all = await page.Locator(".tl-row").CountAsync();
        await page.Locator(".filters input[name=kind][value=claim]").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Apply" }).ClickAsync();
        Assert.Contains("kind=claim", page.Url, StringComparison.Ordinal);
        await Expect(page.Locator("article.st.rebut")).ToHaveCountAsync(0);
        await page.GoBackAsync();
        await Expect(page.Locator(".tl-row")).ToHaveCountAsync(all);
        await page.GoForwardAsync();
        await Expect(page.Locator(".filters input[name=kind][value=claim]")).ToBeCheckedAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Dark" }).ClickAsync();
        Assert.Contains("kind=claim", page.Url, StringComparison.Ordinal);
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");

        await page.Locator(".mast-q input").FillAsync("minister -hotel");
        await page.Locator(".mast-q input").PressAsync("Enter");
        await Expect(page.Locator("mark").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Facets_narrow_a_search_and_every_count_is_what_its_link_finds()
    {
        var page = await site.OpenAsync("/search?q=minister");
        var facet = page.Locator(".facets section").First.Locator("li").First;
        var count = await facet.Locator(".n").InnerTextAsync();

        await facet.GetByRole(AriaRole.Link).ClickAsync();

        await Expect(page.Locator(".found b")).ToContainTextAsync($"{count} row");
    }

    [Fact]
    public async Task A_figure_of_the_report_opens_the_list_that_it_counts()
    {
        var page = await site.OpenAsync("/unnamed");
        var link = page.Locator(".rep tbody tr").First.Locator("td.num a").First;
        var count = await link.InnerTextAsync();

        await link.ClickAsync();

        await Expect(page.Locator(".found b")).ToContainTextAsync($"{count} row");
    }

    [Fact]
    public async Task Zoom_and_chart_show_the_same_rows_and_the_chart_has_its_table()
    {
        var page = await site.OpenAsync("/claims?order=retold");
        await page.Locator(".grid th a").First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Months" }).ClickAsync();
        await Expect(page.Locator(".tl-mark time").First).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^[A-Z][a-z]+ \\d{4}$"));
        await page.GetByRole(AriaRole.Link, new() { Name = "Chart" }).ClickAsync();

        await Expect(page.Locator("svg.bigc")).ToBeVisibleAsync();
        Assert.NotEqual(0, await page.Locator(".mini tbody tr").CountAsync());
        Assert.Contains("zoom=month", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_keyboard_reaches_the_content_first_and_every_control_after_it()
    {
        var page = await site.OpenAsync("/claims?state=contested");
        await page.Locator(".grid th a").First.ClickAsync();
        await page.WaitForLoadStateAsync();
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator(".skip")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        Assert.EndsWith("#main", page.Url, StringComparison.Ordinal);

        var reached = new HashSet<string>();
        for (var i = 0; i < 60; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            reached.Add(await page.EvaluateAsync<string>("(document.activeElement.className || document.activeElement.tagName) + '|' + (document.activeElement.name || document.activeElement.textContent.trim().slice(0, 20))"));
        }
        Assert.Contains(reached, r => r.EndsWith("|Chart", StringComparison.Ordinal));
        Assert.Contains(reached, r => r.StartsWith("btn export", StringComparison.Ordinal));
        Assert.Contains(reached, r => r.Contains("Why linked", StringComparison.Ordinal));
    }

    [Fact]
    public async Task On_paper_the_tools_are_gone_and_the_reasons_are_open()
    {
        var page = await site.OpenAsync("/claims/1");
        await page.EmulateMediaAsync(new() { Media = Media.Print });

        await Expect(page.Locator(".filters")).ToBeHiddenAsync();
        await Expect(page.Locator(".mast nav")).ToBeHiddenAsync();
        await Expect(page.Locator(".tl")).ToBeVisibleAsync();
    }
}
