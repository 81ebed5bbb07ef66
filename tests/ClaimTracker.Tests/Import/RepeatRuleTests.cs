using ClaimTracker.Import.Html;

namespace ClaimTracker.Tests.Import;

public class RepeatRuleTests
{
    private const float Threshold = 0.5f;

    private static readonly string[] Paragraphs =
    [
        Long("The harbour authority closed the old pier", 330), Long("Two council members had known of the cracks", 250), Long("Fishermen said that nobody had called them", 200),
    ];

    [Fact]
    public void A_run_that_joins_the_paragraphs_of_the_page_is_a_repeat_and_they_are_not()
    {
        var run = string.Join("  ", Paragraphs);
        Assert.Equal([run], Repeats([run, .. Paragraphs]));
        Assert.Equal([run], Repeats([.. Paragraphs, run]));
    }

    [Fact]
    public void A_long_paragraph_that_comes_again_is_a_repeat_once() =>
        Assert.Equal([Paragraphs[0]], Repeats([.. Paragraphs, Paragraphs[0]]));

    [Fact]
    public void A_question_that_is_asked_again_stays() =>
        Assert.Empty(Repeats([.. Paragraphs, "What did the divers find there?", Paragraphs[1] + " More.", "What did the divers find there?"]));

    [Fact]
    public void A_run_stays_where_its_parts_were_not_taken()
    {
        var blocks = Blocks([.. Paragraphs, string.Join(' ', Paragraphs)]);
        foreach (var block in blocks.Take(Paragraphs.Length)) block.Final = 0;
        Assert.Empty(RepeatRule.Find(blocks, Threshold));
    }

    private static List<string> Repeats(IEnumerable<string> texts) => RepeatRule.Find(Blocks(texts), Threshold).Select(b => b.Text).ToList();

    private static List<PageBlock> Blocks(IEnumerable<string> texts)
    {
        var frame = new Frame(null, "div", 0, FrameFlags.None);
        return texts.Select(t => new PageBlock { Text = t, Frame = frame, LinkChars = 0, BoldChars = 0, ItalicChars = 0, Final = 1 }).ToList();
    }

    private static string Long(string start, int length) =>
        string.Join(' ', Enumerable.Range(0, length / (start.Length + 4) + 1).Select(i => $"{start} {i}.")).PadRight(length, 'e');
}
