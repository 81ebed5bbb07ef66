using ClaimTracker.Extraction.Responses;
using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Tests.Responses;

public class NegationTests
{
    [Fact]
    public void A_past_fact_that_is_negated_is_told_from_a_wish()
    {
        var fact = In("The company was not there.");
        var wish = In("I do not want a new car.");

        Assert.Equal((1, 6), (fact.Tense, fact.Subject));
        Assert.Equal(("want", 1), (wish.Verb, wish.Subject));
    }

    [Fact]
    public void A_modal_is_read() => Assert.Equal(2, In("The team would not leave the field.").Modal);

    [Fact]
    public void Where_nothing_is_negated_there_is_no_verb() => Assert.Equal("", In("The company sold the plant.").Verb);

    [Fact]
    public void An_empty_stretch_has_no_negation() => Assert.Equal("", Negation.In(View("He left."), TokenRange.None).Verb);

    private static Negation In(string text)
    {
        var view = View(text);
        return Negation.In(view, new(0, view.Tokens.Length));
    }

    private static SyntaxView View(string text) => new(SyntaxPipeline.Default.Parse(Articles.Of(text)));
}
