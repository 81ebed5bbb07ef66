using ClaimTracker.Extraction.Responses;
using ClaimTracker.Extraction.Sources;
using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Tests.Responses;

public class CandidateFinderTests
{
    [Theory]
    [InlineData("The general issued a flat denial.", "denial")]
    [InlineData("Repeated calls to the ministry went unanswered.", "unanswered")]
    [InlineData("The rumor remains unconfirmed.", "unconfirmed")]
    [InlineData("The document had been doctored.", "doctored")]
    [InlineData("The bishop hit back at the critics.", "hit")]
    [InlineData("The station took down the video.", "took")]
    [InlineData("There has been no official statement from the palace.", "statement")]
    [InlineData("A spokesman shot down the rumor.", "shot")]
    [InlineData("The senator walked back his claim.", "walked")]
    public void A_predicate_that_may_answer_is_a_candidate(string text, string head) =>
        Assert.Contains(Find(text), candidate => candidate == head);

    [Theory]
    [InlineData("The minister refused to resign.")]
    [InlineData("Troops patrolled the disputed territory.")]
    [InlineData("He was denied entry to the stadium.")]
    public void A_look_alike_is_none(string text) => Assert.Empty(Find(text));

    [Fact]
    public void The_verb_carries_the_sense_of_a_cue_that_reaches_to_a_noun()
    {
        const string text = "The campaign did not respond to emailed questions about his taxes.";
        var view = new SyntaxView(SyntaxPipeline.Default.Parse(Articles.Of(text)));
        Span Of(string words) => new(text.IndexOf(words, StringComparison.Ordinal), text.IndexOf(words, StringComparison.Ordinal) + words.Length);
        var statement = new ExtractedStatement(null, null, Of("The campaign"), Of("did not respond to emailed questions about"), [Of("his taxes")], QuoteKind.Indirect, StatementAct.Statement, 1);

        Assert.Equal("respond", view.Tokens[Assert.Single(new CandidateFinder(view, new NounPhraseReader(view)).Find([statement])).Head].Form);
    }

    private static List<string> Find(string text)
    {
        var view = new SyntaxView(SyntaxPipeline.Default.Parse(Articles.Of(text)));
        return new CandidateFinder(view, new NounPhraseReader(view)).Find([]).ConvertAll(c => view.Tokens[c.Head].Form);
    }
}
