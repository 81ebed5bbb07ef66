using System.Diagnostics;
using System.Globalization;
using ClaimTracker.Web.Tests.Circuits;

namespace ClaimTracker.Benchmarks.Desk;

/// <summary>A <see cref="DeskServer"/> in another process, with editors who have signed in.</summary>
internal sealed class DeskProcess : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("claimtracker-desk-").FullName;
    private readonly HttpClient browser = new(new SocketsHttpHandler { UseCookies = false });
    private readonly List<string> sessions = [];
    private Process server = null!;

    public Uri Address { get; private set; } = null!;

    public static async Task<DeskProcess> StartAsync(int suggestions, int editors)
    {
        var desk = new DeskProcess();
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["desk-server", desk.folder, Text(suggestions), Text(editors)]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        // As the program runs: its project asks for the collector of servers.
        start.Environment["DOTNET_gcServer"] = "1";
        desk.server = Process.Start(start)!;
        desk.Address = new Uri(await desk.LineAsync());
        for (var i = 0; i < editors; i++) desk.sessions.Add(await desk.LineAsync());
        return desk;
    }

    /// <summary>Opens a page as one of the editors and waits until it works.</summary>
    public async Task<Circuit> OpenAsync(int editor, string path = "/review")
    {
        var circuit = await Circuit.OpenAsync(browser, Address, path, sessions[editor % sessions.Count]);
        await circuit.WaitAsync(page => page.All.Any(n => n["data-interactive"] == "true"));
        return circuit;
    }

    /// <summary>Closes the tab as a browser does.</summary>
    public Task CloseAsync(Circuit circuit, int editor) => circuit.CloseTabAsync(browser, Address, sessions[editor % sessions.Count]);

    /// <summary>Bytes on the server's heap after a full collection, and processor seconds used so far.</summary>
    public async Task<(long Heap, double Cpu)> MeasureAsync()
    {
        await server.StandardInput.WriteLineAsync();
        var parts = (await LineAsync()).Split(' ');
        return (long.Parse(parts[0], CultureInfo.InvariantCulture), double.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    public async ValueTask DisposeAsync()
    {
        server.StandardInput.Close();
        await server.WaitForExitAsync();
        server.Dispose();
        browser.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private async Task<string> LineAsync() => await server.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The server ended.");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
