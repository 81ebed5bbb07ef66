using ClaimTracker.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace ClaimTracker.Browser.Tests.Review;

/// <summary>Links, claims, sources, notes and stories worked on by an editor in a real browser; each walk ends with a look at the history.</summary>
public class RecordWalkTests
{
    [Fact]
    public async Task A_response_is_unlinked_linked_to_another_claim_and_both_stand_in_the_history()
    {
        await using var desk = await DeskBrowser.StartAsync(2);
        var page = await desk.SignedInAsync("editor-1");
        await page.Keyboard.PressAsync("n");
        await Assertions.Expect(page.Locator(".desk-page")).ToHaveAttributeAsync("data-done", "1");
        var waiting = await desk.ReadAsync(c => c.ResponseLinks.Include(l => l.Claim).SingleAsync(l => l.Review == ReviewState.Suggested));
        var other = await desk.ReadAsync(c => c.Claims.SingleAsync(x => x.Id != waiting.ClaimId));

        await page.Keyboard.PressAsync("l");
        await page.FillAsync("#other-q", other.Text);
        await page.Locator(".panel li").Filter(new() { HasText = other.Text }).GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(page.Locator(".desk-page")).ToHaveAttributeAsync("data-done", "2");

        Assert.Equal(ReviewState.Edited, (await desk.ReadAsync(c => c.ResponseLinks.SingleAsync(l => l.ResponseId == waiting.ResponseId && l.ClaimId == other.Id))).Review);
        await DeskBrowser.ExpectHistoryAsync(page, "link elsewhere", "reject link");
    }

    [Fact]
    public async Task Two_claims_are_joined_and_parted_again()
    {
        await using var desk = await DeskBrowser.StartAsync(2);
        var page = await desk.SignedInAsync("editor-1");
        await page.GotoAsync("/review/claims/1");

        await page.GetByLabel("Number of a claim that says the same").FillAsync("C-0002");
        await SubmitAsync(page, "Join it into this one");
        await Assertions.Expect(page.Locator("input[name=Chosen]")).ToHaveCountAsync(2);
        Assert.Equal(1, (await desk.ReadAsync(c => c.Claims.SingleAsync(x => x.Id == 2))).MergedIntoId);
        await page.Locator("input[name=Chosen]").Nth(1).CheckAsync();
        await SubmitAsync(page, "The marked are another claim");
        await Assertions.Expect(page.Locator("input[name=Chosen]")).ToHaveCountAsync(1);

        var parted = await desk.ReadAsync(c => c.Claims.Include(x => x.Tellings).OrderBy(x => x.Id).LastAsync());
        Assert.Equal((3L, 1, ClaimState.Denied), (parted.Id, parted.Tellings.Count, parted.State));
        await Assertions.Expect(page.Locator(".history")).ToContainTextAsync("merge claims");
        await DeskBrowser.ExpectHistoryAsync(page, "split claim", "merge claims");
    }

    [Fact]
    public async Task Statements_are_given_to_another_source_and_the_two_are_joined_with_the_name_kept()
    {
        await using var desk = await DeskBrowser.StartAsync(2);
        var page = await desk.SignedInAsync("editor-1");
        await page.GotoAsync("/review/sources/1");

        await page.Locator("input[name=Chosen]").First.CheckAsync();
        await page.GetByLabel("The marked are said by").FillAsync("Minister Drovane");
        await SubmitAsync(page, "Give the marked statements to it");
        await Assertions.Expect(page.Locator("input[name=Chosen]")).ToHaveCountAsync(1);
        var other = await desk.ReadAsync(c => c.Sources.SingleAsync(s => s.Name == "Minister Drovane"));
        await page.GetByLabel("Number of a source that is the same").FillAsync(other.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await SubmitAsync(page, "Join it into this one");
        await Assertions.Expect(page.Locator("input[name=Chosen]")).ToHaveCountAsync(2);

        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "Other names" })).ToContainTextAsync("Minister Drovane");
        Assert.Equal(1, (await desk.ReadAsync(c => c.Sources.SingleAsync(s => s.Id == other.Id))).MergedIntoId);
        await DeskBrowser.ExpectHistoryAsync(page, "merge sources", "split source");
    }

    [Fact]
    public async Task A_note_is_kept_at_a_claim_and_removed()
    {
        await using var desk = await DeskBrowser.StartAsync(1);
        var page = await desk.SignedInAsync("editor-1");
        await page.GotoAsync("/review/claims/1");
        var notes = page.GetByRole(AriaRole.Region, new() { Name = "Notes" });

        await page.GetByLabel("New note").FillAsync("ask the harbour office for the second bill");
        await SubmitAsync(page, "Add the note");
        await Assertions.Expect(notes).ToContainTextAsync("second bill");
        await SubmitAsync(page, "Remove");
        await Assertions.Expect(notes.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(0);

        Assert.Equal(0, await desk.ReadAsync(c => c.Notes.CountAsync()));
        await DeskBrowser.ExpectHistoryAsync(page, "remove note", "add note");
    }

    [Fact]
    public async Task A_story_is_made_put_in_order_published_and_withdrawn()
    {
        await using var desk = await DeskBrowser.StartAsync(3);
        var page = await desk.SignedInAsync("editor-1");
        await page.GotoAsync("/review/stories");
        await page.GetByRole(AriaRole.Region, new() { Name = "New story" }).GetByLabel("Name").FillAsync("The harbour plan");
        await SubmitAsync(page, "Make the story");

        await page.GetByLabel("Claims in order").FillAsync("3\nC-0001");
        await SubmitAsync(page, "Save");
        await Assertions.Expect(page.Locator("ol.m2 li")).ToHaveTextAsync([new System.Text.RegularExpressions.Regex("C-0003"), new System.Text.RegularExpressions.Regex("C-0001")]);
        await page.GetByLabel("Claims in order").FillAsync("1\n3");
        await SubmitAsync(page, "Save");
        await SubmitAsync(page, "Publish");
        await page.GotoAsync("/stories/harbour-plan");

        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("The harbour plan");
        Assert.Equal([1L, 3L], await desk.ReadAsync(c => c.StoryClaims.OrderBy(p => p.Position).Select(p => p.ClaimId).ToListAsync()));
        await page.GotoAsync("/review/stories");
        await SubmitAsync(page, "Withdraw");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("only editors see it");
        await page.GetByRole(AriaRole.Link, new() { Name = "History" }).ClickAsync();
        await Assertions.Expect(page.Locator(".history")).ToContainTextAsync("arrange story");
        await DeskBrowser.ExpectHistoryAsync(page, "withdraw story", "publish story", "arrange story", "arrange story", "create story");
    }

    private static async Task SubmitAsync(IPage page, string button) =>
        await page.RunAndWaitForResponseAsync(() => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync(), answer => answer.Request.Method == "POST" && answer.Status == 200);
}
