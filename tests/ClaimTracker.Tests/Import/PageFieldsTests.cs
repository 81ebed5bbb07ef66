using System.Text;
using ClaimTracker.Extraction;
using ClaimTracker.Import;

namespace ClaimTracker.Tests.Import;

public class PageFieldsTests
{
    [Fact]
    public void A_live_blog_keeps_its_entries_with_their_times()
    {
        var article = Read(Json("""
            {"@type":"LiveBlogPosting","headline":"Pier closed for repairs","liveBlogUpdate":[
            {"@type":"BlogPosting","headline":"Divers leave","datePublished":"2026-03-02T09:10:00+01:00","articleBody":"The divers have left the water."},
            {"@type":"BlogPosting","headline":"Divers arrive","datePublished":"2026-03-02T08:05:00+01:00","articleBody":"<p>Two divers have arrived.</p><p>They said nothing.</p>"}]}
            """));
        Assert.Equal(["2026-03-02 09:10 (+01:00) Divers leave", "2026-03-02 08:05 (+01:00) Divers arrive"], Of(article, BlockKind.Subheading));
        Assert.Equal(["The divers have left the water.", "Two divers have arrived.", "They said nothing."], Of(article, BlockKind.Paragraph));
    }

    [Fact]
    public void A_page_that_costs_money_and_shows_only_the_start_is_a_stub() =>
        Assert.True(Read(Json("""{"@type":"NewsArticle","headline":"Pier closed for repairs","isAccessibleForFree":"False"}""")).IsStub);

    [Fact]
    public void A_free_page_is_no_stub() => Assert.False(Read("").IsStub);

    [Fact]
    public void A_caption_within_the_article_is_kept_as_a_caption()
    {
        var article = Read("", page => page.Replace("<div class=\"related\">", "<figure><img src=x><figcaption>The old pier on Monday. Photo: A. Person</figcaption></figure><div class=\"related\">", StringComparison.Ordinal));
        Assert.Equal(["The old pier on Monday. Photo: A. Person"], Of(article, BlockKind.Caption));
    }

    [Theory]
    [InlineData("2026-03-02T23:40:10Z", "2026-03-02 18:40:10", "2026-03-02T18:40:10-05:00")]
    [InlineData("2026-03-02T23:40:10Z", "2026-03-03T00:40:10+01:00", "2026-03-03T00:40:10+01:00")]
    [InlineData("2026-03-02T23:30:00Z", "2026-03-02 18:30:00", "2026-03-02T23:30:00+00:00")]
    [InlineData("2026-03-02T23:40:10Z", "2026-03-04 11:12:13", "2026-03-02T23:40:10+00:00")]
    public void The_zone_of_publication_is_taken_from_another_writing_of_the_same_instant(string json, string element, string expected)
    {
        var article = Read(Json($$"""{"@type":"NewsArticle","headline":"Pier closed for repairs","datePublished":"{{json}}"}"""),
            page => page.Replace("<h1>", $"<time datetime=\"{element}\">then</time><h1>", StringComparison.Ordinal));
        Assert.Equal(expected, article.Published.ToIso8601());
    }

    [Theory]
    [InlineData("Sabel Tornquay, Reuters", "Sabel Tornquay"), InlineData("By Sabel Tornquay and Idris Wenlow", "Sabel Tornquay, Idris Wenlow")]
    [InlineData("Reuters", "Reuters"), InlineData("https://courier.example/author/7", null)]
    public void Names_are_told_from_employers_and_addresses(string author, string? byline) =>
        Assert.Equal(byline, Read($"<meta name=\"author\" content=\"{author}\">").Byline);

    [Fact]
    public void The_line_under_the_headline_gives_the_byline_where_nothing_else_does() =>
        Assert.Equal("Sabel Tornquay", Read("", page => page.Replace("</h1>", "</h1><p>By Sabel Tornquay</p>", StringComparison.Ordinal)).Byline);

    [Fact]
    public void An_outlet_that_signs_gives_way_to_the_person_whom_the_page_names()
    {
        var article = Read("<meta property=\"og:site_name\" content=\"The Courier\"><meta name=\"author\" content=\"The Courier\">",
            page => page.Replace("</h1>", "</h1><span class=\"byline\">By Sabel Tornquay</span>", StringComparison.Ordinal));
        Assert.Equal("Sabel Tornquay", article.Byline);
        Assert.Contains(article.Origins, o => o.Field == "byline" && o.RunnersUp.Any(r => r.Value == "The Courier"));
    }

    private static string Json(string json) => $"""<script type="application/ld+json">{json}</script>""";

    private static ImportedArticle Read(string head, Func<string, string>? change = null)
    {
        var page = PageReaderTests.Page(head);
        return Assert.Single(Reading.Of(Encoding.UTF8.GetBytes(change is null ? page : change(page)), "a.html"));
    }

    private static List<string> Of(ImportedArticle article, BlockKind kind) =>
        article.Blocks.Where(b => b.Kind == kind).Select(b => b.Span.Cut(article.Text)).ToList();
}
