using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(ClaimTracker.Browser.Tests.SeededSite))]

namespace ClaimTracker.Browser.Tests;

/// <summary>The real program, started as a user starts it: a fresh data folder, the seeds imported, a free port; and one browser for all tests.</summary>
public sealed partial class SeededSite : IAsyncLifetime
{
    private readonly string data = Directory.CreateTempSubdirectory("claimtracker-browser-").FullName;
    private readonly TaskCompletionSource<Uri> address = new();
    private readonly List<string> output = [];
    private Process? server;
    private IPlaywright? playwright;

    public Uri Address => address.Task.Result;

    public IBrowser Browser { get; private set; } = null!;

    /// <summary>Root of the repository.</summary>
    public static string Repository { get; } = FindRepository();

    public async ValueTask InitializeAsync()
    {
        Assert.True(File.Exists("/usr/bin/chromium"), "Chromium is missing: apt-get install chromium, or run tests/run.sh");
        Start();
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        await address.Task.WaitAsync(TimeSpan.FromMinutes(3));
    }

    /// <summary>A page of its own; sized and coloured as a reader's.</summary>
    public async Task<IPage> OpenAsync(string path, int width = 1280, ColorScheme scheme = ColorScheme.Light, bool script = true)
    {
        var context = await Browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme, JavaScriptEnabled = script, BaseURL = Address.ToString() });
        context.SetDefaultTimeout(30_000);
        var page = await context.NewPageAsync();
        await page.GotoAsync(path);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null) await Browser.DisposeAsync();
        playwright?.Dispose();
        if (server is { HasExited: false })
        {
            server.Kill();
            await server.WaitForExitAsync();
        }
        server?.Dispose();
        Directory.Delete(data, recursive: true);
    }

    private void Start()
    {
        var configuration = AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";
        var program = Path.Combine(Repository, "src/ClaimTracker.Web/bin", configuration, "net10.0/ClaimTracker.Web.dll");
        server = new Process { StartInfo = new ProcessStartInfo("dotnet", [program, "serve", "--data", data, "--urls", "http://127.0.0.1:0"]) { WorkingDirectory = Repository, RedirectStandardOutput = true, RedirectStandardError = true } };
        server.OutputDataReceived += (_, line) => Read(line.Data);
        server.ErrorDataReceived += (_, line) => Read(line.Data);
        server.EnableRaisingEvents = true;
        server.Exited += (_, _) => address.TrySetException(new InvalidOperationException("the server ended: " + string.Join('\n', output)));
        server.Start();
        server.BeginOutputReadLine();
        server.BeginErrorReadLine();
    }

    private void Read(string? line)
    {
        if (line is null) return;
        lock (output) output.Add(line);
        if (Running().Match(line) is { Success: true } match) address.TrySetResult(new Uri(match.Groups[1].Value));
    }

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ClaimTracker.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("the repository root was not found above the tests");
    }

    [GeneratedRegex(@"is running at (http://[^ ]+?)\.? ", RegexOptions.NonBacktracking)]
    private static partial Regex Running();
}
