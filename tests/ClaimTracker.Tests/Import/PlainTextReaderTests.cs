using System.Text;
using ClaimTracker.Extraction;
using ClaimTracker.Import;
using ClaimTracker.Model;
using FsCheck.Xunit;

namespace ClaimTracker.Tests.Import;

public class PlainTextReaderTests
{
    private const string Paragraph = "The ministry said on Tuesday that the dam would not be closed before the end of the year.";

    [Fact]
    public void The_seed_article_keeps_its_text_and_its_junk_is_told_apart()
    {
        var path = Path.Combine(Reading.RepositoryRoot(), "seeds", "000_59161bff111c2fa4.txt");
        var bytes = File.ReadAllBytes(path);
        var article = Assert.Single(Reading.Of(bytes, path));
        Assert.Equal(Encoding.UTF8.GetString(bytes), article.Text);
        Assert.Equal(["Send in e-mailSend in e-mail", "Send in e-mailSend in e-mail",
            ">> When Trump and Israel blasted an Iranian missile launch that didn't happen <<", "Click the alert icon to follow topics:"],
            Of(article, BlockKind.Boilerplate));
        Assert.Equal(["World powers talks with Iran"], Of(article, BlockKind.Subheading));
        Assert.Equal(3, Of(article, BlockKind.Caption).Count);
        Assert.Equal(article.Title, Assert.Single(Of(article, BlockKind.Headline)));
        Assert.Equal(DatePrecision.Unknown, article.Published.Precision);
        Assert.Equal(new DateOnly(2017, 9, 24), article.NotBefore);
    }

    [Fact]
    public void Front_matter_gives_the_fields_and_stays_in_the_text_as_boilerplate()
    {
        var text = $"---\ntitle: Dam stays open\noutlet: The Courier\npublished: 2026-03-02T06:30:00+01:00\nurl: https://courier.example/dam\nbyline: A. Writer\nfiction: yes\n---\nDam stays open\n\n{Paragraph}\n";
        var article = Read(text);
        Assert.Equal(text, article.Text);
        Assert.Equal("Dam stays open", article.Title);
        Assert.Equal("The Courier", article.Outlet);
        Assert.Equal("A. Writer", article.Byline);
        Assert.Equal("https://courier.example/dam", article.Url);
        Assert.True(article.IsFiction);
        Assert.Equal("2026-03-02T06:30:00+01:00", article.Published.ToIso8601());
        Assert.Equal([BlockKind.Boilerplate, BlockKind.Headline, BlockKind.Paragraph], article.Blocks.Select(b => b.Kind));
    }

    [Fact]
    public void A_link_that_is_not_http_is_not_kept_as_the_address() =>
        Assert.Null(Read($"---\ntitle: T\nurl: javascript:alert(1)\n---\nT\n\n{Paragraph}").Url);

    [Fact]
    public void A_text_that_begins_with_a_rule_but_no_fields_is_no_front_matter()
    {
        var article = Read($"---\n\nDam stays open\n\n---\n\n{Paragraph}");
        Assert.Equal(["---", "---"], Of(article, BlockKind.Boilerplate));
        Assert.Equal("Dam stays open", article.Title);
    }

    [Theory]
    [InlineData("utf-8", true), InlineData("utf-8", false), InlineData("utf-16", true), InlineData("utf-16", false)]
    [InlineData("utf-16BE", true), InlineData("utf-16BE", false), InlineData("windows-1252", false)]
    public void Text_in_any_common_encoding_is_read(string name, bool withMark)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var text = $"Café reopens in Zürich\n\n{Paragraph} “Enough,” he said – at last.\n";
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. withMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)];
        Assert.Equal(text, Assert.Single(Reading.Of(bytes, "a.txt")).Text);
    }

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData(" \n\t\n ", "the file holds no words")]
    [InlineData("%PDF-1.7 …", "this is a PDF file")]
    [InlineData("Head\n\nA line with \0 in it.", "NUL character at position 18")]
    [InlineData("\u0001\u0002\u0003\u0004\u0005 x", "too many control characters")]
    public void What_is_not_an_article_is_refused_with_file_reason_and_cure(string content, string reason)
    {
        var refusal = Assert.Throws<UnreadableDocumentException>(() => Read(content));
        Assert.StartsWith("a.txt: ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
        Assert.EndsWith("import that file.", refusal.Message.Replace("import that.", "import that file.", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Fifty_megabytes_are_refused_for_their_size()
    {
        var refusal = Assert.Throws<UnreadableDocumentException>(() => Reading.Of(new byte[50_000_000], "noise.bin"));
        Assert.Contains("too large", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Utf16_with_half_a_surrogate_pair_is_refused_and_not_altered()
    {
        byte[] bytes = [0xFF, 0xFE, 0x48, 0x00, 0x00, 0xD8, 0x49, 0x00];
        Assert.Contains("broken", Assert.Throws<UnreadableDocumentException>(() => Reading.Of(bytes, "a.txt")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_that_were_wrapped_at_a_width_are_one_paragraph()
    {
        var text = "Dam stays open\n\n" + string.Join("\n\n", Enumerable.Repeat(
            "The ministry said on Tuesday that the dam above the old\ntown would not be closed before the end of the year, and\nthat nobody had asked it to do so.", 3));
        Assert.Equal(3, Of(Read(text), BlockKind.Paragraph).Count);
    }

    [Theory]
    [InlineData("WASHINGTON, Oct 6 (Reuters) - The ministry said nothing.", "WASHINGTON", "Reuters")]
    [InlineData("CAIRO (AP) — The ministry said nothing.", "CAIRO", "AP")]
    [InlineData("LONDON — The ministry said nothing.", "LONDON", null)]
    [InlineData("(CNN) -- The ministry said nothing.", null, "CNN")]
    public void A_wire_mark_gives_place_and_agency(string paragraph, string? place, string? agency)
    {
        var article = Read($"Ministry silent\n\n{paragraph}\n");
        Assert.Equal((place, agency), (article.Dateline, article.Agency));
    }

    [Fact]
    public void A_first_line_that_opens_with_a_wire_mark_is_a_paragraph() =>
        Assert.Equal(BlockKind.Paragraph, Read($"CAIRO (AP) — {Paragraph}\n\n{Paragraph}").Blocks[0].Kind);

    [Fact]
    public void A_deadline_in_the_text_does_not_set_the_earliest_day() =>
        Assert.Equal(new DateOnly(2017, 9, 24), Read($"Head\n\nIt was seen on Sept. 24, 2017. The permit runs until 1 May 2030.\n").NotBefore);

    [Property(MaxTest = 300)]
    public bool Blocks_lie_in_the_text_in_order_and_never_overlap(string[] lines)
    {
        var text = string.Join('\n', lines.Select(l => l?.Replace('\0', ' ') ?? ""));
        IReadOnlyList<ImportedArticle> read;
        try { read = Reading.Of(Encoding.UTF8.GetBytes(text), "a.txt"); }
        catch (UnreadableDocumentException) { return true; }
        var at = 0;
        foreach (var block in read[0].Blocks)
        {
            if (block.Span.Start < at || block.Span.Length <= 0 || block.Span.End > read[0].Text.Length) return false;
            at = block.Span.End;
        }
        return true;
    }

    private static ImportedArticle Read(string text) => Assert.Single(Reading.Of(Encoding.UTF8.GetBytes(text), "a.txt"));

    private static List<string> Of(ImportedArticle article, BlockKind kind) =>
        article.Blocks.Where(b => b.Kind == kind).Select(b => b.Span.Cut(article.Text)).ToList();
}
