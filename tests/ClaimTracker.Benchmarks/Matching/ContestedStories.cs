using System.Globalization;
using System.Text.Json;
using ClaimTracker.Extraction;
using ClaimTracker.Ingest.Matching;
using ClaimTracker.Model;
using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Benchmarks.Matching;

/// <summary>
/// How well a threshold on the surest rebuttal of a shared claim tells contested stories from others, chosen on all stories, and chosen on four
/// fifths and judged on the rest, over twenty divisions.
/// </summary>
internal static class ContestedStories
{
    private const int Folds = 5;
    private const int Divisions = 20;

    public static async Task<int> RunAsync(string dataFolder, string storiesFile)
    {
        var gold = JsonSerializer.Deserialize<Dictionary<string, Gold>>(await File.ReadAllTextAsync(storiesFile), JsonSerializerOptions.Web)!;
        var surest = gold.Values.Select(g => g.Story).Distinct().ToDictionary(s => s, _ => 0.0);
        foreach (var (stories, probability) in await RebuttalsAsync(dataFolder, gold))
        {
            foreach (var story in stories) surest[story] = Math.Max(surest[story], probability);
        }
        var contested = gold.Values.Where(g => g.Disagree > 0).Select(g => g.Story).ToHashSet();
        Print($"at the threshold in use, {SharedAnswer.Least}: F1 {Score(surest, contested, SharedAnswer.Least):0.0}");
        Print($"at the best threshold, {Best(surest, contested):0.000}: F1 {Score(surest, contested, Best(surest, contested)):0.0}");
        var divided = Enumerable.Range(0, Divisions).Select(d => Divided(surest, contested, new Random(d))).ToList();
        Print($"threshold from the other stories, {Folds} folds, {Divisions} divisions: F1 {divided.Average():0.0} (from {divided.Min():0.0} to {divided.Max():0.0})");
        return 0;
    }

    private static double Divided(Dictionary<string, double> surest, HashSet<string> contested, Random random)
    {
        var order = surest.Keys.Order(StringComparer.Ordinal).ToArray();
        random.Shuffle(order);
        var got = new HashSet<string>();
        for (var fold = 0; fold < Folds; fold++)
        {
            var held = order.Where((_, i) => i % Folds == fold).ToHashSet();
            var threshold = Best(surest.Where(s => !held.Contains(s.Key)).ToDictionary(), contested);
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

    private static async Task<List<(HashSet<string> Stories, double Probability)>> RebuttalsAsync(string dataFolder, Dictionary<string, Gold> gold)
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
                let probability = SharedAnswer.Probability(l.Kind, l.Confidence, l.Link, l.Words, l.CuePassage?.Text, [.. told[l.ClaimId].Select(t => t.Words)])
                select (articles.Select(a => storyOf.GetValueOrDefault(a)).OfType<string>().ToHashSet(), probability)).ToList();
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private sealed record Gold(string Story, int Agree, int Disagree, int Discuss);
}
