using System.Diagnostics;
using System.Globalization;
using ClaimTracker.Extraction;
using ClaimTracker.Extraction.Responses;
using ClaimTracker.Extraction.Syntax;
using ClaimTracker.Extraction.Text;

namespace ClaimTracker.Benchmarks.Speed;

/// <summary>Prints how fast the engine is on one thread, by stage and beside compromise: <c>speed TEXT-FOLDER</c>, each text file one article.</summary>
internal static class EngineSpeed
{
    private const int Passes = 7;
    private const int CompromisePasses = 3;

    public static int Run(string[] args)
    {
        if (!Directory.Exists(args[0]))
        {
            Console.Error.WriteLine($"{args[0]} is not a folder.");
            return 1;
        }
        ArticleText[] articles = [.. Directory.GetFiles(args[0], "*.txt").Order(StringComparer.Ordinal).Select(file => File.ReadAllText(file)).Select(text => new ArticleText(text, Paragraphs.Of(text)))];
        if (articles.Length == 0)
        {
            Console.Error.WriteLine($"{args[0]} holds no .txt files.");
            return 1;
        }
        ArticleExtractor.Default.Extract(articles[0]);
        Print($"start to first result: {(DateTime.Now - Process.GetCurrentProcess().StartTime).TotalSeconds:F2} s");
        var words = articles.Sum(article => article.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length);
        var engine = Measure.Best(Passes, () => Array.ForEach(articles, article => ArticleExtractor.Default.Extract(article)));
        Print($"{articles.Length} articles, {words} words, one thread: {words / engine.Seconds:N0} words/s by the clock, {words / engine.CpuSeconds:N0} words per processor second");
        PrintStages(articles);
        Print($"resident memory: {Environment.WorkingSet / 1e6:F0} MB");
        PrintCompromise(args[0], articles.Length, engine);
        return 0;
    }

    private static void PrintStages(ArticleText[] articles)
    {
        ParsedArticle[] parsed = [.. articles.Select(SyntaxPipeline.Default.Parse)];
        List<ExtractedStatement>[] statements = [.. parsed.Select(ArticleExtractor.Attribute)];
        (string Stage, Measure Time)[] stages =
        [
            ("tokens and sentences", Measure.Best(Passes, () => Array.ForEach(articles, Cut))),
            ("tags, lemmas, names, parse", Measure.Best(Passes, () => Array.ForEach(articles, article => SyntaxPipeline.Default.Parse(article)))),
            ("quotations, cues, attributions", Measure.Best(Passes, () => Array.ForEach(parsed, article => ArticleExtractor.Attribute(article)))),
            ("responses and sources", Measure.Best(Passes, () => { foreach (var (i, article) in parsed.Index()) ResponseStage.Default.Complete(article, statements[i]); })),
        ];
        stages[1].Time = new(stages[1].Time.Seconds - stages[0].Time.Seconds, stages[1].Time.CpuSeconds - stages[0].Time.CpuSeconds);
        var all = stages.Sum(stage => stage.Time.Seconds);
        foreach (var (stage, time) in stages) Print($"  {stage}: {100 * time.Seconds / all:F0} %");
    }

    private static void Cut(ArticleText article)
    {
        var tokens = new List<Span>();
        var sentences = new List<Sentence>();
        for (var block = 0; block < article.Blocks.Count; block++)
        {
            var first = tokens.Count;
            Tokenizer.Tokenize(article.Text, article.Blocks[block].Span, tokens);
            SentenceSplitter.Split(article.Text, tokens, first, block, sentences);
        }
    }

    private static void PrintCompromise(string folder, int articles, Measure engine)
    {
        if (CompromiseRun.Run(folder, CompromisePasses, Console.Error) is not { } other) return;
        Print($"compromise, quotations only: {other.Articles / other.Seconds:F1} articles/s by the clock; the engine {articles / engine.Seconds:F1}, {other.Seconds / engine.Seconds:F1} times as many");
        Print($"  per processor second: {other.Articles / other.CpuSeconds:F1} and {articles / engine.CpuSeconds:F1}, {other.CpuSeconds / engine.CpuSeconds:F1} times as many");
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
