using ClaimTracker.Extraction;
using ClaimTracker.Extraction.Text;

namespace ClaimTracker.Ingest;

/// <summary>
/// What an article itself reports in its first sentence, as a claim that nobody is credited with: it is what other outlets repeat.
/// </summary>
internal static class LeadClaim
{
    private const int LeastWords = 6;

    /// <summary>Adds the first sentence of the body where no statement covers half of it.</summary>
    public static ArticleExtraction AddTo(ArticleExtraction extraction, ArticleText article)
    {
        if (Sentence(article) is not { } lead || extraction.Statements.Any(s => Covers(s, lead))) return extraction;
        var statement = new ExtractedStatement(null, null, null, null, [lead], QuoteKind.Indirect, StatementAct.Statement, 0.5);
        return extraction with { Statements = [.. extraction.Statements, statement] };
    }

    private static bool Covers(ExtractedStatement statement, Span lead)
    {
        var shared = statement.ContentSpans.Sum(span => Math.Max(0, Math.Min(span.End, lead.End) - Math.Max(span.Start, lead.Start)));
        return 2 * shared >= lead.Length || (statement.ContentSpans.Count == 0 && statement.CueSpan is { } cue && lead.Contains(cue));
    }

    private static Span? Sentence(ArticleText article)
    {
        foreach (var block in article.Blocks.Where(b => b.Kind == BlockKind.Paragraph).Take(3))
        {
            var tokens = new List<Span>();
            var sentences = new List<Sentence>();
            Tokenizer.Tokenize(article.Text, block.Span, tokens);
            SentenceSplitter.Split(article.Text, tokens, 0, 0, sentences);
            foreach (var sentence in sentences)
            {
                var span = new Span(tokens[sentence.First].Start, tokens[sentence.End - 1].End);
                if (tokens[sentence.First..sentence.End].Count(t => char.IsLetter(article.Text[t.Start])) >= LeastWords) return span;
            }
        }
        return null;
    }
}
