using ClaimTracker.Editing;
using ClaimTracker.Extraction;
using ClaimTracker.Model;
using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace ClaimTracker.Browser.Tests.Review;

public class ReviewDeskTests
{
    [Fact]
    public async Task Thirty_suggestions_are_reviewed_by_keyboard_alone_with_at_most_one_and_a_half_keys_each()
    {
        await using var desk = await DeskBrowser.StartAsync(30);
        var page = await desk.SignedInAsync("editor-1");
        var (keys, seen) = (0, new List<string>());
        for (var i = 0; i < 30; i++)
        {
            var item = (await page.Locator(".desk-page").GetAttributeAsync("data-item"))!;
            seen.Add(item);
            if (i % 4 == 3)
            {
                await PressAsync("2");
                await Assertions.Expect(page.Locator(".kinds input").Nth(1)).ToBeCheckedAsync();
                await Assertions.Expect(page.Locator(".bridge")).ToContainTextAsync("countered");
            }
            await PressAsync(i % 3 == 2 ? "n" : "y");
            await Assertions.Expect(page.Locator(".desk-page")).ToHaveAttributeAsync("data-done", (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        Assert.True(keys <= 45, $"{keys} keys for 30 decisions");
        Assert.Equal(30, seen.Distinct().Count());
        var events = await desk.EventsAsync(nameof(ResponseLink));
        Assert.Equal(seen.Order(), events.Select(e => e.EntityId.ToString(System.Globalization.CultureInfo.InvariantCulture)).Order());
        Assert.Equal((20, 10), (events.Count(e => e.Command == "confirm-link"), events.Count(e => e.Command == "reject-link")));
        Assert.All(events, e => Assert.Equal("editor-1", e.Actor));
        Assert.Equal(5, await desk.ReadAsync(c => c.Responses.CountAsync(r => r.Kind == ResponseKind.CounterClaim)));
        Assert.Null((await desk.ReadAsync(c => EventChain.VerifyAsync(c))).Problem);

        async Task PressAsync(string key)
        {
            keys++;
            await page.Keyboard.PressAsync(key);
        }
    }

    [Fact]
    public async Task Undo_takes_the_decision_back_and_shows_the_pair_again()
    {
        await using var desk = await DeskBrowser.StartAsync(3);
        var page = await desk.SignedInAsync("editor-1");
        var first = (await page.Locator(".desk-page").GetAttributeAsync("data-item"))!;

        await page.Keyboard.PressAsync("n");
        await Assertions.Expect(page.Locator(".desk-page")).ToHaveAttributeAsync("data-done", "1");
        await page.Keyboard.PressAsync("u");

        await Assertions.Expect(page.Locator(".desk-page")).ToHaveAttributeAsync("data-item", first);
        Assert.Equal(3, await desk.ReadAsync(c => c.ResponseLinks.CountAsync(l => l.Review == ReviewState.Suggested)));
    }

    [Fact]
    public async Task No_key_decides_while_somebody_types()
    {
        await using var desk = await DeskBrowser.StartAsync(3);
        var page = await desk.SignedInAsync("editor-1");
        await page.Keyboard.PressAsync("l");
        await Assertions.Expect(page.Locator("#other-q")).ToBeFocusedAsync();

        await page.Keyboard.TypeAsync("yn number 3");

        await Assertions.Expect(page.Locator("#other-q")).ToHaveValueAsync("yn number 3");
        Assert.Empty(await desk.EventsAsync(nameof(ResponseLink)));
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("#other-q")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_response_is_linked_to_another_claim_found_by_its_words()
    {
        await using var desk = await DeskBrowser.StartAsync(3);
        var page = await desk.SignedInAsync("editor-1");
        var link = long.Parse((await page.Locator(".desk-page").GetAttributeAsync("data-item"))!, System.Globalization.CultureInfo.InvariantCulture);
        var own = (await desk.ReadAsync(c => c.ResponseLinks.SingleAsync(l => l.Id == link))).ClaimId;
        var other = (await desk.ReadAsync(c => c.Claims.Where(x => x.Id != own).ToListAsync()))[0];
        await page.Keyboard.PressAsync("l");
        await page.FillAsync("#other-q", other.Text);
        await Assertions.Expect(page.Locator(".panel li")).ToHaveCountAsync(1);

        await page.Locator(".panel li button").ClickAsync();

        await Assertions.Expect(page.Locator(".desk-page")).ToHaveAttributeAsync("data-done", "1");
        var links = await desk.ReadAsync(c => c.ResponseLinks.Where(l => l.Response!.Links.Any(x => x.Id == link)).ToListAsync());
        Assert.Equal([(own, ReviewState.Rejected), (other.Id, ReviewState.Edited)], links.OrderBy(l => l.Id).Select(l => (l.ClaimId, l.Review)));
    }

    [Fact]
    public async Task Words_selected_with_the_keyboard_become_the_words_said()
    {
        await using var desk = await DeskBrowser.StartAsync(1);
        var page = await desk.SignedInAsync("editor-1");
        await page.Keyboard.PressAsync("e");
        await page.Locator(".marking").EvaluateAsync("a => { const at = a.value.indexOf('no plan was'); a.focus(); a.setSelectionRange(at, at + 11); }");

        await page.GetByRole(AriaRole.Button, new() { Name = "Words said", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".spans .r-x")).ToHaveTextAsync("no plan was");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the spans" }).ClickAsync();

        await Assertions.Expect(page.Locator(".kinds")).ToBeVisibleAsync();
        var statement = await desk.ReadAsync(c => c.Statements.Include(s => s.ArticleVersion).SingleAsync(s => s.Review == ReviewState.Edited));
        var passage = Assert.Single(statement.Content);
        Assert.Equal("no plan was", passage.Text);
        Assert.True(passage.Fits(statement.ArticleVersion!.Text));
    }

    [Fact]
    public async Task A_bulk_decision_shows_what_it_will_do_and_has_one_undo()
    {
        await using var desk = await DeskBrowser.StartAsync(12);
        var page = await desk.SignedInAsync("editor-1");
        await page.Keyboard.PressAsync("b");
        await page.FillAsync(".deskdialog .short", "0.48");
        await page.Keyboard.PressAsync("Tab");

        await page.GetByRole(AriaRole.Button, new() { Name = "Confirm 5 links" }).ClickAsync();
        await Assertions.Expect(page.Locator(".desk-page")).ToHaveAttributeAsync("data-done", "5");
        Assert.Equal(5, await desk.ReadAsync(c => c.ResponseLinks.CountAsync(l => l.Review == ReviewState.Confirmed)));
        await page.Keyboard.PressAsync("u");

        await Assertions.Expect(page.Locator(".desk-head .seg b")).ToHaveTextAsync("12");
        Assert.Equal(12, await desk.ReadAsync(c => c.ResponseLinks.CountAsync(l => l.Review == ReviewState.Suggested)));
        await DeskBrowser.ExpectHistoryAsync(page, "undo", "confirm links");
    }

    [Fact]
    public async Task A_second_editor_starts_at_a_pair_that_nobody_looks_at()
    {
        await using var desk = await DeskBrowser.StartAsync(3);
        var first = await desk.SignedInAsync("editor-1");
        var second = await desk.SignedInAsync("editor-2");

        Assert.NotEqual(await first.Locator(".desk-page").GetAttributeAsync("data-item"), await second.Locator(".desk-page").GetAttributeAsync("data-item"));
    }

    [Fact]
    public async Task Two_editors_at_one_pair_see_each_other_and_the_decision()
    {
        await using var desk = await DeskBrowser.StartAsync(2);
        var first = await desk.SignedInAsync("editor-1");
        var second = await desk.SignedInAsync("editor-2");
        await second.Locator(".qrow").First.ClickAsync();
        await Assertions.Expect(first.Locator(".hist")).ToContainTextAsync("editor-2 is also reading this pair");
        await Assertions.Expect(second.Locator(".hist")).ToContainTextAsync("editor-1 is also reading this pair");

        await first.Keyboard.PressAsync("n");

        await Assertions.Expect(second.Locator(".warn-s")).ToContainTextAsync("editor-1 just decided this pair");
    }

    [Theory]
    [InlineData(1280, "light")]
    [InlineData(1280, "dark")]
    [InlineData(390, "light")]
    [InlineData(390, "dark")]
    public async Task The_desk_has_no_accessibility_violation(int width, string scheme)
    {
        await using var desk = await DeskBrowser.StartAsync(12);
        var page = await desk.SignedInAsync("editor-1", width: width, scheme: scheme);

        Assert.Empty(await DeskBrowser.ViolationsAsync(page));
        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }
}
