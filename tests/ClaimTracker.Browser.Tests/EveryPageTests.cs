using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ClaimTracker.Browser.Tests;

/// <summary>Every page at both widths in both colours: accessible, fitting, small, and asking no other host for anything.</summary>
public class EveryPageTests(SeededSite site)
{
    private const int MostHtml = 100_000;
    private const int MostFirstView = 400_000;

    public static TheoryData<string, string> Pages => new()
    {
        { "home", "/" }, { "claims", "/claims?order=retold" }, { "claim", "/claims/1" }, { "chart", "/claims/1?view=chart" }, { "articles", "/articles" }, { "article", "/articles/1" },
        { "article-chosen", "/articles/1?s=5" }, { "sources", "/sources" }, { "source", "/sources/1" }, { "unnamed", "/unnamed" }, { "outlets", "/outlets" }, { "outlet", "/outlets/1" },
        { "stories", "/stories" }, { "search", "/search?q=minister" }, { "operators", "/search" }, { "nothing-found", "/search?q=xyzzy" }, { "timeline", "/timeline?q=heater" },
        { "embed", "/embed/claims/1" }, { "not-found", "/claims/0" },
    };

    [Theory, MemberData(nameof(Pages))]
    public async Task A_page_is_accessible_fits_stays_small_and_has_a_name(string name, string path)
    {
        var page = await site.OpenAsync("about:blank");
        var (bytes, strangers) = (0L, new List<string>());
        page.Response += (_, response) =>
        {
            if (!response.Url.StartsWith(site.Address.ToString(), StringComparison.Ordinal)) strangers.Add(response.Url);
        };
        page.RequestFinished += async (_, request) => Interlocked.Add(ref bytes, (await request.SizesAsync()).ResponseBodySize);
        var answer = await page.GotoAsync(path);

        Assert.InRange((await answer!.BodyAsync()).Length, 1, MostHtml);
        Assert.Equal(1, await page.Locator("h1").CountAsync());
        Assert.Contains("ClaimTracker", await page.TitleAsync(), StringComparison.Ordinal);
        if (name != "not-found") Assert.NotEmpty((await page.Locator("meta[name=description]").GetAttributeAsync("content"))!);
        foreach (var (device, width) in new[] { ("desktop", 1280), ("phone", 390) })
        {
            await page.SetViewportSizeAsync(width, 900);
            Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, $"{name} {device} scrolls sideways");
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                var axe = await page.RunAxe();
                Assert.True(axe.Violations.Length == 0, $"{name} {device} {scheme}: " + string.Join("; ", axe.Violations.Select(v => $"{v.Id} at {v.Nodes[0].Html}")));
            }
        }
        Assert.InRange(Interlocked.Read(ref bytes), 1, MostFirstView);
        Assert.Empty(strangers);
        await page.Context.CloseAsync();
    }
}
