using ClaimTracker.Extraction.Text;

namespace ClaimTracker.Extraction.Tests.Text;

public class SentenceSplitterTests
{
    [Theory]
    [InlineData("Sen. Marco Rubio left. He did not return.", "Sen. Marco Rubio left.|He did not return.")]
    [InlineData("He met J. Smith in the U.S. The talks failed.", "He met J. Smith in the U.S.|The talks failed.")]
    [InlineData("The U.S. Congress met.", "The U.S. Congress met.")]
    [InlineData("“It is false.” She left.", "“It is false.”|She left.")]
    [InlineData("\"It is false.\" She left.", "\"It is false.\"|She left.")]
    [InlineData("“Why?” he asked.", "“Why?” he asked.")]
    [InlineData("It grew 1.5 percent (see p. 3). Then it fell.", "It grew 1.5 percent (see p. 3).|Then it fell.")]
    [InlineData("What he said\nIran denied the report.", "What he said|Iran denied the report.")]
    [InlineData("A line that is wrapped by the program that wrote this very text\nGoes on here.", "A line that is wrapped by the program that wrote this very text\nGoes on here.")]
    [InlineData("A heading\n\nand a text", "A heading|and a text")]
    [InlineData("I think ... it was late. ... Or early.", "I think ... it was late. ...|Or early.")]
    public void Sentences_end_where_a_reader_ends_them(string text, string expected)
    {
        var tokens = new List<Span>();
        var sentences = new List<Sentence>();
        Tokenizer.Tokenize(text, new Span(0, text.Length), tokens);
        SentenceSplitter.Split(text, tokens, 0, 0, sentences);
        Assert.Equal(expected.Split('|'), sentences.Select(s => tokens[s.First].Hull(tokens[s.End - 1]).Cut(text)));
    }

    [Fact]
    public void A_text_without_a_full_stop_is_cut_at_the_longest_sentence()
    {
        var text = string.Concat(Enumerable.Repeat("word ", 1000));
        var tokens = new List<Span>();
        var sentences = new List<Sentence>();
        Tokenizer.Tokenize(text, new Span(0, text.Length), tokens);
        SentenceSplitter.Split(text, tokens, 0, 0, sentences);
        Assert.All(sentences, s => Assert.InRange(s.End - s.First, 1, SentenceSplitter.Longest));
        Assert.Equal(1000, sentences.Sum(s => s.End - s.First));
    }
}
