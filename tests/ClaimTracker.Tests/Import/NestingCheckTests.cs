using ClaimTracker.Import.Html;

namespace ClaimTracker.Tests.Import;

public class NestingCheckTests
{
    private const int Many = 20_000;

    [Theory]
    [InlineData("<div>"), InlineData("<DIV class=x>"), InlineData("<b>"), InlineData("<a href=x>"), InlineData("<table><tr><td>"), InlineData("<ul><li>"), InlineData("<x-y>")]
    public void Elements_nested_without_end_are_found(string tag) => Assert.True(NestingCheck.IsTooDeep(Repeated(tag)));

    [Theory]
    [InlineData("<div></div>"), InlineData("<p>"), InlineData("<li>"), InlineData("<tr><td>"), InlineData("<br>"), InlineData("<img src=x>"), InlineData("< 5"), InlineData("</div>")]
    [InlineData("<script>if(i<n)</script>"), InlineData("<style>a<b</style>"), InlineData("<!-- <div> -->"), InlineData("<script>")]
    public void Elements_that_end_or_hold_nothing_are_not(string tag) => Assert.False(NestingCheck.IsTooDeep(Repeated(tag)));

    [Fact]
    public void A_page_of_nested_elements_is_refused_with_a_cure()
    {
        var page = System.Text.Encoding.UTF8.GetBytes("<!doctype html><html><body>" + Repeated("<div>") + "The authority said no.");
        var failure = Assert.Single(Reading.Each(page, "deep.html")).Failure;
        Assert.Equal("deep.html: the page's elements are nested without end. Save the article as plain text and import that file.", failure?.Message);
    }

    private static string Repeated(string tag) => string.Concat(Enumerable.Repeat(tag, Many));
}
