using System.Net;
using System.Net.Http.Headers;
using ClaimTracker.Editing;
using ClaimTracker.Model;
using ClaimTracker.Web.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ClaimTracker.Web.Tests.Accounts;

public class SignInTests
{
    [Fact]
    public async Task The_first_link_makes_an_administrator_once()
    {
        await using var site = await RunningSite.StartAsync();
        var first = site.App.Services.GetRequiredService<FirstAdministrator>();
        var link = (await first.LinkAsync())!;
        var browser = site.Browser();

        var wrong = await browser.GetStringAsync("/account/first?key=guess");
        var made = await RunningSite.PostAsync(browser, link, "first", new() { ["UserName"] = "owner", ["Password"] = RunningSite.Password });
        var desk = await browser.GetAsync("/account");
        var again = await site.Browser().GetStringAsync(link);

        Assert.DoesNotContain("name=\"Password\"", wrong, StringComparison.Ordinal);
        Assert.Equal(("/review", HttpStatusCode.OK), (made.Headers.Location?.AbsolutePath, desk.StatusCode));
        Assert.DoesNotContain("name=\"Password\"", again, StringComparison.Ordinal);
        Assert.Null(await first.LinkAsync());
    }

    [Fact]
    public async Task A_weak_password_makes_no_account()
    {
        await using var site = await RunningSite.StartAsync();
        var link = (await site.App.Services.GetRequiredService<FirstAdministrator>().LinkAsync())!;

        var answer = await RunningSite.PostAsync(site.Browser(), link, "first", new() { ["UserName"] = "owner", ["Password"] = "short" });

        Assert.Contains("at least 12", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await using var context = site.Store.Create();
        Assert.Empty(await context.Users.ToListAsync());
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_name_get_the_same_answer()
    {
        await using var site = await RunningSite.StartAsync();
        await site.AddAccountAsync("editor-1", Roles.Editor);
        var browser = site.Browser();

        var wrong = await (await RunningSite.SignInAsync(browser, "editor-1", "wrong")).Content.ReadAsStringAsync();
        var unknown = await (await RunningSite.SignInAsync(browser, "nobody", "wrong")).Content.ReadAsStringAsync();

        Assert.Contains("do not match an account", wrong, StringComparison.Ordinal);
        Assert.Contains("do not match an account", unknown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account()
    {
        await using var site = await RunningSite.StartAsync();
        await site.AddAccountAsync("editor-1", Roles.Editor);
        var browser = site.Browser();
        for (var i = 0; i < 5; i++) await RunningSite.SignInAsync(browser, "editor-1", "wrong");

        var right = await (await RunningSite.SignInAsync(browser, "editor-1", RunningSite.Password)).Content.ReadAsStringAsync();

        Assert.Contains("locked", right, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_tries_too_often_is_turned_away()
    {
        await using var site = await RunningSite.StartAsync();
        var browser = site.Browser();
        var statuses = new List<HttpStatusCode>();

        for (var i = 0; i <= AccountServices.TriesPerMinute; i++) statuses.Add((await RunningSite.SignInAsync(browser, "name" + i, "wrong")).StatusCode);

        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
        Assert.All(statuses.SkipLast(1), status => Assert.Equal(HttpStatusCode.OK, status));
    }

    [Fact]
    public async Task Every_session_of_an_account_ends_when_its_role_is_taken()
    {
        await using var site = await RunningSite.StartAsync();
        var browser = await site.BrowserAsAsync(Roles.Administrator);
        await site.AddAccountAsync("second", Roles.Administrator);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/administration/accounts")).StatusCode);
        await using var scope = site.App.Services.CreateAsyncScope();
        var account = (await scope.ServiceProvider.GetRequiredService<AccountBook>().FindAsync("administrator-1"))!;

        await site.App.Services.GetRequiredService<AccountCommands>().SetRoleAsync(Actor.CommandLine, account.Id, Roles.Reader);

        Assert.Equal(HttpStatusCode.Found, (await browser.GetAsync("/administration/accounts")).StatusCode);
    }

    [Theory]
    [InlineData("?back=/claims", "/claims")]
    [InlineData("?back=//evil.example", "/review")]
    [InlineData("?back=https://evil.example", "/review")]
    [InlineData("?back=/%5Cevil.example", "/review")]
    public async Task Signing_in_leads_only_to_places_of_this_site(string back, string location)
    {
        await using var site = await RunningSite.StartAsync();
        await site.AddAccountAsync("editor-1", Roles.Editor);

        var answer = await RunningSite.SignInAsync(site.Browser(), "editor-1", RunningSite.Password, back);

        Assert.EndsWith(location, answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("evil", answer.Headers.Location.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_is_shown_once_kept_as_a_hash_and_never_edits()
    {
        await using var site = await RunningSite.StartAsync();
        var browser = await site.BrowserAsAsync(Roles.Administrator);
        var page = await (await RunningSite.PostAsync(browser, "/account", "add-token", new() { ["Name"] = "notebook", ["Days"] = "30", ["Scopes"] = "read" })).Content.ReadAsStringAsync();
        var secret = page[page.IndexOf(ApiToken.Mark, StringComparison.Ordinal)..][..67];
        await using var context = site.Store.Create();
        var token = await context.ApiTokens.SingleAsync();
        var script = site.Browser();
        script.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);

        Assert.Equal(ApiToken.HashOf(secret), token.Hash);
        Assert.DoesNotContain(secret, await browser.GetStringAsync("/account"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await script.GetAsync("/administration/accounts")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await script.GetAsync("/account")).StatusCode);
    }

    [Theory]
    [InlineData("UPDATE ApiTokens SET RevokedAt = '2026-01-01 00:00:00'")]
    [InlineData("UPDATE ApiTokens SET ExpiresAt = '2026-01-01 00:00:00'")]
    [InlineData("UPDATE AspNetUsers SET LockoutEnd = '9999-01-01 00:00:00+00:00'")]
    [InlineData("DELETE FROM ApiTokens")]
    public async Task A_token_that_ended_opens_nothing(string end)
    {
        await using var site = await RunningSite.StartAsync();
        var id = await site.AddAccountAsync("reader-1", Roles.Reader);
        var secret = ApiToken.NewSecret();
        await site.App.Services.GetRequiredService<AccountCommands>().AddTokenAsync(new Actor(id, "reader-1", Roles.Reader), secret, "notebook", [ApiScopes.Read], 30);
        var script = site.Browser();
        script.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        var before = (await script.GetAsync("/account")).StatusCode;
        await using var context = site.Store.Create();

        await context.Database.ExecuteSqlRawAsync(end);

        Assert.Equal(HttpStatusCode.Forbidden, before);
        Assert.Equal(HttpStatusCode.Unauthorized, (await script.GetAsync("/account")).StatusCode);
    }
}
