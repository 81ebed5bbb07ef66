using Microsoft.Playwright;

namespace ClaimTracker.Browser.Tests;

/// <summary>Makes the pictures of the documentation, only where asked: <c>CLAIMTRACKER_SCREENSHOTS=1</c>.</summary>
public class ScreenshotTests(SeededSite site)
{
    private const string Variable = "CLAIMTRACKER_SCREENSHOTS";

    [Theory]
    [InlineData("front", "/", 1280, 1240, ColorScheme.Light)]
    [InlineData("claim", "/claims?order=retold", 1280, 1240, ColorScheme.Light)]
    [InlineData("claim-phone-dark", "/claims?order=retold", 390, 1240, ColorScheme.Dark)]
    [InlineData("article", "/search?q=source:\"Bahram Qasemi\" kind:denial", 1280, 1000, ColorScheme.Light)]
    [InlineData("unnamed", "/unnamed", 1280, 1240, ColorScheme.Light)]
    public async Task A_picture_of_the_page_is_taken(string name, string path, int width, int height, ColorScheme scheme)
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable(Variable) is null, $"{Variable} is not set: no pictures are wanted");
        var page = await site.OpenAsync(path, width, scheme);
        await page.SetViewportSizeAsync(width, height);
        await page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        if (name.StartsWith("claim", StringComparison.Ordinal)) await page.Locator(".grid th a").First.ClickAsync();
        if (name.StartsWith("article", StringComparison.Ordinal)) await page.GetByRole(AriaRole.Link, new() { Name = "¶" }).First.ClickAsync();
        await page.WaitForLoadStateAsync();
        var folder = Directory.CreateDirectory(Path.Combine(SeededSite.Repository, "docs/screenshots")).FullName;

        var picture = await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") });

        Assert.InRange(picture.Length, 1, 300_000);
    }
}
