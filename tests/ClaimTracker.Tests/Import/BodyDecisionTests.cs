using ClaimTracker.Import.Html;

namespace ClaimTracker.Tests.Import;

public class BodyDecisionTests
{
    private const uint Post = 1u << 27;
    private static readonly string Prose = string.Join(' ', Enumerable.Repeat("The harbour authority said that the old pier would stay closed until spring.", 3));

    private readonly Page _page = new() { Root = new Frame(null, "html", 0, FrameFlags.None) };
    private readonly Frame _article;

    public BodyDecisionTests() => _article = new(_page.Root, "article", 0, FrameFlags.Article);

    [Fact]
    public void A_table_of_data_between_paragraphs_belongs_to_the_article()
    {
        Paragraph(0.9f);
        var rows = Rows(linked: false);
        Paragraph(0.9f);
        Assert.All(rows, r => Assert.Contains(r, Kept()));
    }

    [Fact]
    public void A_table_of_links_does_not()
    {
        Paragraph(0.9f);
        var rows = Rows(linked: true);
        Paragraph(0.9f);
        Assert.All(rows, r => Assert.DoesNotContain(r, Kept()));
    }

    [Fact]
    public void A_table_below_the_article_does_not()
    {
        Paragraph(0.9f);
        var rows = Rows(linked: false);
        Assert.All(rows, r => Assert.DoesNotContain(r, Kept()));
    }

    [Fact]
    public void A_post_that_the_article_quotes_belongs_to_it_and_one_beside_it_does_not()
    {
        Paragraph(0.9f);
        var quoted = Add(new(new(_article, "blockquote", Post, FrameFlags.Quote), "p", 0, FrameFlags.None), "The pier is safe. — Port (@port) 3 March", 0.2f);
        var beside = Add(new(new(_article, "blockquote", Post, FrameFlags.Quote | FrameFlags.Aside), "p", 0, FrameFlags.None), "Win a cruise. — Shop (@shop) 2 March", 0.2f);
        Paragraph(0.9f);
        Assert.Contains(quoted, Kept());
        Assert.DoesNotContain(beside, Kept());
    }

    [Fact]
    public void No_article_begins_before_its_headline()
    {
        var teaser = Add(new(_page.Root, "li", 0, FrameFlags.List), Prose, 0.8f);
        Add(new(_article, "h1", 0, FrameFlags.None), "Pier closed for repairs", 0.1f);
        var paragraph = Paragraph(0.8f);
        var kept = Kept("Pier closed for repairs");
        Assert.DoesNotContain(teaser, kept);
        Assert.Contains(paragraph, kept);
    }

    [Fact]
    public void A_headline_that_stands_below_the_whole_article_is_a_link_to_it()
    {
        var paragraphs = Enumerable.Range(0, 4).Select(_ => Paragraph(0.9f)).ToList();
        Add(new(_page.Root, "div", 0, FrameFlags.None), "Pier closed for repairs", 0.1f);
        Assert.All(paragraphs, p => Assert.Contains(p, Kept("Pier closed for repairs")));
    }

    [Fact]
    public void A_doubtful_item_of_a_list_shares_the_fate_of_the_others()
    {
        var list = new Frame(_article, "ul", 0, FrameFlags.List);
        foreach (var chance in (float[])[0.9f, 0.9f, 0.9f]) Add(new(list, "li", 0, FrameFlags.None), Prose, chance);
        var doubtful = Add(new(list, "li", 0, FrameFlags.None), Prose, 0.4f);
        Assert.Contains(doubtful, Kept());
    }

    private PageBlock Paragraph(float chance) => Add(new(_article, "p", 0, FrameFlags.None), Prose, chance);

    private List<PageBlock> Rows(bool linked)
    {
        var table = new Frame(_article, "table", 0, FrameFlags.Table);
        return Enumerable.Range(1, 5).Select(i => Add(new(table, "tr", 0, FrameFlags.None), $"{i} Berth {i * 40} tonnes", 0.02f, linked)).ToList();
    }

    private PageBlock Add(Frame frame, string text, float chance, bool linked = false)
    {
        var block = new PageBlock { Text = text, Frame = frame, LinkChars = linked ? text.Length : 0, BoldChars = 0, ItalicChars = 0, IsProse = text == Prose, Final = chance };
        frame.Add(block, _page.Blocks.Count);
        _page.Blocks.Add(block);
        return block;
    }

    private List<PageBlock> Kept(string? title = null)
    {
        var threshold = BodyDecision.Of(_page, title);
        return _page.Blocks.FindAll(b => b.Final >= threshold);
    }
}
