using System.Globalization;
using ClaimTracker.Benchmarks.Desk;
using ClaimTracker.Benchmarks.Export;
using ClaimTracker.Benchmarks.Import;
using ClaimTracker.Benchmarks.Ingest;
using ClaimTracker.Benchmarks.Matching;
using ClaimTracker.Benchmarks.Reading;
using ClaimTracker.Benchmarks.Speed;

return args switch
{
    ["speed", .. { Length: 1 } rest] => EngineSpeed.Run(rest),
    ["word-frequencies", .. var rest] => WordFrequencies.Run(rest),
    ["export"] => await ExportBenchmark.RunAsync(rows: 1_000_000, rounds: 5),
    ["export", var rows] => await ExportBenchmark.RunAsync(int.Parse(rows, CultureInfo.InvariantCulture), rounds: 5),
    ["reading", var statements, var folder, .. var seconds] =>
        await ReadingBenchmark.RunAsync(int.Parse(statements, CultureInfo.InvariantCulture), folder, seconds is [var s, ..] ? int.Parse(s, CultureInfo.InvariantCulture) : 20, seconds is [_, var page] ? page : null),
    ["import-speed", .. var rest] => ImportSpeed.Run(rest),
    ["match-growth", .. var sizes] => await MatchGrowth.RunAsync(sizes.Length == 0 ? [1_000, 10_000, 100_000] : [.. sizes.Select(n => int.Parse(n, CultureInfo.InvariantCulture))]),
    ["import-store", var from, .. var rounds] => await ImportBenchmark.RunAsync(from, rounds is [var r] ? int.Parse(r, CultureInfo.InvariantCulture) : 3),
    ["import-files", var count, var folder] => ImportBenchmark.Write(Number(count), folder),
    ["train-pages", .. var rest] => PageTraining.Run(rest),
    ["contested", var data, var stories] => await ContestedStories.RunAsync(data, stories),
    ["pair-table", .. var rest] => await PairTable.RunAsync(rest),
    ["desk-server", var folder, var suggestions, var editors] => await DeskServer.RunAsync(folder, Number(suggestions), Number(editors)),
    ["circuits", .. var count] => await CircuitHeap.RunAsync(count is [var c] ? Number(c) : 1000),
    ["editors", .. var rest] => await EditorLoad.RunAsync(rest is [var c, ..] ? Number(c) : 300, rest is [_, var s] ? Number(s) : 30),
    ["review-list", .. var presses] => await ReviewListSpeed.RunAsync(presses is [var p] ? Number(p) : 1000),
    _ => Usage(),
};

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

static int Usage()
{
    Console.Error.WriteLine("usage: speed TEXT-FOLDER | word-frequencies TEXT-FOLDER OUT-FILE | pair-table DATA-FOLDER OUT-FILE | contested DATA-FOLDER STORIES-FILE | export [ROWS] | reading STATEMENTS FOLDER [SECONDS [PAGE]] | import-speed PAGE-FOLDER | match-growth [SIZE…] | import-store FOLDER-OR-COUNT [ROUNDS] | import-files COUNT FOLDER | train-pages weights|cross-validate PAGE-FOLDER OUT-FILE | circuits [COUNT] | editors [COUNT [SECONDS]] | review-list [PRESSES]");
    return 2;
}
