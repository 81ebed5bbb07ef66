using ClaimTracker.Import.Html;

namespace ClaimTracker.Tests.Import;

public class NestingCheckTests
{
    private const int Many = 20_000;

    [Theory]
    [InlineData("<div>"), InlineData("<DIV class=x>"), InlineData("<b>"), InlineData("<a href=x>"), InlineData("<table><tr><td>"), InlineData("<ul><li>"), InlineData("<x-y>"), InlineData("</section><address>"), InlineData("<li><dd>"), InlineData("<font></b>")]
    public void Elements_nested_without_end_are_too_much(string tag) => Assert.True(NestingCheck.IsTooMuch(Repeated(tag)));

    [Theory]
    [InlineData("<div></div>"), InlineData("<p>"), InlineData("<li>"), InlineData("<tr><td>"), InlineData("<div><p></div>"), InlineData("<li><p>"), InlineData("<tbody><tr><th><p><td>"), InlineData("<b><p></b>"), InlineData("<br>"), InlineData("<img src=x>"), InlineData("< 5"), InlineData("</div>")]
    [InlineData("<script>if(i<n)</script>"), InlineData("<style>a<b</style>"), InlineData("<!-- <div> -->"), InlineData("<script>")]
    public void Elements_that_end_or_hold_nothing_are_not(string tag) => Assert.False(NestingCheck.IsTooMuch(Repeated(tag)));

    [Fact]
    public void A_page_of_nested_elements_is_refused_with_a_cure()
    {
        var page = System.Text.Encoding.UTF8.GetBytes("<!doctype html><html><body>" + Repeated("<div>") + "The authority said no.");
        var failure = Assert.Single(Reading.Each(page, "deep.html")).Failure;
        Assert.Equal("deep.html: the page's elements are too many or nested without end. Save the article as plain text and import that file.", failure?.Message);
    }

    [Fact]
    public void Elements_whose_ends_are_in_the_wrong_order_are_too_much_before_the_parser_has_to_mend_them()
    {
        var page = string.Concat(Enumerable.Range(0, 4_000).Select(i => $"<font class=c{i}><p>")) + string.Concat(Enumerable.Repeat("</font>", 40_000));
        Assert.True(NestingCheck.IsTooMuch(page));
    }

    [Fact]
    public void A_page_of_forty_thousand_elements_as_deep_as_news_pages_go_is_not()
    {
        var page = string.Concat(Enumerable.Repeat("<div>", 20)) + string.Concat(Enumerable.Repeat("<div><b>x</b></div>", 20_000));
        Assert.False(NestingCheck.IsTooMuch(page));
    }

    private static string Repeated(string tag) => string.Concat(Enumerable.Repeat(tag, Many));
}
