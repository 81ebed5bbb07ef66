using System.Diagnostics;
using System.Globalization;
using ClaimTracker.Ingest.Matching;
using ClaimTracker.Model;
using ClaimTracker.Store;

namespace ClaimTracker.Benchmarks.Ingest;

/// <summary>
/// How long it takes to find the related articles and the known claims for one article more, and to index it, as the store grows. Nothing
/// of what is measured is kept, so every size is exact.
/// </summary>
internal static class MatchGrowth
{
    private const int Warm = 150;
    private const int Measured = 200;

    public static async Task<int> RunAsync(IReadOnlyList<int> sizes)
    {
        var folder = Directory.CreateTempSubdirectory("claimtracker-match-");
        try
        {
            var factory = new ContextFactory(new StoreOptions(folder.FullName));
            using var store = await MatchStore.CreateAsync(factory);
            foreach (var size in sizes)
            {
                store.GrowTo(size);
                await MeasureAsync(factory, size);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
        return 0;
    }

    private static async Task MeasureAsync(ContextFactory factory, int size)
    {
        await using var context = factory.Create();
        await using var transaction = await context.Database.BeginTransactionAsync();
        var statistics = new TermStatistics();
        var clocks = new List<double>();
        var (joined, cpu) = (0, TimeSpan.Zero);
        for (var i = 0; i < Warm + Measured; i++)
        {
            // Spread over the stories that the store knows; the same numbers again would be copies.
            var number = (int)((long)(i + 1) * size / (Warm + Measured + 1));
            var (article, profile, said) = MatchStore.Read(number);
            var before = Environment.CpuUsage.TotalTime;
            var clock = Stopwatch.StartNew();
            joined += await MatchAsync(context, statistics, number, article.Published.InstantUtc!.Value.Date, profile, said);
            clock.Stop();
            if (i == Warm - 1) joined = 0;
            if (i < Warm) continue;
            cpu += Environment.CpuUsage.TotalTime - before;
            clocks.Add(clock.Elapsed.TotalMilliseconds);
        }
        clocks.Sort();
        Print($"{size,7} articles stored: {cpu.TotalMilliseconds / Measured,6:0.0} ms of processor time an article, by the clock median {clocks[Measured / 2]:0.0} ms, p95 {clocks[Measured * 95 / 100]:0.0} ms (bar: 50); {(double)joined / Measured:0.0} statements an article joined a known claim");
    }

    private static async Task<int> MatchAsync(ClaimTrackerContext context, TermStatistics statistics, int number, DateTime day, ArticleProfile profile, List<(int Start, string Words)> said)
    {
        var index = new ArticleIndex(context, statistics);
        var related = await index.FindAsync(profile, day, number, CancellationToken.None);
        await index.PutAsync(number, profile, day, CancellationToken.None);
        var statements = said.ConvertAll(s => new Statement { Words = s.Words, Start = s.Start, Fingerprint = "" });
        var matches = await new ClaimMatcher(context, statistics).MatchAsync(statements, related, profile.LeadEnd, CancellationToken.None);
        context.ChangeTracker.Clear();
        return matches.Count(m => m is not null);
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
