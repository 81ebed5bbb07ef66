using System.CommandLine;

namespace ClaimTracker.Web.Commands;

/// <summary>The whole command line: one line a command.</summary>
internal static class CommandLine
{
    public static RootCommand Build()
    {
        var root = new RootCommand("""
            ClaimTracker reads news articles and finds who said what, which sources are unnamed, and which denial, refusal or confirmation
            answers which claim. Everything an install owns lives in one data folder.
            """);
        root.Add(StoreChoice.Data);
        root.Add(StoreChoice.Database);
        ServeCommand.MakeDefaultOf(root);
        root.Add(ServeCommand.Build());
        root.Add(ImportCommand.Build());
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
