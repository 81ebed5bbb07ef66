using ClaimTracker.Extraction.Responses;
using ClaimTracker.Extraction.Syntax;
using ClaimTracker.Extraction.Text;

namespace ClaimTracker.Extraction.Tests.Responses;

public class RefusalCuesTests
{
    [Theory]
    [InlineData("The department declined comment on whether talks were held.", "declined", "comment", "declined comment on", "whether talks were held")]
    [InlineData("The department declined to comment on the talks.", "declined", "to comment on the talks", "declined to comment on", "the talks")]
    [InlineData("The department declined to comment.", "declined", "to comment", "declined to comment", null)]
    [InlineData("The department refused comment, but its rival spoke.", "refused", "comment", "refused comment", null)]
    public void The_cue_takes_in_the_whole_phrase(string text, string cue, string content, string wideCue, string? about)
    {
        var widened = Assert.Single(Widen(text, cue, content));

        Assert.Equal(wideCue, widened.CueSpan!.Value.Cut(text));
        Assert.Equal(about, widened.ContentSpans.Count == 0 ? null : widened.ContentSpans[0].Cut(text));
    }

    [Theory]
    [InlineData("The minister refused to resign over the talks.", "refused", "to resign over the talks")]
    [InlineData("The minister said that she would comment on the talks.", "said", "that she would comment on the talks")]
    public void What_refuses_no_comment_stays_as_it_is(string text, string cue, string content)
    {
        var widened = Assert.Single(Widen(text, cue, content));

        Assert.Equal(cue, widened.CueSpan!.Value.Cut(text));
        Assert.Equal(content, Assert.Single(widened.ContentSpans).Cut(text));
    }

    [Fact]
    public void Widening_twice_changes_nothing_more()
    {
        const string text = "The department declined comment on whether talks were held.";
        var once = Widen(text, "declined", "comment");
        var twice = RefusalCues.Widen(View(text), once);

        Assert.Equal(once[0].CueSpan, twice[0].CueSpan);
        Assert.Equal(once[0].ContentSpans, twice[0].ContentSpans);
    }

    private static List<ExtractedStatement> Widen(string text, string cue, string content) =>
        RefusalCues.Widen(View(text), [new(null, null, null, At(text, cue), [At(text, content)], QuoteKind.Indirect, StatementAct.Statement, 1)]);

    private static SyntaxView View(string text) => new(SyntaxPipeline.Default.Parse(new ArticleText(text, Paragraphs.Of(text))));

    private static Span At(string text, string part) => text.IndexOf(part, StringComparison.Ordinal) is var start ? new(start, start + part.Length) : default;
}
