using System.CommandLine;
using System.IO.Pipelines;
using ClaimTracker.Export;
using ClaimTracker.Export.Csv;
using ClaimTracker.Export.Tables;
using ClaimTracker.Store;

namespace ClaimTracker.Web.Commands;

/// <summary><c>claimtracker export</c>: what the store holds, as a file.</summary>
internal static class ExportCommand
{
    private const string Csv = "csv";
    private const string Claims = "claims-jsonl";

    public static Command Build()
    {
        var format = new Option<string>("--format", "-f") { Description = "csv: one row per claim and response, unanswered claims kept. claims-jsonl: one JSON object per claim.", Required = true };
        format.AcceptOnlyFromAmong(Csv, Claims);
        var output = new Option<string?>("--out", "-o") { Description = "Write to this file instead of standard output.", HelpName = "FILE" };
        var command = new Command("export", "Write claims and their responses. Needs no server; suggested links are included and marked.") { format, output };
        command.SetAction((parsed, cancel) => RunAsync(StoreChoice.From(parsed), parsed.GetRequiredValue(format), parsed.GetValue(output), cancel));
        return command;
    }

    private static async Task<int> RunAsync(StoreOptions store, string format, string? output, CancellationToken cancel)
    {
        var factory = new ContextFactory(store);
        await factory.PrepareAsync(cancel);
        await using var stream = output is null ? Console.OpenStandardOutput() : File.Create(output);
        var rows = format == Csv ? await CsvAsync(factory, stream, cancel) : await ClaimsAsync(factory, stream, cancel);
        await Console.Error.WriteLineAsync($"{rows} {(format == Csv ? "rows" : "claims")} written.");
        return 0;
    }

    private static async Task<long> CsvAsync(ContextFactory factory, Stream stream, CancellationToken cancel)
    {
        await using var export = await CsvExport.OpenAsync(factory, TableQuery.All(ClaimsResponsesTable.Table), address: "", cancel);
        var pipe = PipeWriter.Create(stream);
        await export.WriteAsync(pipe, CsvOptions.Lossless, cancel);
        await pipe.CompleteAsync();
        return export.Rows;
    }

    private static async Task<long> ClaimsAsync(ContextFactory factory, Stream stream, CancellationToken cancel)
    {
        await using var context = factory.Create();
        return await ClaimsFormat.WriteAsync(context, stream, cancel);
    }
}
