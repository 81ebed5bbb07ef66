using System.Diagnostics;
using System.Text;
using ClaimTracker.Extraction.Responses;
using ClaimTracker.Extraction.Syntax;
using FsCheck.Xunit;

namespace ClaimTracker.Extraction.Tests.Responses;

public class HostileResponseTests
{
    [Theory]
    [InlineData("He denied the report and ", 40_000)]
    [InlineData("\"That is false,\" she said. ", 37_000)]
    [InlineData("Iran denied. ", 77_000)]
    [InlineData("(", 10_000)]
    [InlineData("a", 500_000)]
    [InlineData("\ud800\u200b\u202e denied ", 20_000)]
    public void Hostile_text_stays_linear(string piece, int times)
    {
        var parsed = SyntaxPipeline.Default.Parse(Articles.Of(new StringBuilder().Insert(0, piece, times).ToString()));
        _ = ResponseStage.Default;
        var clock = Stopwatch.StartNew();

        ResponseStage.Default.Complete(parsed, []);

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(120), $"took {clock.Elapsed}");
    }

    [Property(MaxTest = 60)]
    public bool Every_span_lies_in_the_text(string[] words)
    {
        string[] known = ["denied", "the report", "Iran", "said", "\"", ",", ".", "not true", "he", "declined to comment", "(", "\n\n"];
        var text = string.Join(' ', words.Select((w, i) => known[(w ?? "").Length % known.Length] + (i % 5 == 0 ? w : "")));
        var found = Articles.Extract(text);
        var spans = found.Statements.SelectMany(s => s.ContentSpans.Append(s.SourceSpan ?? default).Append(s.CueSpan ?? default))
            .Concat(found.Sources.SelectMany(s => s.Mentions));
        return spans.All(s => s.Start >= 0 && s.Start <= s.End && s.End <= text.Length);
    }
}
