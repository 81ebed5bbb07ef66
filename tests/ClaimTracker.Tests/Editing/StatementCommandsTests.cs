using ClaimTracker.Editing;
using ClaimTracker.Extraction;
using ClaimTracker.Model;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Tests.Editing;

public class StatementCommandsTests
{
    [Fact]
    public async Task Edited_spans_cut_their_words_out_of_the_text()
    {
        await using var desk = await Desk.OpenAsync();
        var spans = new MarkedSpans(Desk.SpanOf("Minister Ana Ruiz"), Desk.SpanOf("denied"), [Desk.SpanOf("the report"), Desk.SpanOf("\"It is half empty,\"")]);

        await desk.Statements.EditSpansAsync(desk.Editor, desk.Denied, 0, spans);

        var statement = await desk.ReadAsync(c => c.Statements.SingleAsync(s => s.Id == desk.Denied));
        Assert.Equal(["the report", "\"It is half empty,\""], statement.Content.Select(p => p.Text));
        Assert.All(statement.Content.Append(statement.SourcePassage!).Append(statement.CuePassage!), p => Assert.True(p.Fits(Desk.Text)));
        Assert.Equal((QuoteKind.Mixed, ReviewState.Edited, Desk.SpanOf("Minister").Start), (statement.Quote, statement.Review, statement.Start));
    }

    [Theory]
    [InlineData(-1, 4)]
    [InlineData(5, 5)]
    [InlineData(9, 4)]
    [InlineData(0, 10_000)]
    public async Task A_span_outside_the_text_is_refused_with_a_cure(int start, int end)
    {
        await using var desk = await Desk.OpenAsync();

        var outcome = await desk.Statements.EditSpansAsync(desk.Editor, desk.Denied, 0, new(null, null, [new Span(start, end)]));

        Assert.Contains("Mark it again", Assert.IsType<Outcome.Invalid>(outcome).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pieces_out_of_order_are_refused()
    {
        await using var desk = await Desk.OpenAsync();
        var spans = new MarkedSpans(null, null, [Desk.SpanOf("half empty"), Desk.SpanOf("the report")]);

        Assert.IsType<Outcome.Invalid>(await desk.Statements.EditSpansAsync(desk.Editor, desk.Denied, 0, spans));
    }

    [Fact]
    public async Task A_split_statement_becomes_two_with_the_same_source_and_cue()
    {
        await using var desk = await Desk.OpenAsync();

        await desk.Statements.SplitAsync(desk.Editor, desk.Told, 0, Desk.SpanOf("is full").Start);

        var both = await desk.ReadAsync(c => c.Statements.Where(s => s.SourceId == desk.Official).OrderBy(s => s.Id).ToListAsync());
        Assert.Equal(["the dam", "is full"], both.Select(s => s.Words));
        Assert.Equal(["said", "said"], both.Select(s => s.CuePassage!.Text));
        Assert.Equal(2, both.Select(s => s.Fingerprint).Distinct().Count());
    }

    [Fact]
    public async Task A_statement_made_by_hand_of_an_unnamed_source_holds_only_published_words()
    {
        await using var desk = await Desk.OpenAsync();
        var spans = new MarkedSpans(null, null, [Desk.SpanOf("half empty")]);

        var invented = await desk.Statements.CreateAsync(desk.Editor, desk.ArticleVersion, new(null, SourceKind.Unnamed, "Juan Perez of the water board"), spans);
        var published = await desk.Statements.CreateAsync(desk.Editor, desk.ArticleVersion, new(null, SourceKind.Unnamed, "An official"), spans);

        Assert.Contains("only published words", Assert.IsType<Outcome.Invalid>(invented).Problem, StringComparison.Ordinal);
        Assert.IsType<Outcome.Done>(published);
        Assert.DoesNotContain(await desk.ReadAsync(c => c.Sources.Select(s => s.Name).ToListAsync()), name => name.Contains("Perez", StringComparison.Ordinal));
    }
}
