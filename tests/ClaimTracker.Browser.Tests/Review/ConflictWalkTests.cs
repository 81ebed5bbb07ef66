using ClaimTracker.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace ClaimTracker.Browser.Tests.Review;

public class ConflictWalkTests
{
    [Fact]
    public async Task Two_editors_see_each_other_at_a_form_and_what_both_changed_is_settled_on_the_page_of_conflicts()
    {
        await using var desk = await DeskBrowser.StartAsync(1);
        var (first, second) = (await desk.SignedInAsync("editor-1"), await desk.SignedInAsync("editor-2"));
        await first.GotoAsync("/review/sources/1");
        await second.GotoAsync("/review/sources/1");
        await Assertions.Expect(first.Locator(".here")).ToHaveTextAsync("editor-2 is here too.");
        await Assertions.Expect(second.Locator(".here")).ToHaveTextAsync("editor-1 is here too.");

        await SaveRoleAsync(first, "minister of harbours");
        await Assertions.Expect(second.Locator(".here")).ToContainTextAsync("editor-1 just changed this.");
        await SaveRoleAsync(second, "energy minister");
        await Assertions.Expect(second.Locator(".warn-s")).ToContainTextAsync("Nothing was overwritten");
        await second.GetByRole(AriaRole.Link, new() { Name = "Conflicts", Exact = true }).ClickAsync();
        await Assertions.Expect(second.Locator(".conflict tbody tr")).ToHaveTextAsync([new System.Text.RegularExpressions.Regex("role\\s*minister of harbours\\s*energy minister")]);
        await second.GetByRole(AriaRole.Button, new() { Name = "Take what was wanted" }).ClickAsync();
        await Assertions.Expect(second.Locator("main")).ToContainTextAsync("No conflict waits for a choice.");

        Assert.Equal("energy minister", await RoleAsync(desk));
        await DeskBrowser.ExpectHistoryAsync(second, "resolve conflict", "conflict", "edit source");
        await second.GetByRole(AriaRole.Button, new() { Name = "Undo" }).First.ClickAsync();
        await Assertions.Expect(second.Locator(".history > li").First).ToContainTextAsync("undo");
        Assert.Equal("minister of harbours", await RoleAsync(desk));
        await second.GotoAsync("/review/conflicts");
        await second.GetByRole(AriaRole.Button, new() { Name = "Edit by hand" }).ClickAsync();
        await second.WaitForURLAsync("**/review/sources/1");
    }

    private static async Task SaveRoleAsync(IPage page, string role)
    {
        await page.Locator("[name=Role]").FillAsync(role);
        await page.RunAndWaitForResponseAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Save the source" }).ClickAsync(), answer => answer.Request.Method == "POST");
    }

    private static Task<string?> RoleAsync(DeskBrowser desk) => desk.ReadAsync(c => c.Sources.Where(s => s.Id == 1).Select(s => s.Role).SingleAsync());
}
