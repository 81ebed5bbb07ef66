using System.CommandLine;
using System.IO.Pipelines;
using ClaimTracker.Export;
using ClaimTracker.Export.Csv;
using ClaimTracker.Export.JsonLines;
using ClaimTracker.Export.Linked;
using ClaimTracker.Export.Package;
using ClaimTracker.Export.Tables;
using ClaimTracker.Store;

namespace ClaimTracker.Web.Commands;

/// <summary><c>claimtracker export</c>: what the store holds, as a file.</summary>
internal static class ExportCommand
{
    private static readonly Option<string> Format = new("--format", "-f")
    {
        Description = """
            csv: one row per claim and response, unanswered claims kept. claims-jsonl: one JSON object per claim. package: a data package with every
            table, its codebook and datapackage.json; a zip where --out ends in .zip, else a folder. jsonl: every row of every table as a JSON object.
            jsonld: claims, quotations and links as linked data. timelinejs: everything dated, for TimelineJS.
            """,
        Required = true,
    };

    private static readonly Option<string?> Output = new("--out", "-o") { Description = "Write here instead of to standard output; required for a package.", HelpName = "FILE" };

    private static readonly Option<bool> Spreadsheet = new("--spreadsheet")
    {
        Description = "CSV for spreadsheets: cells that would run as formulas get an apostrophe in front, and the file a byte order mark.",
    };

    private static readonly Option<bool> Complete = new("--complete")
    {
        Description = "A package with everything: article texts, original documents, editors' names and notes. A store can be rebuilt from it (import-package).",
    };

    private static readonly Option<string> Address = new("--address")
    {
        Description = "Address of the site, for links in the rows, such as https://claims.example.org. Default: links relative to the site.",
        HelpName = "URL",
        DefaultValueFactory = _ => "",
    };

    public static Command Build()
    {
        Format.AcceptOnlyFromAmong("csv", "claims-jsonl", "package", "jsonl", "jsonld", "timelinejs");
        var command = new Command("export", "Write claims and their responses. Needs no server; suggested links are included and marked.") { Format, Output, Spreadsheet, Complete, Address };
        command.SetAction((parsed, cancel) => RunAsync(StoreChoice.From(parsed), parsed, cancel));
        return command;
    }

    private static async Task<int> RunAsync(StoreOptions store, ParseResult parsed, CancellationToken cancel)
    {
        var factory = new ContextFactory(store);
        await factory.PrepareAsync(cancel);
        var (format, output, address) = (parsed.GetRequiredValue(Format), parsed.GetValue(Output), parsed.GetRequiredValue(Address));
        if (format == "package") return await PackageAsync(factory, output, new PackageOptions(address) { WithTexts = parsed.GetValue(Complete), WithPrivate = parsed.GetValue(Complete) }, cancel);
        await using var stream = output is null ? Console.OpenStandardOutput() : File.Create(output);
        if (format == "claims-jsonl")
        {
            await using var context = factory.Create();
            await Console.Error.WriteLineAsync($"{await ClaimsFormat.WriteAsync(context, stream, cancel)} claims written.");
            return 0;
        }
        var pipe = PipeWriter.Create(stream);
        await Console.Error.WriteLineAsync(await WriteAsync(factory, format, parsed.GetValue(Spreadsheet) ? CsvOptions.Spreadsheet : CsvOptions.Lossless, address, pipe, cancel));
        await pipe.CompleteAsync();
        return 0;
    }

    private static async Task<string> WriteAsync(ContextFactory factory, string format, CsvOptions options, string address, PipeWriter to, CancellationToken cancel)
    {
        switch (format)
        {
            case "csv":
                await using (var export = await CsvExport.OpenAsync(factory, TableQuery.All(ClaimsResponsesTable.Table), address, cancel))
                {
                    await export.WriteAsync(to, options, cancel);
                    return $"{export.Rows} rows written.";
                }
            case "jsonl":
                var tables = AllTables.All.Where(t => !t.IsPrivate).Select(t => TableQuery.All(t)).ToList();
                return $"{await JsonLinesExport.WriteAsync(factory, tables, address, to, cancel)} lines written.";
            case "jsonld":
                await JsonLdExport.WriteAsync(factory, null, null, address, to, cancel);
                return "JSON-LD written.";
            default:
                await TimelineJsExport.WriteAsync(factory, "Claims and responses", null, address, to, cancel);
                return "TimelineJS written.";
        }
    }

    private static async Task<int> PackageAsync(ContextFactory factory, string? output, PackageOptions options, CancellationToken cancel)
    {
        try
        {
            if (output is null) throw new IOException("a package needs a place: --out FILE.zip, or --out FOLDER for a folder");
            if (output.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
            {
                await using var file = File.Create(output);
                await DataPackage.WriteZipAsync(factory, options, file, cancel);
            }
            else await DataPackage.WriteFolderAsync(factory, options, output, cancel);
            await Console.Error.WriteLineAsync($"{output} written{(options.IsComplete ? "; it holds article texts and editors' names, so mind who gets it" : "")}.");
            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"export: {e.Message}");
            return 1;
        }
    }
}
