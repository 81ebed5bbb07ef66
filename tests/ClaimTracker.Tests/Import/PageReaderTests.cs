using System.Text;
using ClaimTracker.Extraction;
using ClaimTracker.Import;
using ClaimTracker.Model;

namespace ClaimTracker.Tests.Import;

public class PageReaderTests
{
    private const string First = "The harbour authority said on Tuesday that the old pier would be closed for repairs until the summer, after divers found cracks in four of its pillars.";
    private const string Second = "Two council members, who asked not to be named, said that the cracks had been known since last year. The authority denied that, and said it had acted at once.";
    private const string Third = "Fishermen, who land most of their catch there, said they had not been told. “Nobody called us,” said Olla Brend, who has worked at the pier for thirty years.";

    [Fact]
    public void The_article_is_read_and_the_furniture_of_the_page_is_cut()
    {
        var article = Read(Page(Json("""{"@graph":[{"@type":["NewsArticle"],"headline":"Pier closed","datePublished":"2026-03-02T06:30:00+01:00","author":["Sabel Tornquay",{"name":"Idris Wenlow"}],"publisher":{"@type":"Organization","name":"The Oshmere Courier"},"inLanguage":"en-GB",}]}""")));
        Assert.Equal("Pier closed for repairs", article.Title);
        Assert.Equal("Sabel Tornquay, Idris Wenlow", article.Byline);
        Assert.Equal("The Oshmere Courier", article.Outlet);
        Assert.Equal("en", article.Language);
        Assert.Equal("2026-03-02T06:30:00+01:00", article.Published.ToIso8601());
        Assert.Equal("https://courier.example/pier", article.Url);
        Assert.Equal([First, Second, Third], Of(article, BlockKind.Paragraph));
        Assert.Contains(article.Cuts, c => c.Text.Contains("Ten walks along the coast", StringComparison.Ordinal) && c.Rule.Length > 0);
        Assert.Contains(article.Origins, o => o.Field == "title" && o.From == "h1" && o.RunnersUp.Any(r => r is { From: "JSON-LD headline", Value: "Pier closed" }));
    }

    [Fact]
    public void A_page_without_any_date_has_none()
    {
        var article = Read(Page(""));
        Assert.False(article.Published.IsKnown);
        Assert.Null(article.Published.ToIso8601());
    }

    [Fact]
    public void A_date_that_only_the_address_names_is_marked_as_inferred() =>
        Assert.Equal(DatePrecision.Inferred, Read(Page("").Replace("example/pier", "example/2026/03/02/pier", StringComparison.Ordinal)).Published.Precision);

    [Fact]
    public void A_link_with_a_script_is_not_kept_as_the_address()
    {
        var page = Page("").Replace("https://courier.example/pier", "javascript:alert(1)", StringComparison.Ordinal);
        Assert.Null(Read(page).Url);
    }

    [Fact]
    public void Every_block_cuts_its_text_out_of_the_article()
    {
        var article = Read(Page(""));
        Assert.All(article.Blocks, b => Assert.Equal(b.Span.Cut(article.Text).Trim(), b.Span.Cut(article.Text)));
        Assert.Equal(article.Blocks.OrderBy(b => b.Span), article.Blocks);
    }

    [Fact]
    public void A_page_without_an_article_is_refused()
    {
        var refusal = Assert.Throws<UnreadableDocumentException>(() => Read("<!doctype html><title>Log in</title><form><input name=user></form>"));
        Assert.Contains("holds no article", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("windows-1252"), InlineData("iso-8859-1"), InlineData("utf-8"), InlineData("koi8-r")]
    public void The_encoding_that_the_page_names_is_used(string name)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var word = name == "koi8-r" ? "Порт" : "Café";
        var page = Page($"<meta charset={name}>").Replace("The harbour", word + " harbour", StringComparison.Ordinal).Replace("“", "\"", StringComparison.Ordinal).Replace("”", "\"", StringComparison.Ordinal);
        var article = Assert.Single(Reading.Of(Encoding.GetEncoding(name).GetBytes(page), "a.html"));
        Assert.Contains(word + " harbour", article.Text, StringComparison.Ordinal);
    }

    internal static string Page(string head) => $"""
        <!doctype html><html lang="en"><head><title>Pier closed for repairs | The Oshmere Courier</title>
        <link rel="canonical" href="https://courier.example/pier">{head}</head><body>
        <nav class="menu"><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
        <main><article><h1>Pier closed for repairs</h1><div class="share"><a href="/s">Share this article</a></div>
        <div class="article-body"><p>{First}</p><p>{Second}</p><div class="related"><h3>Related</h3><ul><li><a href="/w">Ten walks along the coast that you should not miss</a></li></ul></div><p>{Third}</p></div></article></main>
        <aside class="newsletter"><p>Sign up for our newsletter and get the best of the coast every morning, free of charge.</p></aside>
        <footer><p>© 2026 The Oshmere Courier. All rights reserved.</p></footer></body></html>
        """;

    private static string Json(string json) => $"""<script type="application/ld+json">{json}</script>""";

    private static ImportedArticle Read(string page) => Assert.Single(Reading.Of(Encoding.UTF8.GetBytes(page), "a.html"));

    private static List<string> Of(ImportedArticle article, BlockKind kind) =>
        article.Blocks.Where(b => b.Kind == kind).Select(b => b.Span.Cut(article.Text)).ToList();
}
