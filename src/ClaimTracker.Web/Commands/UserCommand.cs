using System.CommandLine;
using ClaimTracker.Editing;
using ClaimTracker.Model;
using ClaimTracker.Store;
using ClaimTracker.Web.Accounts;

namespace ClaimTracker.Web.Commands;

/// <summary><c>claimtracker user …</c>: accounts from the command line of the machine.</summary>
internal static class UserCommand
{
    private static readonly Argument<string> Name = new("NAME") { Description = "User name, such as an address." };

    private static readonly Option<string> Role = new Option<string>("--role")
    {
        Description = $"{Roles.Reader}, {Roles.Editor} or {Roles.Administrator}.",
        DefaultValueFactory = _ => Roles.Reader,
    }.AcceptOnlyFromAmong(Roles.Reader, Roles.Editor, Roles.Administrator);

    private static readonly Argument<string> NewRole = new Argument<string>("ROLE") { Description = $"{Roles.Reader}, {Roles.Editor} or {Roles.Administrator}." }
        .AcceptOnlyFromAmong(Roles.Reader, Roles.Editor, Roles.Administrator);

    private static readonly Option<string?> DisplayName = new("--display-name") { Description = "Name beside decisions. Default: the user name.", HelpName = "TEXT" };

    private static readonly Option<bool> Enable = new("--undo") { Description = "Let the account in again." };

    public static Command Build() => new("user", "Manage accounts: add, list, role, reset, disable. Every change is recorded, and ends the account's sessions.")
    {
        Of("add", "Make an account and print the link by which its owner sets a password. The link is good for a day.", AddAsync, Name, Role, DisplayName),
        Of("list", "Print every account: user name, role, state, name as shown; tab-separated.", ListAsync),
        Of("role", "Give an account another role.", SetRoleAsync, Name, NewRole),
        Of("reset", "Take an account's password, end its sessions and print a link to set a new one.", ResetAsync, Name),
        Of("disable", "Lock an account out, or let it in again.", DisableAsync, Name, Enable),
    };

    private static Command Of(string name, string description, Func<ParseResult, IServiceProvider, CancellationToken, Task<int>> run, params Symbol[] symbols)
    {
        var command = new Command(name, description);
        foreach (var symbol in symbols)
            if (symbol is Option option) command.Add(option);
            else command.Add((Argument)symbol);
        command.SetAction(async (parsed, cancel) =>
        {
            await using var services = await ServicesAsync(StoreChoice.From(parsed), cancel);
            await using var scope = services.CreateAsyncScope();
            return await run(parsed, scope.ServiceProvider, cancel);
        });
        return command;
    }

    private static async Task<int> AddAsync(ParseResult parsed, IServiceProvider services, CancellationToken cancel)
    {
        var outcome = await services.GetRequiredService<AccountCommands>()
            .AddAsync(Actor.CommandLine, parsed.GetRequiredValue(Name), parsed.GetValue(DisplayName), parsed.GetRequiredValue(Role), cancel);
        return outcome is Outcome.Done { RecordId: { } id } ? await LinkAsync(services, id) : Report(outcome);
    }

    private static async Task<int> ListAsync(ParseResult parsed, IServiceProvider services, CancellationToken cancel)
    {
        foreach (var account in await services.GetRequiredService<AccountBook>().ListAsync(cancel))
            Console.WriteLine(string.Join('\t', account.UserName, account.Role ?? "none", StateOf(account), account.DisplayName));
        return 0;
    }

    private static Task<int> SetRoleAsync(ParseResult parsed, IServiceProvider services, CancellationToken cancel) =>
        WithAccountAsync(parsed, services, async (commands, id) => Report(await commands.SetRoleAsync(Actor.CommandLine, id, parsed.GetRequiredValue(NewRole), cancel)), cancel);

    private static Task<int> ResetAsync(ParseResult parsed, IServiceProvider services, CancellationToken cancel) =>
        WithAccountAsync(parsed, services, async (commands, id) =>
            await commands.ResetAsync(Actor.CommandLine, id, cancel) is var outcome and not Outcome.Done ? Report(outcome) : await LinkAsync(services, id), cancel);

    private static Task<int> DisableAsync(ParseResult parsed, IServiceProvider services, CancellationToken cancel) =>
        WithAccountAsync(parsed, services, async (commands, id) => Report(await commands.DisableAsync(Actor.CommandLine, id, !parsed.GetValue(Enable), cancel)), cancel);

    private static async Task<int> WithAccountAsync(ParseResult parsed, IServiceProvider services, Func<AccountCommands, long, Task<int>> run, CancellationToken cancel)
    {
        var name = parsed.GetRequiredValue(Name);
        if (await services.GetRequiredService<AccountBook>().FindAsync(name, cancel) is { } account) return await run(services.GetRequiredService<AccountCommands>(), account.Id);
        await Console.Error.WriteLineAsync($"There is no account “{name}”. See them all with: claimtracker user list");
        return 1;
    }

    private static async Task<int> LinkAsync(IServiceProvider services, long id)
    {
        Console.WriteLine("Open this path on the site to set a password; it is good for a day and once:");
        Console.WriteLine(await services.GetRequiredService<AccountBook>().PasswordLinkAsync(id));
        return 0;
    }

    private static int Report(Outcome outcome)
    {
        if (outcome is Outcome.Done) return 0;
        Console.Error.WriteLine(outcome is Outcome.Invalid invalid ? invalid.Problem : "The change was refused.");
        return 1;
    }

    private static string StateOf(AccountLine account) => account.IsDisabled ? "disabled" : account.HasPassword ? "active" : "waiting for a password";

    private static async Task<ServiceProvider> ServicesAsync(StoreOptions store, CancellationToken cancel)
    {
        var factory = new ContextFactory(store);
        await factory.PrepareAsync(cancel);
        var services = new ServiceCollection();
        services.AddLogging().AddSingleton(TimeProvider.System).AddSingleton(factory).AddEditing();
        services.AddAccountStore(store);
        return services.BuildServiceProvider();
    }
}
