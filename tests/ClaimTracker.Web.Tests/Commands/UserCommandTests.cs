using ClaimTracker.Model;
using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Web.Tests.Commands;

public sealed class UserCommandTests : IDisposable
{
    private readonly string data = Directory.CreateTempSubdirectory("claimtracker-user-").FullName;

    [Fact]
    public async Task An_account_is_made_listed_given_a_role_reset_and_disabled_from_the_command_line()
    {
        var added = await RunAsync("add", "ada", "--role", "administrator");
        await RunAsync("add", "eve", "--role", "editor", "--display-name", "Eve E.");
        var role = await RunAsync("role", "eve", "reader");
        var reset = await RunAsync("reset", "eve");
        var disabled = await RunAsync("disable", "eve");
        var list = await RunAsync("list");
        var enabled = await RunAsync("disable", "eve", "--undo");

        Assert.Equal((0, ""), (added.Code, added.Error));
        Assert.Contains("/account/password?account=", added.Output, StringComparison.Ordinal);
        Assert.Contains("/account/password?account=", reset.Output, StringComparison.Ordinal);
        Assert.Equal((0, 0, 0), (role.Code, disabled.Code, enabled.Code));
        Assert.Equal(["ada\tadministrator\twaiting for a password\tada", "eve\treader\tdisabled\tEve E."], list.Output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
        await using var context = new ContextFactory(new StoreOptions(data)).Create();
        var events = await context.Events.Where(e => e.Entity == nameof(Account)).OrderBy(e => e.Id).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["add-account", "add-account", "set-role", "reset-account", "disable-account", "enable-account"], events.Select(e => e.Command));
        Assert.All(events, e => Assert.Equal("command line", e.Actor));
    }

    [Theory]
    [InlineData("There is no account “nobody”", "role", "nobody", "reader")]
    [InlineData("There is an account “ada” already", "add", "ADA")]
    [InlineData("administrator", "role", "ada", "reader")]
    [InlineData("administrator", "disable", "ada")]
    public async Task A_command_that_makes_no_sense_says_why_and_changes_nothing(string says, params string[] command)
    {
        await RunAsync("add", "ada", "--role", "administrator");

        var (code, _, error) = await RunAsync(command);

        Assert.Equal(1, code);
        Assert.Contains(says, error, StringComparison.OrdinalIgnoreCase);
        await using var context = new ContextFactory(new StoreOptions(data)).Create();
        Assert.Single(await context.Events.ToListAsync(TestContext.Current.CancellationToken));
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(data, recursive: true);
    }

    private Task<(int Code, string Output, string Error)> RunAsync(params string[] command) => CommandLineTests.RunAsync(["user", .. command, "--data", data]);
}
