using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ClaimTracker.Web.Tests.Commands;

public class CommandLineTests
{
    [Fact]
    public async Task Help_calls_the_program_by_its_name_and_lists_every_command()
    {
        var (code, output, error) = await RunAsync("--help");

        Assert.Equal((0, ""), (code, error));
        Assert.Contains("claimtracker [command] [options]", output, StringComparison.Ordinal);
        Assert.All(["serve", "import", "extract", "export", "train", "evaluate", "doctor", "backup", "restore", "user"], name => Assert.Contains($"\n  {name} ", output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_taken_address_is_told_in_one_line_with_the_cure()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}";

        var (code, _, error) = await RunAsync("--data", Folder(), "--seeds", Folder(), "--urls", address);

        Assert.Equal((1, 1), (code, error.Trim().Split('\n').Length));
        Assert.Contains(address, error, StringComparison.Ordinal);
        Assert.Contains("--urls", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_made_is_named()
    {
        var file = Path.Combine(Folder(), "taken");
        await File.WriteAllTextAsync(file, "a file, not a folder", TestContext.Current.CancellationToken);

        var (code, _, error) = await RunAsync("export", "--format", "csv", "--data", file);

        Assert.Equal(1, code);
        Assert.StartsWith($"The data folder {file} cannot be made or written", error, StringComparison.Ordinal);
    }

    private static string Folder() => Directory.CreateTempSubdirectory("claimtracker-test-").FullName;

    internal static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var cancel = TestContext.Current.CancellationToken;
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ClaimTracker.Web.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var program = Process.Start(start)!;
        var (output, error) = (program.StandardOutput.ReadToEndAsync(cancel), program.StandardError.ReadToEndAsync(cancel));
        await program.WaitForExitAsync(cancel);
        return (program.ExitCode, await output, await error);
    }
}
