using System.CommandLine;
using System.CommandLine.Help;
using System.Data.Common;
using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Web.Commands;

/// <summary>The whole command line: one line a command.</summary>
internal static class CommandLine
{
    /// <summary>Runs what <paramref name="arguments"/> ask for. A failure that the user can mend is one line on standard error and exit code 1.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        try
        {
            return await Build().Parse(arguments).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception e) when (e is StoreUnavailableException or CommandFailedException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(e.Message);
        }
        catch (Exception e) when (e is DbException or DbUpdateException)
        {
            await Console.Error.WriteLineAsync($"The store failed: {e.GetBaseException().Message}. What was stored before is unharmed; check the disk or the database server and run the command again.");
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped.");
        }
        return 1;
    }

    private static Command Build()
    {
        var root = new Command("claimtracker", """
            ClaimTracker reads news articles and finds who said what, which sources are unnamed, and which denial, refusal or confirmation
            answers which claim. Everything an install owns lives in one data folder.
            """);
        root.Add(new HelpOption());
        root.Add(new VersionOption());
        root.Add(StoreChoice.Data);
        root.Add(StoreChoice.Database);
        ServeCommand.MakeDefaultOf(root);
        root.Add(ServeCommand.Build());
        root.Add(ImportCommand.Build());
        root.Add(ReadAgainCommands.Reimport());
        root.Add(ReadAgainCommands.Reextract());
        root.Add(ExtractCommand.Build());
        root.Add(TrainCommand.Build());
        root.Add(EvaluateCommand.Build());
        root.Add(ExportCommand.Build());
        root.Add(ImportPackageCommand.Build());
        root.Add(UserCommand.Build());
        root.Add(MaintenanceCommands.Doctor());
        root.Add(MaintenanceCommands.Backup());
        root.Add(MaintenanceCommands.Restore());
        return root;
    }
}
