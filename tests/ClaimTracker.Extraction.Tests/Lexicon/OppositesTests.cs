using ClaimTracker.Extraction.Lexicon;

namespace ClaimTracker.Extraction.Tests.Lexicon;

public class OppositesTests
{
    [Theory]
    [InlineData("alive", "dead")]
    [InlineData("fake", "real")]
    [InlineData("capture", "escape")]
    public void Opposites_speak_against_each_other(string word, string other)
    {
        Assert.Contains(other, Opposites.Of(word).AsEnumerable());
        Assert.Contains(word, Opposites.Of(other).AsEnumerable());
    }

    [Fact]
    public void A_word_without_an_opposite_has_none() => Assert.Empty(Opposites.Of("table"));
}
