using ClaimTracker.Model;
using Microsoft.Playwright;

namespace ClaimTracker.Browser.Tests.Review;

public class AdministrationTests
{
    [Fact]
    public async Task An_account_is_made_given_another_role_taken_back_and_reset_after_a_question()
    {
        await using var desk = await DeskBrowser.StartAsync(1);
        var page = await desk.SignedInAsync("owner", Roles.Administrator);
        await DeskBrowser.OpenAsync(page, "/administration/accounts");
        await page.GetByLabel("User name").FillAsync("newcomer");
        await page.GetByLabel("Name beside decisions").FillAsync("New Comer");
        await page.GetByRole(AriaRole.Radio, new() { Name = "editor" }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add the account" }).ClickAsync();
        await Assertions.Expect(page.Locator(".secret")).ToContainTextAsync("/account/password?account=");
        var role = page.GetByLabel("Role of New Comer");
        await Assertions.Expect(role).ToHaveValueAsync(Roles.Editor);

        await role.SelectOptionAsync(Roles.Reader);
        await Assertions.Expect(page.Locator(".mud-snackbar")).ToContainTextAsync("New Comer is now reader");
        await page.Locator(".mud-snackbar").GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(role).ToHaveValueAsync(Roles.Editor);
        await page.GetByRole(AriaRole.Button, new() { Name = "Reset password of New Comer" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("every session of the account ends");
        await Assertions.Expect(page.Locator("[role=dialog]:focus, [role=dialog] :focus")).ToHaveCountAsync(1);
        Assert.Equal([], await DeskBrowser.ViolationsAsync(page));
        var before = (await desk.EventsAsync(nameof(Account))).Count;
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Reset password" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);

        await Assertions.Expect(page.Locator(".secret")).ToBeVisibleAsync();
        Assert.Equal(before + 1, (await desk.EventsAsync(nameof(Account))).Count);
    }

    [Theory]
    [InlineData(1280, "light")]
    [InlineData(390, "dark")]
    public async Task A_dialog_of_the_desk_keeps_the_focus_has_no_accessibility_violation_and_closes_with_its_key(int width, string scheme)
    {
        await using var desk = await DeskBrowser.StartAsync(12);
        var page = await desk.SignedInAsync("editor-1", width: width, scheme: scheme);
        foreach (var key in (string[])["?", "b"])
        {
            await page.Keyboard.PressAsync(key);
            await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
            for (var i = 0; i < 20; i++) await page.Keyboard.PressAsync("Tab");
            Assert.True(await page.EvaluateAsync<bool>("document.querySelector('[role=dialog]').contains(document.activeElement)"), $"{key}: the focus left the dialog");
            Assert.Empty(await DeskBrowser.ViolationsAsync(page));
            await page.Keyboard.PressAsync("y");
            await page.Keyboard.PressAsync("Escape");
            await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        }

        Assert.Empty(await desk.EventsAsync(nameof(ResponseLink)));
    }
}
