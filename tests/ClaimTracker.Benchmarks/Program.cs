using System.Globalization;
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
        await ReadingBenchmark.RunAsync(int.Parse(statements, CultureInfo.InvariantCulture), folder, seconds is [var s] ? int.Parse(s, CultureInfo.InvariantCulture) : 5),
    ["import-speed", .. var rest] => ImportSpeed.Run(rest),
    ["import-store", var from, .. var rounds] => await ImportBenchmark.RunAsync(from, rounds is [var r] ? int.Parse(r, CultureInfo.InvariantCulture) : 3),
    ["train-pages", .. var rest] => PageTraining.Run(rest),
    ["contested", var data, var stories] => await ContestedStories.RunAsync(data, stories),
    ["pair-table", .. var rest] => await PairTable.RunAsync(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: speed TEXT-FOLDER | word-frequencies TEXT-FOLDER OUT-FILE | pair-table DATA-FOLDER OUT-FILE | contested DATA-FOLDER STORIES-FILE | export [ROWS] | reading STATEMENTS FOLDER [SECONDS] | import-speed PAGE-FOLDER | import-store FOLDER-OR-COUNT [ROUNDS] | train-pages weights|cross-validate PAGE-FOLDER OUT-FILE");
    return 2;
}
