using ClaimTracker.Model;

namespace ClaimTracker.Browser.Tests.Review;

public class DeskPagesTests
{
    [Theory]
    [InlineData(1280, "light")]
    [InlineData(390, "dark")]
    public async Task No_page_of_desk_account_or_administration_has_an_accessibility_violation(int width, string scheme)
    {
        await using var desk = await DeskBrowser.StartAsync(3);
        var page = await desk.SignedInAsync("owner", Roles.Administrator, width, scheme);
        await page.Keyboard.PressAsync("y");
        var wrong = new List<string>();
        string[] paths =
        [
            "/review/flags", "/review/stories", "/review/record", "/review/claims/1", "/review/sources/1", "/review/articles/1", "/review/articles/1/statement",
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
}
