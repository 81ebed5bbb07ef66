using ClaimTracker.Extraction.Quotes;
using ClaimTracker.Extraction.Text;
using FsCheck;
using FsCheck.Xunit;

namespace ClaimTracker.Extraction.Tests.Quotes;

public class QuotationFinderTests
{
    [Theory]
    [InlineData("\"We are open,\" he said.", "\"We are open,\"")]
    [InlineData("“We are open,” he said, “to talks.”", "“We are open,”|“to talks.”")]
    [InlineData("''We are open,'' he said.", "''We are open,''")]
    [InlineData("``We are open,'' he said.", "``We are open,''")]
    [InlineData("«Nous sommes prêts», he said.", "«Nous sommes prêts»")]
    [InlineData("‘We are open,’ he said.", "‘We are open,’")]
    [InlineData("'We don't know,' he said.", "'We don't know,'")]
    [InlineData("\"He called it 'a lie' and left,\" she said.", "\"He called it 'a lie' and left,\"|'a lie'")]
    [InlineData("“It’s the workers’ choice,” he said.", "“It’s the workers’ choice,”")]
    [InlineData("The minister's aides' view of it isn't known.", "")]
    [InlineData("In the '90s it was so and 'tis said.", "")]
    [InlineData("He is 6' tall, it is 5\" wide. \"No,\" he said.", "\"No,\"")]
    [InlineData("The \"deal\" (\"a joke\") is off.", "\"deal\"|\"a joke\"")]
    [InlineData("He said:\"It is true.\"", "\"It is true.\"")]
    public void Quotations_are_found_with_their_marks(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Cut(text)));

    [Theory]
    [InlineData("A stray \" here.\n\n\"Yes,\" he said.", "\"Yes,\"")]
    [InlineData("One closes” here.\n\n“Yes,” he said.", "“Yes,”")]
    [InlineData("Closed” twice” and “yes,” he said.", "“yes,”")]
    public void An_odd_mark_does_not_spoil_the_quotations_after_it(string text, string expected) =>
        Assert.Contains(expected, Cut(text));

    [Fact]
    public void A_quotation_that_runs_on_in_the_next_paragraph_ends_with_its_block()
    {
        var found = Find("He said, \"It is late.\n\n\"It is dark,\" he said. \"No.\"");
        Assert.Equal([false, true, true], found.Select(q => q.Closed));
        Assert.Equal([false, true, false], found.Select(q => q.Continued));
        Assert.Equal("\"It is late.", found[0].Span.Cut("He said, \"It is late.\n\n"));
    }

    [Fact]
    public void A_paragraph_that_only_closes_continues_the_quotation_before_it()
    {
        var text = "He said, “It is late.\n\nIt is dark.”";
        Assert.Equal(["“It is late.", "It is dark.”"], Cut(text));
    }

    [Fact]
    public void Many_marks_are_read_in_linear_time_and_stay_inside_the_text()
    {
        var text = string.Concat(Enumerable.Repeat("\"a 'b ", 100_000));
        Assert.All(Find(text), q => Assert.InRange(q.Span.End, q.Span.Start + 1, text.Length));
    }

    [Property]
    public bool Quotations_of_one_depth_never_overlap(NonNull<string> noise)
    {
        var text = noise.Get.Replace('a', '"').Replace('b', '“').Replace('c', '”').Replace('d', '\'').Replace('e', ' ').Replace('f', '\n');
        var found = Find(text);
        return found.All(q => q.Span.Start >= 0 && q.Span.End <= text.Length && q.Span.Length > 0)
            && found.GroupBy(q => q.Depth).All(level => level.Zip(level.Skip(1)).All(pair => pair.First.Span.End <= pair.Second.Span.Start));
    }

    private static IReadOnlyList<Quotation> Find(string text) => QuotationFinder.Find(new ArticleText(text, Paragraphs.Of(text)));

    private static IEnumerable<string> Cut(string text) => Find(text).Select(q => q.Span.Cut(text));
}
