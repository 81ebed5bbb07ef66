using System.Diagnostics;
using ClaimTracker.Extraction.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace ClaimTracker.Extraction.Tests;

public class ArticleExtractorHostileTests
{
    /// <summary>Far above linear time in a debug build, far below quadratic time.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    public static TheoryData<string, string> HostileTexts => new()
    {
        { "no full stop", Repeat("he said that they denied the report and ", 1_500) },
        { "a hundred thousand quotation marks", Repeat("\"", 100_000) },
        { "quotation marks around every word", Repeat("\"a\" ", 8_000) },
        { "quotations that open in every paragraph and never close", Repeat("“He said it\n\n", 4_000) },
        { "one word of half a million letters", Repeat("a", 500_000) },
        { "zero-width and bidi marks", Repeat("said\u200b\u202ehe\u2066 \ufeff\u00ad", 4_000) },
        { "lone surrogates", Repeat("\ud800said \udc00 \udfff", 4_000) },
        { "ten thousand nested brackets", Repeat("(", 10_000) + "he said x" + Repeat(")", 10_000) },
        { "the same denial", Repeat("Iran denied the report. ", 2_000) },
        { "a new source in every sentence", string.Concat(Enumerable.Range(0, 1_500).Select(i => $"Mr. Abc{i} denied that Xyz{i * 7} did it. ")) },
        { "unnamed sources", Repeat("A source said so. ", 2_000) },
        { "sentences of one verb", Repeat("Said. ", 5_000) },
        { "names and colons", Repeat("A: b\n", 5_000) },
    };

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public void Hostile_text_is_read_in_linear_time(string what, string text)
    {
        var watch = Stopwatch.StartNew();
        AssertConsistent(Articles.Extract(text), text);
        Assert.True(watch.Elapsed < Patience, $"{what}: {watch.Elapsed.TotalSeconds:F1} s");
    }

    [Property(MaxTest = 150)]
    public Property Whatever_is_found_in_any_text_lies_in_it() => Prop.ForAll(RandomTexts.Any(), text => AssertConsistent(Articles.Extract(text), text));

    private static void AssertConsistent(ArticleExtraction found, string text)
    {
        foreach (var source in found.Sources)
        {
            Assert.NotEmpty(source.Mentions);
            Assert.Equal(source.Kind == SourceKind.Unnamed, source.Anonymity is not null);
            AssertInside(source.Mentions, text);
            AssertInside(source.Anonymity?.Evidence.Values ?? [], text);
        }
        foreach (var statement in found.Statements)
        {
            AssertInside(new[] { statement.SourceSpan, statement.CueSpan, statement.RelaySpan, statement.TimeSpan }.OfType<Span>(), text);
            AssertInside(statement.ContentSpans, text);
            AssertIndex(statement.Source ?? 0, Math.Max(1, found.Sources.Count));
            AssertIndex(statement.Parent ?? 0, found.Statements.Count);
            Assert.InRange(statement.Confidence, 0, 1);
        }
        foreach (var response in found.Responses)
        {
            AssertIndex(response.Statement, found.Statements.Count);
            foreach (var target in response.Targets)
            {
                AssertIndex(target.Statement, found.Statements.Count);
                Assert.InRange(target.Confidence, 0, 1);
            }
        }
    }

    private static void AssertInside(IEnumerable<Span> spans, string text)
    {
        foreach (var span in spans)
        {
            if (span.Start < 0 || span.Length <= 0 || span.End > text.Length) Assert.Fail($"{span} is not a stretch of a text of {text.Length} characters.");
        }
    }

    private static void AssertIndex(int index, int count) => Assert.InRange(index, 0, count - 1);

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
