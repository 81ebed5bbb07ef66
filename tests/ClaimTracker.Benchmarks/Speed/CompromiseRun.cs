using System.Diagnostics;
using System.Text.Json;

namespace ClaimTracker.Benchmarks.Speed;

/// <summary>What the JavaScript library compromise needs for the quotations of the same articles.</summary>
internal sealed record CompromiseRun(int Articles, int Quotations, double Seconds, double CpuSeconds)
{
    private const string Folder = "compromise";

    /// <summary>Runs it; null with a message where it is not installed.</summary>
    public static CompromiseRun? Run(string texts, int passes, TextWriter messages)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, Folder);
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "compromise")))
        {
            messages.WriteLine("compromise is not installed: run \"npm ci\" in tests/ClaimTracker.Benchmarks/compromise and build again to compare.");
            return null;
        }
        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(folder, "quotations.mjs"), texts, $"{passes}"]) { RedirectStandardOutput = true })!;
        var answer = node.StandardOutput.ReadToEnd();
        node.WaitForExit();
        return JsonSerializer.Deserialize<CompromiseRun>(answer, JsonSerializerOptions.Web);
    }
}
