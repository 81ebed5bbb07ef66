using ClaimTracker.Extraction;
using ClaimTracker.Model;
using ClaimTracker.Store.Reading.Search;
using FsCheck.Xunit;

namespace ClaimTracker.Tests.Store.Reading;

public class SearchRequestTests
{
    [Fact]
    public void Words_phrases_exclusions_and_beginnings_are_told_apart()
    {
        var request = SearchRequest.Parse("missil* \"open to talks\" -oil OR dam");

        Assert.Equal(
            [("missil", false, true, false), ("open to talks", false, false, false), ("oil", true, false, false), ("dam", false, false, true)],
            request.Terms.Select(t => (t.Text, t.IsExcluded, t.IsPrefix, t.IsAlternative)));
    }

    [Theory]
    [InlineData("kind:declined_to_comment", ResponseKind.DeclinedToComment)]
    [InlineData("kind:Counter-Claim", ResponseKind.CounterClaim)]
    public void A_kind_is_read_in_any_spelling(string line, ResponseKind kind) => Assert.Equal([kind], SearchRequest.Parse(line).Kinds);

    [Fact]
    public void A_quoted_value_belongs_to_its_operator() => Assert.Equal("Mercury Wire", SearchRequest.Parse("outlet:\"Mercury Wire\" grid").Outlet);

    [Fact]
    public void A_month_covers_all_of_its_days()
    {
        var request = SearchRequest.Parse("from:2017-02 to:2017-02");

        Assert.Equal((new DateOnly(2017, 2, 1), new DateOnly(2017, 2, 28)), (request.From!.Value, request.To!.Value));
    }

    [Theory]
    [InlineData("from:yesterday")]
    [InlineData("kind:shrug")]
    [InlineData("state:true")]
    [InlineData("-only -excluded")]
    public void What_cannot_be_read_is_said(string line) => Assert.NotEmpty(SearchRequest.Parse(line).Problems);

    [Fact]
    public void Contested_is_every_state_in_which_somebody_contradicts() =>
        Assert.Equal([ClaimState.Denied, ClaimState.Disputed, ClaimState.Mixed], SearchRequest.Parse("state:contested").States);

    [Fact]
    public void An_unknown_operator_is_a_word() => Assert.Equal("https://x.example", Assert.Single(SearchRequest.Parse("https://x.example").Terms).Text);

    [Property(MaxTest = 500)]
    public bool Any_line_is_read_without_an_error(string? line) => SearchRequest.Parse(line).Line.Length <= 500;
}
