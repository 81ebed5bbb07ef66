using ClaimTracker.Extraction;
using ClaimTracker.Model;
using ClaimTracker.Store.Reading;
using ClaimTracker.Web.Components.Timelines;

namespace ClaimTracker.Web.Tests.Components;

public class TimelineLayoutTests
{
    private static readonly DateTime Monday = new(2026, 3, 2, 8, 0, 0, DateTimeKind.Utc);
    private int id;

    [Fact]
    public void An_answer_of_the_same_day_stands_beside_its_claim()
    {
        var telling = Telling(Monday);
        var rows = Arrange(telling, Denial(telling, Monday.AddHours(5)));

        Assert.Equal(["Mon 2 Mar 2026"], rows.OfType<MarkRow>().Select(m => m.Label));
        Assert.Equal(ResponseKind.Denial, Assert.Single(Assert.Single(rows.OfType<TellingRow>()).Answers).Item.Kind);
    }

    [Fact]
    public void A_later_answer_stands_at_its_own_date_and_points_back()
    {
        var telling = Telling(Monday);
        var rows = Arrange(telling, Denial(telling, Monday.AddDays(3)));

        Assert.Equal(["Mon 2 Mar 2026", "Thu 5 Mar 2026"], rows.OfType<MarkRow>().Select(m => m.Label));
        Assert.Equal("A", Assert.Single(Assert.Single(rows.OfType<AnswerRow>()).Answer.Targets).Letter);
        Assert.Equal(1, Assert.Single(Assert.Single(rows.OfType<TellingRow>()).LaterAnswers).Number);
    }

    [Fact]
    public void Silence_between_two_dates_is_drawn()
    {
        var rows = Arrange(Telling(Monday), Telling(Monday.AddDays(17), article: 2));

        Assert.Equal("16 days with nothing recorded", Assert.Single(rows.OfType<GapRow>()).Label);
    }

    [Fact]
    public void Undated_rows_come_last_and_say_before_when_they_cannot_be()
    {
        var rows = Arrange(Telling(null, article: 2) with { NotBefore = new DateOnly(2017, 9, 24) }, Telling(Monday));

        var mark = rows.OfType<MarkRow>().Last();
        Assert.Equal(("undated; not before 24 Sep 2017", true), (mark.Label, mark.IsUndated));
    }

    [Fact]
    public void A_copy_folds_into_the_telling_that_it_repeats()
    {
        var rows = Arrange(Telling(Monday), Telling(Monday.AddHours(2), article: 2) with { CopyOfId = 1 });

        Assert.Equal(2, Assert.Single(Assert.Single(rows.OfType<TellingRow>()).Copies).ArticleId);
    }

    [Fact]
    public void An_unanswered_claim_has_an_empty_slot_at_its_first_telling_only()
    {
        var rows = Arrange(Telling(Monday), Telling(Monday.AddDays(1), article: 2));

        Assert.Equal([true, false], rows.OfType<TellingRow>().Select(r => r.HasSlot));
    }

    [Fact]
    public void A_hidden_answer_does_not_make_its_claim_look_unanswered()
    {
        var telling = Telling(Monday);
        var rows = TimelineLayout.Arrange([telling, Denial(telling, Monday)], TimelineFilter.Parse("?kind=claim"));

        Assert.False(Assert.Single(rows.OfType<TellingRow>()).HasSlot);
    }

    [Fact]
    public void Letters_and_numbers_stay_when_rows_are_filtered_away()
    {
        var (first, second) = (Telling(Monday), Telling(Monday.AddDays(1), article: 2) with { Outlet = "Mercury" });
        var rows = TimelineLayout.Arrange([first, second], TimelineFilter.Parse("?outlet=Mercury"));

        Assert.Equal("B", Assert.Single(rows.OfType<TellingRow>()).Letter);
    }

    [Fact]
    public void Ties_stand_in_reading_order()
    {
        var rows = Arrange(Telling(Monday) with { Start = 90 }, Telling(Monday) with { Start = 5 });

        Assert.Equal([5, 90], rows.OfType<TellingRow>().Select(r => r.Item.Start));
    }

    [Theory]
    [InlineData("?zoom=year", "2026")]
    [InlineData("?zoom=month", "March 2026")]
    [InlineData("?zoom=day", "Mon 2 Mar 2026")]
    [InlineData("?zoom=hour", "Mon 2 Mar 2026, 08:00 UTC")]
    public void Marks_stand_as_close_as_the_zoom_says(string query, string label)
    {
        var rows = TimelineLayout.Arrange([Telling(Monday)], TimelineFilter.Parse(query));

        Assert.Equal(label, Assert.Single(rows.OfType<MarkRow>()).Label);
    }

    [Theory]
    [InlineData("?kind=rebut", 1)]
    [InlineData("?who=unnamed", 1)]
    [InlineData("?from=2026-03-03", 0)]
    [InlineData("?to=2026-03", 2)]
    [InlineData("?confirmed=1", 1)]
    [InlineData("?kind=nonsense", 0)]
    [InlineData("?from=soon&zoom=lightyear&page=-3", 2)]
    public void A_filter_in_the_address_chooses_rows(string query, int shown)
    {
        var telling = Telling(Monday) with { IsUnnamed = true };
        var filter = TimelineFilter.Parse(query);

        Assert.Equal(shown, new[] { telling, Denial(telling, Monday) }.Count(filter.Shows));
    }

    private static IReadOnlyList<TimelineRow> Arrange(params TimelineItem[] items) => TimelineLayout.Arrange(items, TimelineFilter.Parse(""));

    private TimelineItem Telling(DateTime? at, long article = 1) => new(
        ++id, 7, id, null, null, null, article, null, "Courier", 3, false, null, at, at is null ? DatePrecision.Unknown : DatePrecision.Exact, null, id, ReviewState.Suggested, 1);

    private TimelineItem Denial(TimelineItem target, DateTime at) => Telling(at, article: 9) with { Kind = ResponseKind.Denial, ResponseId = 40, Target = target.StatementId, Confidence = .9 };
}
