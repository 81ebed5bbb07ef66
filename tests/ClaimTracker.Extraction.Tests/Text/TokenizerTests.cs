using ClaimTracker.Extraction.Text;

namespace ClaimTracker.Extraction.Tests.Text;

public class TokenizerTests
{
    [Theory]
    [InlineData("Iran didn't deny it.", "Iran|did|n't|deny|it|.")]
    [InlineData("The ministry’s spokesman", "The|ministry|’s|spokesman")]
    [InlineData("They cannot say", "They|can|not|say")]
    [InlineData("U.S. officials, Sen. O'Malley and Mr. J. Smith", "U.S.|officials|,|Sen.|O'Malley|and|Mr.|J.|Smith")]
    [InlineData("at 6:01 p.m. on Sept. 24", "at|6:01|p.m.|on|Sept.|24")]
    [InlineData("$1,237.50, or 5%", "$|1,237.50|,|or|5|%")]
    [InlineData("a front-runner -- not — yet", "a|front-runner|--|not|—|yet")]
    [InlineData("“Why?” he asked.", "“|Why|?|”|he|asked|.")]
    [InlineData("''It's late,'' he said", "''|It|'s|late|,|''|he|said")]
    [InlineData("well... no . . . yes…", "well|...|no|. . .|yes|…")]
    [InlineData("See https://example.com/a?b=c, or example.com.", "See|https://example.com/a?b=c|,|or|example.com|.")]
    [InlineData("#MeToo @AP #2", "#MeToo|@AP|#|2")]
    [InlineData("the ’90s and 'em", "the|’90s|and|'em")]
    [InlineData("AT&T, 9/11, 1990s", "AT&T|,|9/11|,|1990s")]
    [InlineData("news\u00adpaper \u200bx\u200f", "news\u00adpaper|x")]
    [InlineData("No. That is no. 5.", "No|.|That|is|no.|5|.")]
    public void Text_is_cut_as_in_the_Penn_Treebank(string text, string expected)
    {
        var tokens = new List<Span>();
        Tokenizer.Tokenize(text, new Span(0, text.Length), tokens);
        Assert.Equal(expected.Split('|'), tokens.Select(token => token.Cut(text)));
    }

    [Fact]
    public void Halves_of_surrogate_pairs_that_stand_alone_are_one_token_and_pairs_stay_whole()
    {
        const string text = "a \ud800\ud800\udc00\udc00\udc00 b";
        var tokens = new List<Span>();

        Tokenizer.Tokenize(text, new Span(0, text.Length), tokens);

        Assert.Equal([new Span(0, 1), new Span(2, 3), new Span(3, 5), new Span(5, 7), new Span(8, 9)], tokens);
    }
}
