using ClaimTracker.Extraction.Syntax;
using ClaimTracker.Extraction.Training;

namespace ClaimTracker.Extraction.Tests.Training;

public class ParsedCorpusTests
{
    private const string Text = "😀 Iran denied it.\n\nTwo";

    private const string Lines = """
        # doc a
        1	Iran	Iran	NNP	LOCATION	2	nsubj	2	6	4
        2	denied	deny	VBD	O	0	root	7	13	_
        3	it	it	PRP	O	2	dobj	14	16	_
        4	.	.	.	O	2	punct	16	17	_
        5	Two	two	CD	NUMBER	2	dep	19	22	_
        """;

    [Fact]
    public void Offsets_become_utf16_and_paragraphs_cut_sentences()
    {
        var document = Assert.Single(ParsedCorpus.Read(new StringReader(Lines), _ => Text));
        Assert.Equal(["Iran", "denied", "it", ".", "Two"], document.Parse.Tokens.Select(token => token.Form));
        Assert.Equal([1, -1, 1, 1, -1], document.Parse.Tokens.Select(token => token.Head));
        Assert.Equal([4, 5], document.Parse.Sentences.Select(sentence => sentence.End));
        Assert.Equal([4, -1, -1, -1, -1], document.Chains);
        Assert.Equal(NameKind.Place, document.Parse.Tokens[0].Name);
        Assert.Equal("iran", document.Parse.Tokens[0].Lemma);
    }

    [Fact]
    public void A_broken_line_is_named_with_its_document()
    {
        var problem = Assert.Throws<FormatException>(() => ParsedCorpus.Read(new StringReader("# doc a\n1\tIran"), _ => Text).ToList());
        Assert.Contains("Line 2", problem.Message, StringComparison.Ordinal);
        Assert.Contains("document a", problem.Message, StringComparison.Ordinal);
    }
}
