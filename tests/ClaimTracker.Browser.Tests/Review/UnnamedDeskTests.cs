using ClaimTracker.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace ClaimTracker.Browser.Tests.Review;

public class UnnamedDeskTests
{
    [Fact]
    public async Task One_key_codes_one_value_and_what_the_text_says_is_filled_in()
    {
        await using var desk = await DeskBrowser.StartAsync(2);
        var page = await desk.SignedInAsync("editor-1");
        await DeskBrowser.OpenAsync(page, "/review/unnamed");
        var id = long.Parse((await page.Locator(".desk-page").GetAttributeAsync("data-item"))!, System.Globalization.CultureInfo.InvariantCulture);
        foreach (var (field, key) in new[] { ("Body", "0"), ("Sector", "1"), ("Corroboration", "0") })
        {
            await Assertions.Expect(page.Locator(".fld.active")).ToHaveAttributeAsync("data-field", field);
            await page.Keyboard.PressAsync(key);
        }
        await Assertions.Expect(page.Locator(".doneline b")).ToHaveTextAsync("12 of 12");

        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator(".desk-page")).ToHaveAttributeAsync("data-done", "1");
        var tags = await desk.ReadAsync(c => c.UnnamedTaggings.SingleAsync());
        Assert.Equal((id, Identification.OnePerson, "one", "Tarvenia", "not stated"), (tags.SourceId, tags.Identification, tags.StatedCount, tags.Country, tags.Body));
        Assert.Equal((Sector.Executive, Seniority.Senior, Basis.FamiliarWith, Terms.ConditionOfAnonymity), (tags.Sector, tags.Seniority, tags.Basis, tags.Terms));
        Assert.Equal((ReasonGiven.NotAuthorized, Corroboration.NotStated, ContentKind.Fact, QuotationMode.Indirect), (tags.Reason, tags.Corroboration, tags.Content, tags.Quotation));
    }

    [Fact]
    public async Task A_name_in_a_note_draws_a_warning_and_words_that_were_not_published_are_refused()
    {
        await using var desk = await DeskBrowser.StartAsync(1);
        var page = await desk.SignedInAsync("editor-1");
        await DeskBrowser.OpenAsync(page, "/review/unnamed");

        await page.Locator(".note input").FillAsync("this is R. Sam");
        await Assertions.Expect(page.Locator("#warn")).ToContainTextAsync("“R. Sam” looks like a name");
        await page.Locator("[data-field=Body] .find").FillAsync("the bureau of R. Sam");
        await page.Keyboard.PressAsync("Tab");
        await page.Locator("[data-key=Enter]").ClickAsync();

        await Assertions.Expect(page.Locator(".warn-s")).ToContainTextAsync("does not stand in the article");
        Assert.Empty(await desk.ReadAsync(c => c.UnnamedTaggings.ToListAsync()));
        Assert.Empty(await desk.ReadAsync(c => c.Notes.ToListAsync()));
    }

    [Theory]
    [InlineData(1280, "light")]
    [InlineData(390, "dark")]
    public async Task The_form_has_no_accessibility_violation(int width, string scheme)
    {
        await using var desk = await DeskBrowser.StartAsync(2);
        var page = await desk.SignedInAsync("editor-1", width: width, scheme: scheme);
        await DeskBrowser.OpenAsync(page, "/review/unnamed");

        Assert.Empty(await DeskBrowser.ViolationsAsync(page));
        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }
}
