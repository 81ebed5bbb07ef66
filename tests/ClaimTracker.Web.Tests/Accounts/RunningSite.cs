using System.Net;
using System.Text.RegularExpressions;
using ClaimTracker.Editing;
using ClaimTracker.Model;
using ClaimTracker.Store;
using ClaimTracker.Web.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ClaimTracker.Web.Tests.Accounts;

/// <summary>The real site on a store of its own, listening on a free port.</summary>
public sealed partial class RunningSite : IAsyncDisposable
{
    public const string Password = "correct horse battery";

    private readonly string folder = Directory.CreateTempSubdirectory("claimtracker-site-").FullName;
    private readonly List<HttpClient> clients = [];

    public WebApplication App { get; private set; } = null!;
    public Uri Address => new(App.Urls.First());
    public ContextFactory Store => App.Services.GetRequiredService<ContextFactory>();

    /// <summary>What the site logged as a warning or worse.</summary>
    public WarningLog Log { get; } = new();

    public static Task<RunningSite> StartAsync(params string[] args) => StartAsync(_ => { }, args);

    public static async Task<RunningSite> StartAsync(Action<WebApplicationBuilder> configure, params string[] args)
    {
        var site = new RunningSite();
        var options = new StoreOptions(site.folder);
        await new ContextFactory(options).PrepareAsync();
        site.App = Site.Build(options, "http://127.0.0.1:0", builder =>
        {
            builder.Logging.ClearProviders().AddProvider(site.Log);
            configure(builder);
        }, args);
        await site.App.StartAsync();
        return site;
    }

    /// <summary>A browser without an account: keeps cookies, follows no redirect.</summary>
    public HttpClient Browser()
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Address };
        clients.Add(client);
        return client;
    }

    /// <summary>Makes an account with <see cref="Password"/>; returns its id.</summary>
    public async Task<long> AddAccountAsync(string name, string role)
    {
        await using var scope = App.Services.CreateAsyncScope();
        var book = scope.ServiceProvider.GetRequiredService<AccountBook>();
        var outcome = await App.Services.GetRequiredService<AccountCommands>().AddAsync(Actor.CommandLine, name, null, role);
        var id = Assert.IsType<Outcome.Done>(outcome).RecordId!.Value;
        var key = Uri.UnescapeDataString((await book.PasswordLinkAsync(id)).Split("&key=")[1]);
        Assert.Null((await book.SetPasswordAsync(id, key, Password)).Problem);
        return id;
    }

    /// <summary>A browser signed in as a new account of the role; anonymous for null.</summary>
    public async Task<HttpClient> BrowserAsAsync(string? role)
    {
        var client = Browser();
        if (role is null) return client;
        await AddAccountAsync(role + "-1", role);
        Assert.Equal(HttpStatusCode.Found, (await SignInAsync(client, role + "-1", Password)).StatusCode);
        return client;
    }

    /// <summary>The cookies of a new account of the role, as a browser would send them.</summary>
    public async Task<string> CookiesAsAsync(string name, string role)
    {
        await AddAccountAsync(name, role);
        var answer = await SignInAsync(Browser(), name, Password);
        return string.Join("; ", answer.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));
    }

    public static Task<HttpResponseMessage> SignInAsync(HttpClient client, string name, string password, string back = "") =>
        PostAsync(client, "/account/sign-in" + back, "sign-in", new() { ["UserName"] = name, ["Password"] = password });

    /// <summary>Posts a form of a page as a browser would, with its antiforgery token.</summary>
    public static async Task<HttpResponseMessage> PostAsync(HttpClient client, string path, string form, Dictionary<string, string> fields)
    {
        var page = await client.GetStringAsync(path);
        fields["_handler"] = form;
        fields["__RequestVerificationToken"] = WebUtility.HtmlDecode(Token().Match(page).Groups[1].Value);
        return await client.PostAsync(path, new FormUrlEncodedContent(fields));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in clients) client.Dispose();
        await App.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Token();
}
