using ClaimTracker.Model;
using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace ClaimTracker.Browser.Tests.Review;

/// <summary>Statements made, marked, cut and joined by an editor in a real browser; each walk ends with a look at the history.</summary>
public class StatementWalkTests
{
    [Fact]
    public async Task A_statement_is_made_by_hand_from_selected_words_and_tells_a_claim()
    {
        await using var desk = await DeskBrowser.StartAsync(1);
        var page = await desk.SignedInAsync("editor-1");
        await DeskBrowser.OpenAsync(page, "/review/articles/1/statement");

        await MarkAsync(page, "Ilka Drovane", "Source");
        await MarkAsync(page, "denied", "Cue");
        await MarkAsync(page, "The money came in two parts", "Words said");
        await Assertions.Expect(page.GetByLabel("Name of the source")).ToHaveValueAsync("Ilka Drovane");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the statement" }).ClickAsync();
        await Assertions.Expect(page.Locator(".desk-page")).ToHaveAttributeAsync("data-done", "1");

        var made = await desk.ReadAsync(c => c.Statements.Include(s => s.Source).Include(s => s.ArticleVersion).OrderBy(s => s.Id).LastAsync());
        Assert.Equal(("The money came in two parts", "Ilka Drovane", ReviewState.Edited), (made.Words, made.Source!.Name, made.Review));
        Assert.All(made.Content.Append(made.SourcePassage!).Append(made.CuePassage!), passage => Assert.True(passage.Fits(made.ArticleVersion!.Text)));
        Assert.Equal(made.Words, (await desk.ReadAsync(c => c.Claims.SingleAsync(x => x.Tellings.Any(t => t.StatementId == made.Id)))).Text);
        await DeskBrowser.ExpectHistoryAsync(page, "tell claim", "create statement");
    }

    [Fact]
    public async Task The_words_of_a_statement_are_marked_anew_cut_in_two_joined_again_and_all_is_undone()
    {
        await using var desk = await DeskBrowser.StartAsync(1);
        var page = await desk.SignedInAsync("editor-1");
        var told = await desk.ReadAsync(c => c.Statements.SingleAsync(s => s.CuePassage != null && s.Fingerprint == "t1"));
        var path = $"/review/statements/{told.Id}";
        await DeskBrowser.OpenAsync(page, path);

        await MarkAsync(page, "was paid for twice", "Words said");
        await Assertions.Expect(page.Locator(".spans").GetByText("was paid for twice", new() { Exact = true }).First).ToBeVisibleAsync();
        await MarkAsync(page, "The money came in two parts", "More words said");
        await PressAsync(page, "Save the spans", done: 1);
        Assert.Equal("was paid for twice The money came in two parts", (await StatementAsync(desk, told.Id)).Words);
        await SelectAsync(page, "The money came in two parts");
        await PressAsync(page, "Split here", done: 2);
        var second = await desk.ReadAsync(c => c.Statements.OrderBy(s => s.Id).LastAsync());
        Assert.Equal(("was paid for twice", "The money came in two parts"), ((await StatementAsync(desk, told.Id)).Words, second.Words));
        await page.Locator(".panel .rows li").Filter(new() { HasText = "The money came in two parts" }).GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(page.Locator(".desk-page")).ToHaveAttributeAsync("data-done", "3");

        Assert.Equal("was paid for twice The money came in two parts", (await StatementAsync(desk, told.Id)).Words);
        Assert.Equal(ReviewState.Rejected, (await StatementAsync(desk, second.Id)).Review);
        await page.Keyboard.PressAsync("u");
        await Assertions.Expect(page.Locator(".desk-page")).ToHaveAttributeAsync("data-done", "4");
        Assert.Equal("was paid for twice", (await StatementAsync(desk, told.Id)).Words);
        await DeskBrowser.ExpectHistoryAsync(page, "undo", "merge statements", "split statement", "edit spans");
    }

    [Fact]
    public async Task A_statement_that_nobody_made_is_rejected_and_taken_back_from_the_record()
    {
        await using var desk = await DeskBrowser.StartAsync(1);
        var page = await desk.SignedInAsync("editor-1");
        await DeskBrowser.OpenAsync(page, "/review/statements/1");

        await PressAsync(page, "Nobody said this", done: 1);
        Assert.Equal(ReviewState.Rejected, (await StatementAsync(desk, 1)).Review);
        await page.GetByRole(AriaRole.Link, new() { Name = "History" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();

        await Assertions.Expect(page.Locator(".history > li").First).ToContainTextAsync("undo");
        Assert.Equal(ReviewState.Suggested, (await StatementAsync(desk, 1)).Review);
        await DeskBrowser.ExpectHistoryAsync(page, "undo", "reject statement");
    }

    private static Task<Statement> StatementAsync(DeskBrowser desk, long id) => desk.ReadAsync(c => c.Statements.AsNoTracking().SingleAsync(s => s.Id == id));

    private static async Task MarkAsync(IPage page, string words, string meaning)
    {
        await SelectAsync(page, words);
        await page.GetByRole(AriaRole.Button, new() { Name = meaning, Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".spans")).ToContainTextAsync(words);
    }

    private static async Task SelectAsync(IPage page, string words) => await page.Locator(".marking").EvaluateAsync(
        "(a, words) => { const at = a.value.lastIndexOf(words); a.focus(); a.setSelectionRange(at, at + words.length); }", words);

    private static async Task PressAsync(IPage page, string button, int done)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".desk-page")).ToHaveAttributeAsync("data-done", done.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}
