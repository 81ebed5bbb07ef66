using ClaimTracker.Extraction;
using ClaimTracker.Ingest.Matching;

namespace ClaimTracker.Tests.Ingest;

public class SharedAnswerTests
{
    private static readonly string[] Tellings =
        ["The Quellmark ferry contract was signed in secret", "the ferry contract of Quellmark had been signed in secret in January"];

    [Theory]
    [InlineData("that the Quellmark contract was signed in secret", "denied", true)]
    [InlineData("the story is a hoax", "called", true)]
    [InlineData("That is false", "said", true)]
    [InlineData("it", "denied", true)]
    [InlineData("that his knees ever hurt on the stairs", "denied", false)]
    [InlineData("Don't sign the ferry contract", "said", false)]
    [InlineData("you should not say that the contract was signed", "told", false)]
    public void A_response_counts_for_what_all_tell_when_it_speaks_of_that_or_calls_it_false(string words, string cue, bool counts) =>
        Assert.Equal(counts, SharedAnswer.Counts(ResponseKind.Denial, response: 0.9, link: 0.5, words, cue, Tellings));

    [Theory]
    [InlineData(ResponseKind.DeclinedToComment, "declined to comment")]
    [InlineData(ResponseKind.NoResponse, "could not be reached")]
    [InlineData(ResponseKind.Referral, "questions to the prosecutor")]
    public void A_response_that_takes_no_position_need_not_repeat_what_is_told(ResponseKind kind, string words)
    {
        Assert.True(SharedAnswer.Counts(kind, response: 0.9, link: 0.5, words, cue: null, Tellings));
        Assert.False(SharedAnswer.Counts(kind, response: 0.9, link: 0.2, words, cue: null, Tellings));
    }

    [Theory]
    [InlineData("that the Quellmark contract was signed in secret", "denied")]
    [InlineData("the report is a fabrication, and fabricated badly", "said")]
    public void An_unsure_link_counts_for_nothing(string words, string cue)
    {
        Assert.True(SharedAnswer.Counts(ResponseKind.Denial, response: 0.9, link: 0.5, words, cue, Tellings));
        Assert.False(SharedAnswer.Counts(ResponseKind.Denial, response: 0.9, link: 0.2, words, cue, Tellings));
    }
}
