using ClaimTracker.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace ClaimTracker.Browser.Tests.Review;

public class ImportPagesTests
{
    // The first document waits for the engine to load, which a busy machine draws out.
    private const float Patience = 60_000;
    private const string Pasted = "Ferry deal was signed in secret\n\nMina Torvald said on Tuesday that the Quellmark ferry contract was signed in secret in January.\n";

    [Fact]
    public async Task An_editor_pastes_chooses_and_retries_documents_and_subscribes_to_a_feed()
    {
        await using var desk = await DeskBrowser.StartAsync(1);
        var page = await desk.SignedInAsync("importer", Roles.Editor);

        await DeskBrowser.OpenAsync(page, "/import");
        await CheckAsync(page);
        await page.FillAsync("textarea", Pasted);
        await page.Locator("form.form button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator("ul.rows li").Filter(new() { HasText = "pasted text" })).ToContainTextAsync("Ferry deal was signed in secret", new() { Timeout = Patience });
        await page.SetInputFilesAsync("input[type=file]",
        [
            new FilePayload { Name = "bridge.txt", MimeType = "text/plain", Buffer = "Bridge is closed\n\nThe mayor said on Monday that the bridge of Vantrel would stay closed.\n"u8.ToArray() },
            new FilePayload { Name = "picture.png", MimeType = "image/png", Buffer = [0x89, 0x50, 0x4E, 0x47, 0, 1, 2] },
        ]);
        await Assertions.Expect(page.Locator("ul.rows li").Filter(new() { HasText = "bridge.txt" })).ToContainTextAsync("Bridge is closed", new() { Timeout = Patience });
        var refused = page.Locator("ul.rows li").Filter(new() { HasText = "picture.png" });
        await Assertions.Expect(refused.GetByRole(AriaRole.Button)).ToHaveTextAsync("Try again", new() { Timeout = Patience });
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("3 of 3 done", new() { Timeout = Patience });
        await CheckAsync(page);

        await DeskBrowser.OpenAsync(page, "/import/feeds");
        await CheckAsync(page);
        await page.FillAsync("input[type=url]", "ftp://paper.example/feed.xml");
        await page.Locator("form.form button[type=submit]").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("not an http or https address");
        await CheckAsync(page);
        await page.FillAsync("input[type=url]", "https://paper.example/feed.xml");
        await page.Locator("form.form button[type=submit]").ClickAsync();
        var feed = page.Locator("ul.rows li").Filter(new() { HasText = "paper.example" });
        await feed.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        await Assertions.Expect(feed).ToContainTextAsync("paused", new() { Timeout = Patience });
        await CheckAsync(page);

        Assert.Equal(2, await desk.ReadAsync(c => c.Articles.CountAsync(a => a.Title.StartsWith("Ferry deal was") || a.Title.StartsWith("Bridge is"))));
        Assert.True(await desk.ReadAsync(c => c.FeedSubscriptions.AnyAsync(f => f.IsPaused)));
    }

    private static async Task CheckAsync(IPage page)
    {
        foreach (var width in new[] { 1280, 390 })
        {
            await page.SetViewportSizeAsync(width, 900);
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                Assert.Empty(await DeskBrowser.ViolationsAsync(page));
            }
            Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        }
    }
}
