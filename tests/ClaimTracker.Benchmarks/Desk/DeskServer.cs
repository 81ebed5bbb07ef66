using System.Globalization;
using ClaimTracker.Browser.Tests.Review;
using ClaimTracker.Editing;
using ClaimTracker.Model;
using ClaimTracker.Store;
using ClaimTracker.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StoreOptions = ClaimTracker.Store.StoreOptions;

namespace ClaimTracker.Benchmarks.Desk;

/// <summary>
/// The real site in a process of its own, so that only it is measured: <c>desk-server FOLDER SUGGESTIONS EDITORS</c>. Prints its address and a
/// session of each editor, then answers every line it reads with the bytes on its heap, collected, and the processor seconds it used.
/// </summary>
internal static class DeskServer
{
    public static async Task<int> RunAsync(string folder, int suggestions, int editors)
    {
        var options = new StoreOptions(folder);
        await new ContextFactory(options).PrepareAsync();
        await using var site = Site.Build(options, "http://127.0.0.1:0", builder =>
            builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Error).AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace));
        await Suggestions.FillAsync(site.Services.GetRequiredService<ContextFactory>(), suggestions);
        await site.StartAsync();
        Console.WriteLine(site.Urls.First());
        for (var i = 1; i <= editors; i++) Console.WriteLine(await SessionAsync(site, $"editor-{i}"));
        while (await Console.In.ReadLineAsync() is not null) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Heap()} {Environment.CpuUsage.TotalTime.TotalSeconds:0.000}"));
        await site.StopAsync();
        return 0;
    }

    private static async Task<string> SessionAsync(WebApplication site, string name)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var made = (Outcome.Done)await scope.ServiceProvider.GetRequiredService<AccountCommands>().AddAsync(Actor.CommandLine, name, null, Roles.Editor);
        var signIns = scope.ServiceProvider.GetRequiredService<SignInManager<Account>>();
        var account = (await signIns.UserManager.FindByIdAsync(made.RecordId!.Value.ToString(CultureInfo.InvariantCulture)))!;
        var cookie = scope.ServiceProvider.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var now = DateTimeOffset.UtcNow;
        var ticket = new AuthenticationTicket(await signIns.CreateUserPrincipalAsync(account), new() { IssuedUtc = now, ExpiresUtc = now.AddHours(12) }, IdentityConstants.ApplicationScheme);
        return $"{cookie.Cookie.Name}={cookie.TicketDataFormat.Protect(ticket)}";
    }

    private static long Heap()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
