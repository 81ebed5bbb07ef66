using ClaimTracker.Extraction.Syntax;
using ClaimTracker.Extraction.Text;

namespace ClaimTracker.Extraction.Tests.Syntax;

public class SyntaxPipelineTests
{
    private static ParsedArticle Parse(string text) => SyntaxPipeline.Default.Parse(new ArticleText(text, Paragraphs.Of(text)));

    [Fact]
    public void A_plain_sentence_gets_tags_lemmas_names_and_heads()
    {
        var tokens = Parse("Iran denied the report on Tuesday.").Tokens;
        Assert.Equal(["NNP", "VBD", "DT", "NN", "IN", "NNP", "."], tokens.Select(token => token.Tag));
        Assert.Equal(["iran", "deny", "the", "report", "on", "tuesday", "."], tokens.Select(token => token.Lemma));
        Assert.Equal([1, -1, 3, 1, 5, 1, 1], tokens.Select(token => token.Head));
        Assert.Equal(["nsubj", "root", "det", "dobj", "case", "nmod", "punct"], tokens.Select(token => token.Relation));
        Assert.Equal(NameKind.Place, tokens[0].Name);
        Assert.Equal(NameKind.Date, tokens[5].Name);
    }

    [Theory]
    [InlineData("He isn’t said to be running.", "he be not say to be run .")]
    [InlineData("The ministries' spokesmen were lying.", "the ministry ' spokesman be lie .")]
    [InlineData("Officials have refused; sources denying it declined.", "official have refuse ; source deny it decline .")]
    public void Lemmas_are_dictionary_forms(string text, string lemmas) =>
        Assert.Equal(lemmas, string.Join(' ', Parse(text).Tokens.Select(token => token.Lemma)));

    [Fact]
    public void Heads_point_into_the_same_sentence_and_boilerplate_is_left_out()
    {
        const string Text = "She left. He stayed.\n\nShare this\n\nThey said no.";
        var blocks = Paragraphs.Of(Text);
        blocks[1] = blocks[1] with { Kind = BlockKind.Boilerplate };
        var article = SyntaxPipeline.Default.Parse(new ArticleText(Text, blocks));
        Assert.DoesNotContain(article.Tokens, token => token.Form == "Share");
        Assert.Equal(3, article.Sentences.Length);
        foreach (var sentence in article.Sentences)
        {
            var heads = article.Tokens[sentence.First..sentence.End].Select(token => token.Head).ToList();
            Assert.Single(heads, -1);
            Assert.All(heads.Where(head => head >= 0), head => Assert.InRange(head, sentence.First, sentence.End - 1));
        }
        Assert.Equal([0, 0, 2], article.Sentences.Select(sentence => sentence.Block));
    }

    [Fact]
    public void What_was_read_before_does_not_change_a_result()
    {
        const string Text = "Jordan met Chelsea. Jordan said Paris was late.";
        var before = Parse(Text).Tokens;
        Parse("Jordan, the country, and Paris, the city, are places. Chelsea is a place in London.");
        Assert.Equal(before, Parse(Text).Tokens);
    }
}
