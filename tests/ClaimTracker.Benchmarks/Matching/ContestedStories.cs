using System.Globalization;
using System.Text.Json;
using ClaimTracker.Extraction;
using ClaimTracker.Ingest.Matching;
using ClaimTracker.Model;
using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Benchmarks.Matching;

/// <summary>
/// How well the limits of the surest rebuttal of a shared claim, of its link and of its answer, tell contested stories from others: chosen on all stories, and
/// chosen on four fifths and judged on the rest, over twenty divisions.
/// </summary>
internal static class ContestedStories
{
    private const int Folds = 5;
    private const int Divisions = 20;

    private static readonly double[] LinkLimits = [0.15, 0.25, 0.3, 0.35, 0.4, 0.42, 0.44, 0.46, 0.48, 0.5, 0.55, 0.6, 0.65];

    public static async Task<int> RunAsync(string dataFolder, string storiesFile)
    {
        var gold = JsonSerializer.Deserialize<Dictionary<string, Gold>>(await File.ReadAllTextAsync(storiesFile), JsonSerializerOptions.Web)!;
        var rebuttals = await RebuttalsAsync(dataFolder, gold);
        var contested = gold.Values.Where(g => g.Disagree > 0).Select(g => g.Story).ToHashSet();
        var byLimit = LinkLimits.ToDictionary(limit => limit, limit => Surest(gold, rebuttals, limit));
        Print($"at the limits in use, link {SharedAnswer.LeastLink}, answer {SharedAnswer.Least}: F1 {Score(Surest(gold, rebuttals, SharedAnswer.LeastLink), contested, SharedAnswer.Least):0.0}");
        foreach (var (limit, surest) in byLimit)
            Print($"link from {limit:0.00}: best from {Best(surest, contested):0.000}, F1 {Score(surest, contested, Best(surest, contested)):0.0}; from {SharedAnswer.Least}: {Score(surest, contested, SharedAnswer.Least):0.0}");
        var divided = Enumerable.Range(0, Divisions).Select(d => Divided(byLimit, contested, new Random(d))).ToList();
        Print($"both limits from the other stories, {Folds} folds, {Divisions} divisions: F1 {divided.Average():0.0} (from {divided.Min():0.0} to {divided.Max():0.0})");
        return 0;
    }

    private static Dictionary<string, double> Surest(Dictionary<string, Gold> gold, List<(HashSet<string> Stories, Func<double, double> Probability)> rebuttals, double limit)
    {
        var surest = gold.Values.Select(g => g.Story).Distinct().ToDictionary(s => s, _ => 0.0);
        foreach (var (stories, probability) in rebuttals)
            foreach (var story in stories) surest[story] = Math.Max(surest[story], probability(limit));
        return surest;
    }

    private static double Divided(Dictionary<double, Dictionary<string, double>> byLimit, HashSet<string> contested, Random random)
    {
        var order = byLimit.Values.First().Keys.Order(StringComparer.Ordinal).ToArray();
        random.Shuffle(order);
        var got = new HashSet<string>();
        for (var fold = 0; fold < Folds; fold++)
        {
            var held = order.Where((_, i) => i % Folds == fold).ToHashSet();
            var (surest, threshold, _) = byLimit.Values.Select(all =>
            {
                var others = all.Where(s => !held.Contains(s.Key)).ToDictionary();
                var best = Best(others, contested);
                return (all, best, F1: Score(others, [.. contested.Where(others.ContainsKey)], best));
            }).MaxBy(choice => choice.F1);
            got.UnionWith(held.Where(s => surest[s] >= threshold));
        }
        return F1(got, contested);
    }

    private static double Best(Dictionary<string, double> surest, HashSet<string> contested) =>
        surest.Values.Where(v => v > 0).Distinct().Order().MaxBy(t => Score(surest, [.. contested.Where(surest.ContainsKey)], t));

    private static double Score(Dictionary<string, double> surest, HashSet<string> contested, double threshold) =>
        F1([.. surest.Where(s => s.Value >= threshold).Select(s => s.Key)], contested);

    private static double F1(HashSet<string> got, HashSet<string> wanted) =>
        got.Count + wanted.Count == 0 ? 0 : 200.0 * got.Count(wanted.Contains) / (got.Count + wanted.Count);

    private static async Task<List<(HashSet<string> Stories, Func<double, double> Probability)>> RebuttalsAsync(string dataFolder, Dictionary<string, Gold> gold)
    {
        await using var context = new ContextFactory(new StoreOptions(dataFolder)).Create();
        var names = await context.Fetches.OrderByDescending(f => f.Id).Select(f => new { f.ArticleVersion!.ArticleId, f.Location }).ToListAsync();
        var storyOf = names.DistinctBy(n => n.ArticleId).ToDictionary(n => n.ArticleId, n => gold.GetValueOrDefault(Path.GetFileNameWithoutExtension(n.Location))?.Story);
        var told = (await context.Tellings.Select(t => new { t.ClaimId, t.Statement!.ArticleId, t.Statement.Words }).ToListAsync()).ToLookup(t => t.ClaimId);
        var links = await context.ResponseLinks.Select(l => new { l.ClaimId, Link = l.Confidence, l.Response!.Confidence, l.Response.Kind, l.Response.Statement!.ArticleId, l.Response.Statement.Words, l.Response.Statement.CuePassage }).ToListAsync();
        return (from l in links
                where l.Kind.Stance() == ResponseStance.Rebuttal
                let articles = told[l.ClaimId].Select(t => t.ArticleId).Append(l.ArticleId).ToHashSet()
                where articles.Count > 1
                let tellings = told[l.ClaimId].Select(t => t.Words).ToList()
                let probability = (Func<double, double>)(limit => SharedAnswer.Probability(l.Kind, l.Confidence, l.Link, l.Words, l.CuePassage?.Text, tellings, limit))
                select (articles.Select(a => storyOf.GetValueOrDefault(a)).OfType<string>().ToHashSet(), probability)).ToList();
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private sealed record Gold(string Story, int Agree, int Disagree, int Discuss);
}
