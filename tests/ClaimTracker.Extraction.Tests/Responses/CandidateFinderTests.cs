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
    public void A_predicate_that_may_answer_is_a_candidate(string text, string head) =>
        Assert.Contains(Find(text), candidate => candidate == head);

    [Theory]
    [InlineData("The minister refused to resign.")]
    [InlineData("Troops patrolled the disputed territory.")]
    [InlineData("He was denied entry to the stadium.")]
    public void A_look_alike_is_none(string text) => Assert.Empty(Find(text));

    private static List<string> Find(string text)
    {
        var view = new SyntaxView(SyntaxPipeline.Default.Parse(Articles.Of(text)));
        return new CandidateFinder(view, new NounPhraseReader(view)).Find([]).ConvertAll(c => view.Tokens[c.Head].Form);
    }
}
