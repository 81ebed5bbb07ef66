using ClaimTracker.Editing;
using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace ClaimTracker.Browser.Tests.Review;

public class TwoBrowsersTests
{
    private const int Rounds = 10;

    [Fact]
    public async Task Two_browsers_on_one_record_lose_no_update_in_ten_rounds_through_the_page()
    {
        await using var desk = await DeskBrowser.StartAsync(1);
        var (first, second) = (await desk.SignedInAsync("editor-1"), await desk.SignedInAsync("editor-2"));

        var conflicts = await Task.WhenAll(WriteAsync(first, "a"), WriteAsync(second, "b"));

        var role = await desk.ReadAsync(c => c.Sources.Where(s => s.Id == 1).Select(s => s.Role).SingleAsync());
        var written = role!.Split(' ').Where(word => word.Length > 1 && word[0] is 'a' or 'b' && char.IsDigit(word[1])).ToList();
        Assert.Equal(Enumerable.Range(0, Rounds).SelectMany(i => new[] { $"a{i}", $"b{i}" }).Order(), written.Order());
        Assert.True(conflicts.Sum() > 0, "the two never met at the record");
        Assert.Null((await desk.ReadAsync(c => EventChain.VerifyAsync(c))).Problem);
    }

    // Each round adds one word to the role that the page shows, and looks again where somebody was quicker. Returns how often that was.
    private static async Task<int> WriteAsync(IPage page, string mark)
    {
        var conflicts = 0;
        await page.GotoAsync("/review/sources/1");
        for (var i = 0; i < Rounds;)
        {
            await page.EvaluateAsync("word => { const role = document.querySelector('[name=Role]'); role.value += ' ' + word; role.form.dataset.sent = 'yes'; role.form.requestSubmit(); }", mark + i);
            await page.WaitForSelectorAsync("form:has([name=Role]):not([data-sent])");
            if (await page.Locator(".warn-s").CountAsync() == 0) i++;
            else conflicts++;
        }
        return conflicts;
    }
}
