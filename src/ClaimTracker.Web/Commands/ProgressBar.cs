using Spectre.Console;

namespace ClaimTracker.Web.Commands;

/// <summary>A bar on standard error where that is a terminal; nothing where it is a file or a pipe.</summary>
internal static class ProgressBar
{
    /// <summary>Runs <paramref name="work"/>, which calls its argument after each finished document.</summary>
    public static async Task RunAsync(string title, int total, Func<Action, Task> work)
    {
        if (Console.IsErrorRedirected || total < 2)
        {
            await work(() => { });
            return;
        }
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        await console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async context =>
            {
                var task = context.AddTask(Markup.Escape(title), maxValue: total);
                await work(() => task.Increment(1));
            });
    }
}
