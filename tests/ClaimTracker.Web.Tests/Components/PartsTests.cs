using Bunit;
using ClaimTracker.Extraction;
using ClaimTracker.Model;
using ClaimTracker.Store.Reading;
using ClaimTracker.Web.Components.Parts;
using Microsoft.Extensions.DependencyInjection;

namespace ClaimTracker.Web.Tests.Components;

public class PartsTests : BunitContext
{
    public PartsTests() => Services.AddLocalization();

    [Fact]
    public void An_unnamed_source_is_quoted_and_tagged_so_that_no_reader_takes_it_for_a_name()
    {
        var tag = Render<SourceTag>(p => p.Add(t => t.Source, new SourceLabel(4, SourceKind.Unnamed, "two U.S. officials", null, null, null)));

        Assert.Equal("Unnamed", tag.Find("em.tag").TextContent);
        Assert.Equal("two U.S. officials", tag.Find("q").TextContent);
    }

    [Fact]
    public void A_named_source_has_its_role_and_who_relayed_it()
    {
        var tag = Render<SourceTag>(p => p.Add(t => t.Source, new SourceLabel(4, SourceKind.Person, "Ilka Drovane", "minister", "Tarvenia", null)).Add(t => t.Relay, "Mehr news agency"));

        Assert.Equal("Ilka Drovane minister, Tarvenia, quoted by Mehr news agency", tag.Find(".src > span").TextContent.Trim());
    }

    [Fact]
    public void Markup_in_a_name_is_shown_as_text()
    {
        var tag = Render<SourceTag>(p => p.Add(t => t.Source, new SourceLabel(4, SourceKind.Person, "<script>alert(1)</script>", null, null, null)));

        Assert.Empty(tag.FindAll("script"));
        Assert.Equal("<script>alert(1)</script>", tag.Find("bdi").TextContent);
    }

    [Theory]
    [InlineData(ClaimState.Denied, "rebut", "Denied")]
    [InlineData(ClaimState.NoComment, "none", "No comment")]
    [InlineData(ClaimState.Confirmed, "confirm", "Confirmed")]
    [InlineData(ClaimState.Unanswered, "", "Unanswered")]
    public void A_state_is_a_glyph_and_a_word_and_never_colour_alone(ClaimState state, string colour, string word)
    {
        var badge = Render<StateBadge>(p => p.Add(b => b.State, state));

        Assert.Equal(word, badge.Find(".state").TextContent);
        Assert.NotNull(badge.Find("svg use"));
        Assert.Equal(colour.Length > 0, badge.Find(".state").ClassList.Contains(colour) && colour.Length > 0);
    }

    [Theory]
    [InlineData(DatePrecision.Exact, "Fri 6 Oct 2017", "2017-10-06T14:05:00Z")]
    [InlineData(DatePrecision.Day, "Fri 6 Oct 2017", "2017-10-06")]
    [InlineData(DatePrecision.Month, "October 2017", "2017-10")]
    [InlineData(DatePrecision.Year, "2017", "2017")]
    [InlineData(DatePrecision.Inferred, "about Fri 6 Oct 2017", "2017-10-06")]
    public void A_date_is_written_as_exactly_as_it_is_known(DatePrecision precision, string words, string machine)
    {
        var when = Render<When>(p => p.Add(w => w.At, new DateTime(2017, 10, 6, 14, 5, 0, DateTimeKind.Utc)).Add(w => w.Precision, precision));

        Assert.Equal((words, machine), (when.Find("time").TextContent, when.Find("time").GetAttribute("datetime")));
        Assert.NotEmpty(when.Find("time").GetAttribute("title")!);
    }

    [Fact]
    public void A_missing_date_is_said_and_never_made_up()
    {
        var when = Render<When>(p => p.Add(w => w.At, null).Add(w => w.Precision, DatePrecision.Unknown).Add(w => w.NotBefore, new DateOnly(2017, 9, 24)));

        Assert.Equal("undated; not before 24 Sep 2017", when.Find("span").TextContent);
        Assert.Empty(when.FindAll("time"));
    }

    [Theory]
    [InlineData(0, "same day")]
    [InlineData(1, "1 day later")]
    [InlineData(-2, "2 days before")]
    [InlineData(92, "3 months later")]
    [InlineData(1100, "3 years later")]
    public void The_distance_between_claim_and_answer_is_in_words(int days, string words)
    {
        var told = new DateTime(2026, 3, 2, 20, 0, 0, DateTimeKind.Utc);

        Assert.Equal(words, Dates.Lag(told, told.AddDays(days).AddHours(1)));
    }

    [Fact]
    public void Only_quoted_words_get_quotation_marks_and_the_texts_own_are_not_doubled()
    {
        var line = new Line(1, 1, 1, "t", null, null, false, null, null, "\"It was paid in cash,\"", QuoteKind.Direct, StatementAct.Statement, null, DatePrecision.Unknown, null, null, 0, ReviewState.Suggested);

        Assert.Equal("It was paid in cash", Render<Quotation>(p => p.Add(q => q.Line, line)).Find("blockquote.quote").TextContent);
        Assert.Equal("\"It was paid in cash,\"", Render<Quotation>(p => p.Add(q => q.Line, line with { Quote = QuoteKind.Indirect })).Find("blockquote.said").TextContent);
    }

    [Fact]
    public void Found_words_are_marked_and_stray_marks_vanish()
    {
        var marked = Render<Marked>(p => p.Add(m => m.Text, "paid in \u0002cash\u0003 \u0002"));

        Assert.Equal("cash", marked.Find("mark").TextContent);
        Assert.Equal("paid in cash ", marked.Find("bdi").TextContent);
    }
}
