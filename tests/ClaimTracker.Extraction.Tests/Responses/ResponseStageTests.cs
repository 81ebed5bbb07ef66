namespace ClaimTracker.Extraction.Tests.Responses;

public class ResponseStageTests
{
    private const string Lead = "The company plans to close its plant in Ohio and move 400 jobs to Mexico, two people familiar with the plan said on Monday.\n\n";

    [Theory]
    [InlineData("Acme denied the report.", ResponseKind.Denial)]
    [InlineData("The spokesman declined to comment on the report.", ResponseKind.DeclinedToComment)]
    [InlineData("Acme did not immediately respond to a request for comment.", ResponseKind.NoResponse)]
    [InlineData("The report could not be independently verified.", ResponseKind.NotConfirmed)]
    [InlineData("A spokeswoman confirmed the report.", ResponseKind.Confirmation)]
    public void A_plain_answer_is_found_with_its_kind(string answer, ResponseKind kind)
    {
        var found = Articles.Extract(Lead + answer);

        Assert.Contains(found.Responses, r => r.Kind == kind);
    }

    [Theory]
    [InlineData("The minister refused to resign.")]
    [InlineData("He was denied entry to the stadium on Sunday.")]
    [InlineData("Shares declined 3 percent.")]
    [InlineData("Troops patrolled the disputed territory.")]
    public void A_look_alike_is_no_response(string text) => Assert.Empty(Articles.Extract(text).Responses);

    [Theory]
    [InlineData("“The report of a move to Mexico is wrong,” Martha Kelling said. “The Ohio plant will stay where it is,” Ms Kelling said, denying the report.")]
    [InlineData("Martha Kelling said the company would close no plant in Ohio. Kelling denied the report that the company plans to close the plant.")]
    [InlineData("Martha Kelling said that the plant was safe and that the report was false. She denied that any jobs would move to Mexico.")]
    public void Nobody_answers_what_he_says_himself(string answers)
    {
        var found = Articles.Extract(Lead + answers);

        Assert.NotEmpty(found.Responses.SelectMany(r => r.Targets));
        Assert.All(found.Responses.Where(r => found.Statements[r.Statement].Source is { } responder && found.Sources[responder].Kind == SourceKind.Person), r =>
            Assert.DoesNotContain(r.Targets, t => found.Statements[t.Statement].Source == found.Statements[r.Statement].Source));
    }

    [Fact]
    public void A_denied_report_is_linked_to_the_claim()
    {
        var text = Lead + "Acme denied the report.";
        var found = Articles.Extract(text);

        var response = Assert.Single(found.Responses);
        var target = Assert.Single(response.Targets);
        Assert.Contains("close its plant", string.Concat(found.Statements[target.Statement].ContentSpans.Select(s => s.Cut(text))), StringComparison.Ordinal);
        Assert.NotEmpty(target.Because);
        Assert.InRange(target.Confidence, 0, 1);
    }

    [Fact]
    public void An_answer_to_a_claim_that_is_told_twice_is_linked_to_more_than_one_telling_and_never_to_more_than_three()
    {
        var found = Articles.Extract(Lead + "Acme told the union that it would close the plant in Ohio, a senior union official said.\n\nAnother person said Acme would move the plant to Mexico.\n\nAcme denied the report.");

        var denial = Assert.Single(found.Responses, r => r.Kind == ResponseKind.Denial);
        Assert.InRange(denial.Targets.Count, 2, 3);
        Assert.Equal(denial.Targets.Count, denial.Targets.Select(t => t.Statement).Distinct().Count());
    }

    [Theory]
    [InlineData("The ministry declined comment on whether talks were held last week.", "declined comment on", "whether talks were held last week")]
    [InlineData("The ministry refused to comment on the reported talks.", "refused to comment on", "the reported talks")]
    public void A_refusals_cue_reaches_up_to_what_it_is_about(string refusal, string cue, string content)
    {
        var text = Lead + refusal;
        var found = Articles.Extract(text);

        var response = Assert.Single(found.Responses, r => r.Kind == ResponseKind.DeclinedToComment);
        var statement = found.Statements[response.Statement];
        Assert.Equal(cue, statement.CueSpan!.Value.Cut(text));
        Assert.Equal(content, Assert.Single(statement.ContentSpans).Cut(text));
    }

    [Fact]
    public void The_outlets_own_remark_has_no_source()
    {
        var found = Articles.Extract(Lead + "The report could not be independently verified.");

        Assert.Contains(found.Responses, r => found.Statements[r.Statement].Source is null);
    }

    [Fact]
    public void Indices_point_into_the_lists_and_no_response_answers_itself()
    {
        var found = Articles.Extract(Lead + "Acme denied the report. \"That is a lie,\" said its chairman, John Miller. The union declined to comment.");

        Assert.All(found.Responses, r => Assert.InRange(r.Statement, 0, found.Statements.Count - 1));
        Assert.All(found.Responses, r => Assert.All(r.Targets, t => Assert.InRange(t.Statement, 0, found.Statements.Count - 1)));
        Assert.All(found.Responses, r => Assert.DoesNotContain(r.Targets, t => t.Statement == r.Statement));
        Assert.All(found.Statements, s => Assert.True(s.Source is null || s.Source < found.Sources.Count));
    }
}
