using ClaimTracker.Editing;
using ClaimTracker.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace ClaimTracker.Browser.Tests.Review;

public class DeskPagesTests
{
    [Theory]
    [InlineData(1280, "light")]
    [InlineData(1280, "dark")]
    [InlineData(390, "light")]
    [InlineData(390, "dark")]
    public async Task No_page_of_desk_account_or_administration_has_an_accessibility_violation(int width, string scheme)
    {
        await using var desk = await DeskBrowser.StartAsync(3);
        var page = await desk.SignedInAsync("owner", Roles.Administrator, width, scheme);
        await page.Keyboard.PressAsync("y");
        await Assertions.Expect(page.Locator(".desk-page")).ToHaveAttributeAsync("data-done", "1");
        await RejectLateAsync(desk);
        var wrong = new List<string>();
        string[] paths =
        [
            "/review/flags", "/review/stories", "/review/record", "/review/claims/1", "/review/sources/1", "/review/articles/1", "/review/articles/1/statement",
            "/review/conflicts", "/review/statements/1",
            "/account", "/administration/accounts", "/account/sign-in",
        ];
        foreach (var path in paths)
        {
            await page.GotoAsync(path);
            wrong.AddRange((await DeskBrowser.ViolationsAsync(page)).Select(v => $"{path}: {v}"));
            if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth") != width) wrong.Add($"{path}: scrolls sideways");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    // The same link as somebody saw it before it was confirmed: a conflict to look at.
    private static async Task RejectLateAsync(DeskBrowser desk)
    {
        var link = await desk.ReadAsync(c => c.ResponseLinks.SingleAsync(l => l.Review == ReviewState.Confirmed));
        Assert.IsType<Outcome.Conflict>(await desk.Site.App.Services.GetRequiredService<LinkCommands>().RejectAsync(Actor.CommandLine, new SeenLink(link.Id, 0, 0)));
    }
}
