using ClaimTracker.Extraction;
using ClaimTracker.Ingest;

namespace ClaimTracker.Tests.Ingest;

/// <summary>Reads the lines <c>NAME said that WORDS.</c> and <c>NAME denied that WORDS.</c>; a denial answers the statement with the same words, else the first.</summary>
internal static class TestEngine
{
    public static Engine Version(int number) => new($"test-engine/{number}", Extract);

    /// <summary>An engine that overlooks every line with certain words.</summary>
    public static Engine Blind(int number, string words) => new($"test-engine/{number}", article => Extract(article with
    {
        Blocks = [.. article.Blocks.Where(b => !b.Span.Cut(article.Text).Contains(words, StringComparison.Ordinal))],
    }));

    public static ArticleExtraction Extract(ArticleText article)
    {
        var sources = new List<ExtractedSource>();
        var statements = new List<ExtractedStatement>();
        var denials = new List<int>();
        foreach (var block in article.Blocks.Where(b => b.Kind == BlockKind.Paragraph)) Read(article.Text, block.Span, sources, statements, denials);
        var responses = denials.ConvertAll(d => new ExtractedResponse(
            d, ResponseKind.Denial, Targets(article.Text, statements, d, denials), 0.9, ["cue: denied"], DenialStrength.Plain, ResponseScope.Whole));
        return new(sources, statements, responses);
    }

    private static void Read(string text, Span line, List<ExtractedSource> sources, List<ExtractedStatement> statements, List<int> denials)
    {
        foreach (var cue in new[] { " said ", " denied " })
        {
            var at = text.IndexOf(cue + "that ", line.Start, line.Length, StringComparison.Ordinal);
            if (at < 0) continue;
            var name = new Span(line.Start, at);
            var content = new Span(at + cue.Length, text[line.End - 1] == '.' ? line.End - 1 : line.End);
            if (cue == " denied ") denials.Add(statements.Count);
            var unnamed = name.Cut(text).StartsWith("An official", StringComparison.Ordinal);
            var coded = unnamed ? new Anonymity(AnonymityType.Individual, "one", null, null, KnowledgeBasis.NotStated, false, null, new Dictionary<string, Span>()) : null;
            statements.Add(new ExtractedStatement(sources.Count, null, name, new Span(at + 1, at + cue.Length - 1), [content], QuoteKind.Indirect, StatementAct.Statement, 0.9));
            sources.Add(new ExtractedSource(unnamed ? SourceKind.Unnamed : SourceKind.Person, name.Cut(text), null, null, [name], coded));
            return;
        }
    }

    private static List<ResponseTarget> Targets(string text, List<ExtractedStatement> statements, int denial, List<int> denials)
    {
        var words = statements[denial].ContentSpans[0].Cut(text);
        var others = Enumerable.Range(0, statements.Count).Where(i => !denials.Contains(i)).ToList();
        var best = others.FindIndex(i => statements[i].ContentSpans[0].Cut(text) == words);
        return others.Count == 0 ? [] : [new ResponseTarget(others[Math.Max(0, best)], 0.8, ["same words"])];
    }
}
