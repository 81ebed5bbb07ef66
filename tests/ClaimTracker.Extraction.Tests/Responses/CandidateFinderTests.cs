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

    [Theory]
    [InlineData("A brother corroborated the story, but his calls went unreturned.", "the story")]
    [InlineData("The ministry denied the rumours, and the army said that it had heard nothing.", "the rumours")]
    [InlineData("The union dismissed the rumor, telling reporters that no plant would close.", "the rumor")]
    [InlineData("The mayor denied that roads, bridges and schools would close.", "that roads, bridges and schools would close")]
    public void What_a_verb_tells_ends_where_another_clause_begins(string text, string told)
    {
        var view = new SyntaxView(SyntaxPipeline.Default.Parse(Articles.Of(text)));
        var candidate = new CandidateFinder(view, new NounPhraseReader(view)).Find([])[0];

        Assert.Equal(told, view.SpanOf(candidate.Content.First, candidate.Content.End).Cut(text));
    }

    private static List<string> Find(string text)
    {
        var view = new SyntaxView(SyntaxPipeline.Default.Parse(Articles.Of(text)));
        return new CandidateFinder(view, new NounPhraseReader(view)).Find([]).ConvertAll(c => view.Tokens[c.Head].Form);
    }
}
