using System.Diagnostics;
using ClaimTracker.Extraction.Syntax;
using ClaimTracker.Extraction.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace ClaimTracker.Extraction.Tests.Syntax;

public class HostileTextTests
{
    /// <summary>Far above linear time in a debug build, far below quadratic time.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    public static TheoryData<string, string> HostileTexts => new()
    {
        { "a megabyte without a full stop", Repeat("and so on ", 100_000) },
        { "a hundred thousand straight quotation marks", Repeat("\"", 100_000) },
        { "curly quotation marks", Repeat("“”‘’", 10_000) },
        { "apostrophes", Repeat("' ", 20_000) + Repeat("'", 50_000) },
        { "one word of half a million letters", Repeat("a", 500_000) },
        { "one word of half a million hyphens and letters", Repeat("a-", 250_000) },
        { "one word of half a million periods and letters", Repeat("a.", 250_000) },
        { "one number of half a million digits", Repeat("1,", 250_000) },
        { "zero-width and bidi marks", Repeat("a\u200b\u202eb\u2066 \ufeff\u00ad", 20_000) },
        { "a word of zero-width marks", "a" + Repeat("\u200b", 300_000) + "b" },
        { "lone surrogates", Repeat("\ud800x\udc00 \udfff", 15_000) },
        { "emoji and letters outside the basic plane", Repeat("😀𝐀𝐁 ", 15_000) },
        { "ten thousand nested brackets", Repeat("(", 10_000) + "x" + Repeat(")", 10_000) },
        { "opened tags", Repeat("<a ", 30_000) + Repeat("<", 30_000) },
        { "full stops", Repeat(". ", 30_000) + Repeat(".", 100_000) },
        { "addresses", Repeat("http://", 30_000) },
        { "blank lines", Repeat("\n", 300_000) + Repeat("a\n\n", 30_000) },
        { "control characters", Repeat("\0\a\u001b\u0085x", 20_000) },
        { "combining marks", "e" + Repeat("\u0301", 300_000) },
        { "contractions", Repeat("n't's'", 15_000) },
    };

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public void Hostile_text_is_read_in_linear_time(string what, string text)
    {
        var watch = Stopwatch.StartNew();
        var article = Parse(text);
        Assert.True(watch.Elapsed < Patience, $"{what}: {watch.Elapsed.TotalSeconds:F1} s");
        AssertSpansCutTheirText(article);
    }

    [Property(MaxTest = 300)]
    public Property Any_text_is_cut_into_tokens_of_its_own_characters() => Prop.ForAll(RandomTexts.Any(), text => AssertSpansCutTheirText(Parse(text)));

    private static ParsedArticle Parse(string text) => SyntaxPipeline.Default.Parse(new ArticleText(text, Paragraphs.Of(text)));

    private static void AssertSpansCutTheirText(ParsedArticle article)
    {
        var end = 0;
        foreach (var token in article.Tokens)
        {
            if (token.Span.Start < end || token.Span.Length <= 0 || token.Span.Cut(article.Article.Text) != token.Form)
                Assert.Fail($"The token {token.Span} is not \"{token.Form}\" or overlaps the one before.");
            if (Characters.IsBlank(token.Form[0])) Assert.Fail($"The token {token.Span} starts with a blank.");
            end = token.Span.End;
        }
        var first = 0;
        foreach (var sentence in article.Sentences)
        {
            Assert.Equal(first, sentence.First);
            Assert.InRange(sentence.End - sentence.First, 1, SentenceSplitter.Longest);
            for (var i = sentence.First; i < sentence.End; i++)
            {
                var head = article.Tokens[i].Head;
                if (head != -1 && (head < sentence.First || head >= sentence.End || head == i)) Assert.Fail($"Token {i} has the head {head} outside its sentence.");
                if (!article.Article.Blocks[sentence.Block].Span.Contains(article.Tokens[i].Span)) Assert.Fail($"Token {i} stands outside the block of its sentence.");
            }
            first = sentence.End;
        }
        Assert.Equal(article.Tokens.Length, first);
    }

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
