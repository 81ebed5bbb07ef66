using System.Diagnostics;
using System.Text;
using ClaimTracker.Import;

namespace ClaimTracker.Tests.Import;

public class HostilePageTests
{
    [Theory]
    [InlineData("<div>", 80_000), InlineData("<b>", 130_000), InlineData("<a href=x>", 40_000), InlineData("<table><tr><td>", 27_000), InlineData("<svg>", 80_000)]
    [InlineData("<p><font><i>", 33_000), InlineData("<ul><li>", 50_000), InlineData("<blockquote>", 33_000), InlineData("<", 400_000), InlineData("<!--", 100_000), InlineData("</p>", 100_000), InlineData("<li><dd>", 50_000), InlineData("</section><address>", 21_000), InlineData("</caption><font></select><dd>", 14_000), InlineData("<b><p></b>", 40_000)]
    public void Elements_nested_without_end_are_read_or_refused_within_five_seconds(string tag, int times)
    {
        var page = Encoding.UTF8.GetBytes("<!doctype html><html><body>" + string.Concat(Enumerable.Repeat(tag, times)) + "The authority said no.");
        var clock = Stopwatch.StartNew();
        var result = Assert.Single(Reading.Each(page, "deep.html"));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"{clock.Elapsed}");
        Assert.True(result.Articles.Count == 1 || result.Failure!.Message.StartsWith("deep.html: ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("<font class=c{0}><p>", 1_300, "</font>"), InlineData("<b class=c{0}><div>", 900, "</b>"), InlineData("<a class=c{0}><p>", 1_300, "</a>"), InlineData("<b class=c{0}>", 300, "</p>")]
    public void Elements_whose_ends_are_in_the_wrong_order_are_read_or_refused_within_five_seconds(string start, int times, string end)
    {
        var page = Encoding.UTF8.GetBytes("<!doctype html><html><body>" + string.Concat(Enumerable.Range(0, times).Select(i => start.Replace("{0}", $"{i}", StringComparison.Ordinal)))
            + string.Concat(Enumerable.Repeat(end, times * 10)) + "The authority said no.");
        var clock = Stopwatch.StartNew();
        var result = Assert.Single(Reading.Each(page, "crossed.html"));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"{clock.Elapsed}");
        Assert.True(result.Articles.Count == 1 || result.Failure!.Message.StartsWith("crossed.html: ", StringComparison.Ordinal));
    }

    [Fact]
    public void Nul_and_half_a_surrogate_pair_in_a_page_become_replacement_characters_or_nothing()
    {
        var page = PageReaderTests.Page("").Replace("The harbour", "The \0 harbour &#xD800; &#0;", StringComparison.Ordinal);
        var article = Assert.Single(Reading.Of(Encoding.UTF8.GetBytes(page), "a.html"));
        Assert.DoesNotContain('\0', article.Text);
        Assert.Equal(article.Text, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(article.Text)));
    }

    [Fact]
    public void A_page_with_the_wrong_charset_in_its_header_is_read_by_its_bytes()
    {
        var page = Encoding.UTF8.GetBytes(PageReaderTests.Page("<meta charset=\"windows-1252\">").Replace("The harbour", "Zürich’s harbour", StringComparison.Ordinal));
        Assert.Contains("Zürich’s harbour", Assert.Single(Reading.Of(page, "a.html", "text/html; charset=iso-8859-1")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"@type\":\"NewsArticle\",\"headline\":\"\\ud800\"}"), InlineData("{\"@type\":\"NewsArticle\",\"headline\":"), InlineData("[[[[[["), InlineData("null"), InlineData("{\"@graph\":{}}")]
    [InlineData("{\"@type\":\"NewsArticle\",\"author\":{\"name\":{\"name\":{\"name\":7}}},\"datePublished\":7,\"headline\":[]}")]
    public void Broken_metadata_does_not_stop_the_page(string json)
    {
        var page = PageReaderTests.Page($"<script type=\"application/ld+json\">{json}</script>");
        Assert.Equal("Pier closed for repairs", Assert.Single(Reading.Of(Encoding.UTF8.GetBytes(page), "a.html")).Title);
    }

    [Fact]
    public void Metadata_nested_ten_thousandfold_does_not_stop_the_page()
    {
        var json = string.Concat(Enumerable.Repeat("{\"a\":", 10_000)) + "1" + new string('}', 10_000);
        var page = PageReaderTests.Page($"<script type=\"application/ld+json\">{json}</script>");
        Assert.Single(Reading.Of(Encoding.UTF8.GetBytes(page), "a.html"));
    }

    [Fact]
    public void A_line_of_sixty_thousand_characters_is_read_at_once()
    {
        var clock = Stopwatch.StartNew();
        var text = "Head\n\n" + string.Concat(Enumerable.Repeat("(Photo by A/B - ", 4_000)) + "\n\nThe authority said no.";
        Assert.Single(Reading.Of(Encoding.UTF8.GetBytes(text), "a.txt"));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"{clock.Elapsed}");
    }
}
