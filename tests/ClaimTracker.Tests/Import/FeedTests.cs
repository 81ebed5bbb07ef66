using System.Text;
using ClaimTracker.Import;
using ClaimTracker.Import.Feeds;

namespace ClaimTracker.Tests.Import;

public class FeedTests
{
    private const string Rss = """
        <?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <channel><title>The Oshmere Courier</title>
        <item><title>Pier closed &amp;amp; fenced</title><link>https://courier.example/pier</link><pubDate>Mon, 02 Mar 2026 06:30:00 +0100</pubDate><dc:creator>Sabel Tornquay</dc:creator>
        <content:encoded><![CDATA[BODY]]></content:encoded></item>
        <item><title>Dam stays open</title><link>https://courier.example/dam</link><description>The ministry said no.</description></item>
        <item><title>Trap</title><link>javascript:alert(1)</link><guid isPermaLink="false">7</guid></item>
        </channel></rss>
        """;

    [Fact]
    public void A_feed_gives_whole_entries_as_articles_and_the_addresses_of_the_others()
    {
        var body = string.Concat(Enumerable.Repeat("<p>The harbour authority said on Tuesday that the old pier would be closed for repairs until the summer.</p>", 9));
        var result = Assert.Single(Reading.Each(Encoding.UTF8.GetBytes(Rss.Replace("BODY", body, StringComparison.Ordinal)), "feed.xml"));
        var article = Assert.Single(result.Articles);
        Assert.Equal("Pier closed & fenced", article.Title);
        Assert.Equal("Sabel Tornquay", article.Byline);
        Assert.Equal("The Oshmere Courier", article.Outlet);
        Assert.Equal("2026-03-02T06:30:00+01:00", article.Published.ToIso8601());
        Assert.False(article.IsStub);
        Assert.Equal(["https://courier.example/dam"], result.Addresses);
    }

    [Fact]
    public void Atom_is_read_too()
    {
        var feed = FeedReader.Read("""<feed xmlns="http://www.w3.org/2005/Atom"><title>C</title><entry><id>1</id><title>Pier</title><link rel="alternate" href="/pier"/><updated>2026-03-02T06:30:00Z</updated><author><name>A. Writer</name></author><summary>Short.</summary></entry></feed>""", "https://courier.example/feed");
        var item = Assert.Single(feed.Items);
        Assert.Equal(("https://courier.example/pier", "A. Writer", false), (item.Url, item.Byline, item.IsWhole));
    }

    [Fact]
    public void A_link_with_a_script_is_not_kept() => Assert.Null(FeedReader.Read(Rss, "feed.xml").Items[2].Url);

    [Fact]
    public void An_entity_bomb_is_refused()
    {
        var bomb = "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\">" + string.Concat(Enumerable.Range(0, 9).Select(i => $"<!ENTITY {(char)('b' + i)} \"{string.Concat(Enumerable.Repeat($"&{(char)('a' + i)};", 10))}\">")) + "]><rss><channel><item><title>&j;</title></item></channel></rss>";
        Assert.Contains("declares a DTD", Refusal(bomb), StringComparison.Ordinal);
    }

    [Fact]
    public void Elements_nested_thousandfold_are_refused() =>
        Assert.Contains("broken", Refusal("<rss>" + string.Concat(Enumerable.Repeat("<a>", 50_000))), StringComparison.Ordinal);

    [Theory]
    [InlineData("<?xml version=\"1.0\"?><rss><channel><item>"), InlineData("<?xml version=\"1.0\"?><catalogue><book/></catalogue>")]
    public void What_is_no_feed_is_refused_with_a_cure(string xml) => Assert.Contains("RSS or Atom feed", Refusal(xml), StringComparison.Ordinal);

    private static string Refusal(string xml) =>
        Assert.Throws<UnreadableDocumentException>(() => Reading.Of(Encoding.UTF8.GetBytes(xml), "feed.xml")).Message;
}
