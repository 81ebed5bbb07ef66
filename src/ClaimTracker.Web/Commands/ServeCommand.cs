using System.CommandLine;
using System.Net.Sockets;
using ClaimTracker.Store;
using ClaimTracker.Store.Reading;
using ClaimTracker.Web.Accounts;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace ClaimTracker.Web.Commands;

/// <summary><c>claimtracker</c> or <c>claimtracker serve</c>: prepares the store, imports the seeds and runs the site.</summary>
internal static class ServeCommand
{
    private static readonly Option<string?> Urls = new("--urls")
    {
        Description = "Addresses to listen on, separated by semicolons. Default: http://localhost:5000.",
        HelpName = "URLS",
    };

    private static readonly Option<string?> Seeds = new("--seeds")
    {
        Description = "Documents that an empty store starts with. Default: seeds/ under the working directory, else beside the program.",
        HelpName = "DIR",
    };

    public static Command Build()
    {
        var command = new Command("serve", "Run the site (the default): bring the database up to date, import seeds/ on the first start, print the address.") { Urls, Seeds };
        command.SetAction(RunAsync);
        return command;
    }

    /// <summary>Makes <paramref name="root"/> serve where no command is named.</summary>
    public static void MakeDefaultOf(Command root)
    {
        root.Add(Urls);
        root.Add(Seeds);
        root.SetAction(RunAsync);
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        var store = StoreChoice.From(parsed);
        var factory = new ContextFactory(store);
        await factory.PrepareAsync(cancel);
        await SeedImport.RunAsync(factory, parsed.GetValue(Seeds), cancel);
        await using var site = Site.Build(store, parsed.GetValue(Urls));
        await StartAsync(site, parsed.GetValue(Urls), cancel);
        var addresses = site.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        Console.WriteLine($"ClaimTracker is running at {string.Join(" and ", addresses)}. Stop it with Ctrl+C.");
        if (await site.Services.GetRequiredService<FirstAdministrator>().LinkAsync(cancel) is { } link)
            Console.WriteLine($"There is no administrator yet. Open this link once to become the first: {addresses.FirstOrDefault()}{link}");
        // Counted now, so that on a large store no reader waits for it.
        _ = Task.Run(() => site.Services.GetRequiredService<UnnamedReportQuery>().ReadAsync(), cancel);
        await site.WaitForShutdownAsync(cancel);
        return 0;
    }

    private static async Task StartAsync(WebApplication site, string? urls, CancellationToken cancel)
    {
        try
        {
            await site.StartAsync(cancel);
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            throw new CommandFailedException($"The site cannot listen: {e.Message} Stop the program that uses the address, or choose another with --urls, such as --urls http://localhost:5001.", e);
        }
        catch (FormatException e)
        {
            throw new CommandFailedException($"This is no address to listen on: {urls}. Write it with --urls like http://localhost:5001.", e);
        }
    }
}
