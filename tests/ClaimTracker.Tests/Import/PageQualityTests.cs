using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using ClaimTracker.Extraction;
using ClaimTracker.Import;

namespace ClaimTracker.Tests.Import;

/// <summary>Real pages with their true text. The weights were trained on these, so this holds the ground; cross-validation measures.</summary>
public partial class PageQualityTests
{
    [Fact]
    public void Real_pages_are_read_as_well_as_before()
    {
        var folder = Reading.Shared("html");
        var pages = File.ReadLines(Path.Combine(folder, "truth.jsonl")).Select(line => Score(line, folder)).ToList();
        Assert.True(F1(pages, "naeb") >= 0.932, $"naeb {F1(pages, "naeb")}");
        Assert.True(F1(pages, "aeb") >= 0.970, $"aeb {F1(pages, "aeb")}");
        Assert.True(Share(pages, p => p.Title) >= 0.93, $"title {Share(pages, p => p.Title)}");
        Assert.True(Share(pages, p => p.Author) >= 0.83, $"author {Share(pages, p => p.Author)}");
    }

    [Fact]
    public void Articles_that_are_plain_text_lose_hardly_any_line()
    {
        var files = Directory.GetFiles(Path.Combine(Reading.Shared("polnear"), "dev", "text"), "*.txt");
        var articles = files.Select(f => Assert.Single(Reading.Of(File.ReadAllBytes(f), f))).ToList();
        var words = articles.Sum(a => a.Text.Length);
        var cut = articles.Sum(a => a.Blocks.Where(b => b.Kind is BlockKind.Boilerplate or BlockKind.Caption).Sum(b => b.Span.Length));
        Assert.True(cut < words / 200, $"{cut} of {words} characters");
    }

    private sealed record Row(string Set, double Precision, double Recall, bool? Title, bool? Author);

    private static Row Score(string line, string folder)
    {
        using var document = JsonDocument.Parse(line);
        var truth = document.RootElement;
        using var gzip = new GZipStream(File.OpenRead(Path.Combine(folder, "pages", truth.GetProperty("id").GetString() + ".html.gz")), CompressionMode.Decompress);
        using var memory = new MemoryStream();
        gzip.CopyTo(memory);
        var article = Reading.Each(memory.ToArray(), "page.html")[0].Articles is [var read] ? read : null;
        var body = article is null ? "" : string.Join('\n', article.Blocks.Where(b => b.Kind is BlockKind.Paragraph or BlockKind.Subheading).Select(b => b.Span.Cut(article.Text)));
        var (precision, recall) = Compare(Words(truth.GetProperty("text").GetString()!), Words(body));
        return new(truth.GetProperty("set").GetString()!, precision, recall,
            truth.GetProperty("title").GetString() is { } title ? Words(title).SequenceEqual(Words(article?.Title ?? ""), StringComparer.OrdinalIgnoreCase) : null,
            truth.GetProperty("authors") is { ValueKind: JsonValueKind.Array } authors && authors.GetArrayLength() > 0
                ? Names(authors.EnumerateArray().Select(a => a.GetString()!)).SetEquals(Names([article?.Byline ?? ""])) : null);
    }

    private static (double Precision, double Recall) Compare(List<string> truth, List<string> read)
    {
        Dictionary<string, int> left = Grams(truth), right = Grams(read);
        double both = left.Sum(g => Math.Min(g.Value, right.GetValueOrDefault(g.Key)));
        return (right.Count == 0 ? 0 : both / right.Values.Sum(), both / left.Values.Sum());
    }

    private static Dictionary<string, int> Grams(List<string> words) =>
        Enumerable.Range(0, words.Count == 0 ? 0 : Math.Max(1, words.Count - 3)).Select(i => string.Join(' ', words.Skip(i).Take(4))).GroupBy(g => g).ToDictionary(g => g.Key, g => g.Count());

    private static HashSet<string> Names(IEnumerable<string> values) =>
        values.SelectMany(v => v.Split([",", ";", " and ", "&", "|", "/"], StringSplitOptions.None)).Select(n => string.Join(' ', Words(n)).ToLowerInvariant()).Where(n => n.Length > 0).ToHashSet();

    private static double F1(List<Row> rows, string set)
    {
        var own = rows.Where(r => r.Set == set).ToList();
        double precision = own.Average(r => r.Precision), recall = own.Average(r => r.Recall);
        return 2 * precision * recall / (precision + recall);
    }

    private static double Share(List<Row> rows, Func<Row, bool?> field) => rows.Select(field).OfType<bool>().Average(x => x ? 1.0 : 0.0);

    private static List<string> Words(string text) => Word().Matches(text).Select(m => m.Value).ToList();

    [GeneratedRegex(@"\w+", RegexOptions.None, 2000)]
    private static partial Regex Word();
}
