using System.Text;
using ClaimTracker.Extraction.Lexicon;
using ClaimTracker.Extraction.Syntax;
using ClaimTracker.Extraction.Text;

namespace ClaimTracker.Extraction.Training;

/// <summary>Examples made of the sentences in <c>response-phrases.txt</c>: rare kinds and look-alikes that the annotated articles hardly have.</summary>
internal static class PhraseExamples
{
    /// <summary>Reads all sentences, each as an article of its own.</summary>
    public static IEnumerable<ResponseExample> All()
    {
        foreach (var line in WordLists.Read("response-phrases.txt"))
        {
            var bar = line.IndexOf('|', StringComparison.Ordinal);
            yield return Of(line[..bar], line[(bar + 1)..]);
        }
    }

    private static ResponseExample Of(string kind, string marked)
    {
        var text = new StringBuilder();
        var spans = new Dictionary<char, Span>();
        var start = 0;
        foreach (var c in marked)
            if (c is '{' or '[' or '<')
                start = text.Length;
            else if (c is '}' or ']' or '>')
                spans[c] = new(start, text.Length);
            else
                text.Append(c);
        var article = new ArticleText(text.ToString(), Paragraphs.Of(text.ToString()));
        var parsed = SyntaxPipeline.Default.Parse(article);
        var responses = kind == "none" ? [] : new List<GoldResponse> { new(At(spans, '}'), At(spans, ']'), At(spans, '>'), [ResponseGold.Kind(kind)], [], true) };
        return new(text.ToString(), parsed, ArticleExtractor.Attribute(parsed), new(new Dictionary<string, IReadOnlyList<Span>>(), responses, []), Story: text.ToString());
    }

    private static Span? At(Dictionary<char, Span> spans, char bracket) => spans.TryGetValue(bracket, out var span) ? span : null;
}
