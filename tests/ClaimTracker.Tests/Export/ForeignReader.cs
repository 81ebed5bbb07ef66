using System.Diagnostics;
using System.Text.Json;

namespace ClaimTracker.Tests.Export;

/// <summary>Reads CSV files with programs that others wrote; every answer is a list of rows of strings.</summary>
internal static class ForeignReader
{
    private const string Python = """
        import csv, json, sys
        csv.field_size_limit(2**30)
        with open(sys.argv[1], encoding="utf-8-sig" if len(sys.argv) > 2 else "utf-8", newline="") as file:
            json.dump(list(csv.reader(file, strict=True)), sys.stdout)
        """;

    /// <summary>The rows that Python's csv module reads, header included.</summary>
    public static async Task<List<List<string>>> PythonAsync(string file, CancellationToken cancel, bool mark = false)
    {
        var json = await RunAsync("python3", mark ? ["-c", Python, file, "mark"] : ["-c", Python, file], cancel);
        return JsonSerializer.Deserialize<List<List<string>>>(json)!;
    }

    /// <summary>The rows that <c>sqlite3 .import --csv</c> puts in a table, without the header.</summary>
    public static async Task<List<List<string>>> SqliteAsync(string file, IReadOnlyList<string> columns, CancellationToken cancel)
    {
        var select = $"SELECT json_array({string.Join(", ", columns.Select(c => $"\"{c}\""))}) FROM t ORDER BY rowid";
        var lines = await RunAsync("sqlite3", ["-cmd", $".import --csv {file} t", ":memory:", select], cancel);
        return [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<List<string>>(line)!)];
    }

    /// <summary>Standard output of a program that must succeed.</summary>
    public static async Task<string> RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PYTHONIOENCODING"] = "utf-8";
        using var process = StartOrSkip(start);
        var error = process.StandardError.ReadToEndAsync(cancel);
        var output = await process.StandardOutput.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        Assert.True(process.ExitCode == 0, $"{program}: {await error}");
        Assert.Equal("", await error);
        return output;
    }

    private static Process StartOrSkip(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip($"{start.FileName} is not installed: nothing to read the file with");
            throw;
        }
    }
}
