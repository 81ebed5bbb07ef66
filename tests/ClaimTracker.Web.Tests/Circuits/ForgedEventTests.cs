using System.Net;
using ClaimTracker.Browser.Tests.Review;
using ClaimTracker.Editing;
using ClaimTracker.Model;
using ClaimTracker.Store;
using ClaimTracker.Web.Accounts;
using ClaimTracker.Web.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace ClaimTracker.Web.Tests.Circuits;

/// <summary>What a circuit gets that sends more than its page offers, or outlives the right to it.</summary>
public class ForgedEventTests
{
    private const string Click = """{"type":"click"}""";

    [Fact]
    public async Task A_reader_opens_no_circuit_even_with_the_page_of_an_editor_and_the_attempt_is_logged()
    {
        await using var site = await SiteAsync();
        var editor = await site.CookiesAsAsync("editor-1", Roles.Editor);
        var reader = await site.CookiesAsAsync("reader-1", Roles.Reader);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/review") { Headers = { { "Cookie", editor } } };
        var page = await (await site.Browser().SendAsync(request)).Content.ReadAsStringAsync();

        var refused = await Assert.ThrowsAnyAsync<HttpRequestException>(() => Circuit.StartAsync(page, site.Address, "/review", reader));
        await Assert.ThrowsAnyAsync<Exception>(() => Circuit.StartAsync(page, site.Address, "/review", "claimtracker=guess"));

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains(site.Log.Lines, line => line.Contains("Refused /_blazor", StringComparison.Ordinal) && line.Contains("reader-1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_circuit_whose_editor_became_a_reader_elsewhere_is_refused_the_editors_event_and_the_attempt_is_logged()
    {
        await using var site = await SiteAsync();
        await using var circuit = await OpenAsync(site);
        await SetRoleElsewhereAsync(site, Roles.Reader);

        await circuit.PressAsync("y");

        Assert.Equal(0, await DecidedAsync(site));
        Assert.Contains("no longer has the role editor", circuit.Read(page => page.Root.AllText), StringComparison.Ordinal);
        Assert.Contains(site.Log.Lines, line => line.Contains("Refused confirm-link by editor-1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_circuit_whose_role_is_revoked_ends_at_once_and_its_old_events_do_nothing()
    {
        await using var site = await SiteAsync();
        await using var circuit = await OpenAsync(site);
        var confirm = circuit.Handler("onclick", n => n["data-key"] == "y")!.Value;
        var id = await AccountIdAsync(site);

        await site.App.Services.GetRequiredService<AccountCommands>().SetRoleAsync(Actor.CommandLine, id, Roles.Reader);
        await circuit.WaitAsync(page => page.All.Any(n => n["data-interactive"] == "ended"));
        await Assert.ThrowsAnyAsync<Exception>(() => circuit.DispatchAsync(confirm, "click", Click));

        Assert.Contains("Your session has ended", circuit.Read(page => page.Root.AllText), StringComparison.Ordinal);
        Assert.Equal(0, await DecidedAsync(site));
    }

    [Fact]
    public async Task A_circuit_whose_role_was_revoked_by_another_process_ends_at_the_next_check()
    {
        await using var site = await SiteAsync(TimeSpan.FromMilliseconds(50));
        await using var circuit = await OpenAsync(site);

        await SetRoleElsewhereAsync(site, Roles.Reader);

        await circuit.WaitAsync(page => page.All.Any(n => n["data-interactive"] == "ended"));
    }

    [Fact]
    public async Task An_event_for_a_handler_that_the_page_does_not_show_is_refused()
    {
        await using var site = await SiteAsync();
        await using var circuit = await OpenAsync(site);

        await Assert.ThrowsAnyAsync<Exception>(() => circuit.DispatchAsync(987654, "click", Click));

        Assert.Equal(0, await DecidedAsync(site));
    }

    [Theory]
    [InlineData("ClaimTracker", "ConfirmAsync")]
    [InlineData("ClaimTracker.Web", "DecideAllAsync")]
    [InlineData("System.Private.CoreLib", "Exit")]
    public async Task No_method_of_the_server_can_be_called_from_a_script(string assembly, string method)
    {
        await using var site = await SiteAsync();
        await using var circuit = await OpenAsync(site);

        await Assert.ThrowsAnyAsync<Exception>(() => circuit.CallAsync(assembly, method, 0, "[]"));

        Assert.Equal(0, await DecidedAsync(site));
    }

    [Fact]
    public async Task A_site_that_ends_while_circuits_are_open_logs_no_error()
    {
        WarningLog log;
        await using (var site = await SiteAsync(TimeSpan.FromMilliseconds(20)))
        {
            log = site.Log;
            await using var circuit = await OpenAsync(site);
            await site.App.StopAsync(TestContext.Current.CancellationToken);
            await site.App.DisposeAsync();
            await circuit.ClosedAsync();
        }

        Assert.Empty(log.Errors);
    }

    private static Task<RunningSite> SiteAsync() => SiteAsync(TimeSpan.FromHours(1));

    private static async Task<RunningSite> SiteAsync(TimeSpan check)
    {
        var site = await RunningSite.StartAsync(builder => builder.Services.AddSingleton(new SessionInterval(check)));
        await Suggestions.FillAsync(site.Store, 3);
        return site;
    }

    private static async Task<Circuit> OpenAsync(RunningSite site)
    {
        var circuit = await Circuit.OpenAsync(site.Browser(), site.Address, "/review", await site.CookiesAsAsync("editor-1", Roles.Editor));
        await circuit.WaitAsync(page => page.All.Any(n => n["data-interactive"] == "true"));
        return circuit;
    }

    // As `claimtracker user role` does it, beside the running site.
    private static async Task SetRoleElsewhereAsync(RunningSite site, string role)
    {
        var elsewhere = new AccountCommands(new Decisions(new ContextFactory(site.Store.Options), TimeProvider.System, NullLogger<Decisions>.Instance), TimeProvider.System);
        Assert.IsType<Outcome.Done>(await elsewhere.SetRoleAsync(Actor.CommandLine, await AccountIdAsync(site), role));
    }

    private static async Task<long> AccountIdAsync(RunningSite site)
    {
        await using var context = site.Store.Create();
        return (await context.Users.SingleAsync(u => u.UserName == "editor-1")).Id;
    }

    private static async Task<int> DecidedAsync(RunningSite site)
    {
        await using var context = site.Store.Create();
        return await context.ResponseLinks.CountAsync(l => l.Review != ReviewState.Suggested);
    }
}
