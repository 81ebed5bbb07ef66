using System.Globalization;
using ClaimTracker.Ingest.Matching;

namespace ClaimTracker.Benchmarks.Matching;

/// <summary>Makes the reference word counts: <c>word-frequencies TEXT-FOLDER OUT-FILE</c>, each text file one article.</summary>
internal static class WordFrequencies
{
    private const int LeastArticles = 3;

    public static int Run(string[] args)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var articles = 0;
        foreach (var file in Directory.EnumerateFiles(args[0], "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            articles++;
            foreach (var form in MatchTerms.Of(File.ReadAllText(file)).Select(t => t.Form).Distinct()) counts[form] = counts.GetValueOrDefault(form) + 1;
        }
        using var output = new StreamWriter(args[1]) { NewLine = "\n" };
        output.WriteLine(articles.ToString(CultureInfo.InvariantCulture));
        foreach (var (form, count) in counts.Where(c => c.Value >= LeastArticles && c.Key.All(char.IsLetter)))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{form}\t{count}"));
        return 0;
    }
}
