using ClaimTracker.Model;
using ClaimTracker.Store;
using ClaimTracker.Web.Tests.Accounts;
using Deque.AxeCore.Playwright;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace ClaimTracker.Browser.Tests.Review;

/// <summary>The real site with suggestions to review, and a real browser signed in as an editor.</summary>
public sealed class DeskBrowser : IAsyncDisposable
{
    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private readonly List<IBrowserContext> contexts = [];
    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    public RunningSite Site { get; private set; } = null!;

    public static async Task<DeskBrowser> StartAsync(int suggestions)
    {
        const string Chromium = "/usr/bin/chromium";
        Assert.SkipUnless(File.Exists(Chromium), $"{Chromium} is not installed: tests/run.sh installs it");
        var desk = new DeskBrowser { Site = await RunningSite.StartAsync() };
        await Suggestions.FillAsync(desk.Site.Store, suggestions);
        desk.playwright = await Playwright.CreateAsync();
        desk.browser = await desk.playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Arguments });
        return desk;
    }

    /// <summary>A page of its own session, signed in as a new account of the role.</summary>
    public async Task<IPage> SignedInAsync(string name, string role = Roles.Editor, int width = 1280, string scheme = "light", string? host = null)
    {
        await Site.AddAccountAsync(name, role);
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = new UriBuilder(Site.Address) { Host = host ?? Site.Address.Host }.ToString(), ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme == "dark" ? ColorScheme.Dark : ColorScheme.Light,
        });
        contexts.Add(context);
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(20_000);
        page.Console += (_, message) => TestContext.Current.TestOutputHelper?.WriteLine($"browser: {message.Text}");
        page.RequestFailed += (_, request) => TestContext.Current.TestOutputHelper?.WriteLine($"failed: {request.Url} {request.Failure}");
        await page.GotoAsync("/account/sign-in");
        await page.FillAsync("[name=UserName]", name);
        await page.FillAsync("[name=Password]", RunningSite.Password);
        await page.Locator("main button[type=submit]").ClickAsync();
        await page.WaitForURLAsync("**/review");
        await ReadyAsync(page);
        return page;
    }

    public static Task ReadyAsync(IPage page) => page.WaitForSelectorAsync("[data-interactive=true]");

    /// <summary>Opens a page of the desk and waits until it works.</summary>
    public static async Task OpenAsync(IPage page, string path)
    {
        await page.GotoAsync(path);
        await ReadyAsync(page);
    }

    /// <summary>The record of decisions is whole, and its newest entries are these commands, newest first.</summary>
    public static async Task ExpectHistoryAsync(IPage page, params string[] commands)
    {
        await page.GotoAsync("/review/record");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("unbroken");
        var said = await page.Locator(".history > li > span > b").AllTextContentsAsync();
        Assert.Equal(commands, said.Take(commands.Length));
    }

    /// <summary>What axe finds wrong, one line a rule.</summary>
    public static async Task<IReadOnlyList<string>> ViolationsAsync(IPage page)
    {
        await SettledAsync(page);
        await KeepPictureAsync(page);
        var result = await page.RunAxe();
        return [.. result.Violations.Select(v => $"{v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}")];
    }

    // While the circuit takes a page over, its title is gone for a moment.
    private static async Task SettledAsync(IPage page) =>
        await page.WaitForFunctionAsync("() => !document.querySelector('[data-interactive=false]') && document.title !== ''");

    public async Task<T> ReadAsync<T>(Func<ClaimTrackerContext, Task<T>> read)
    {
        await using var context = Site.Store.Create();
        return await read(context);
    }

    public Task<List<Event>> EventsAsync(string entity) => ReadAsync(c => c.Events.AsNoTracking().Where(e => e.Entity == entity).OrderBy(e => e.Id).ToListAsync());

    public async ValueTask DisposeAsync()
    {
        foreach (var context in contexts) await context.CloseAsync();
        await browser.CloseAsync();
        playwright.Dispose();
        await Site.DisposeAsync();
    }

    // A folder in this variable gets a picture of every page that is checked.
    private static async Task KeepPictureAsync(IPage page)
    {
        if (Environment.GetEnvironmentVariable("CLAIMTRACKER_SCREENSHOTS") is not { Length: > 0 } folder) return;
        var name = new Uri(page.Url).AbsolutePath.Trim('/').Replace('/', '-') + $"-{page.ViewportSize!.Width}-{await page.EvaluateAsync<string>("matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'")}.png";
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name), FullPage = true });
    }
}
