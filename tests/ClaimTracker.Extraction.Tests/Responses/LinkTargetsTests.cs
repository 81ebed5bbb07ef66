using ClaimTracker.Extraction.Responses;
using ClaimTracker.Extraction.Sources;
using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Tests.Responses;

public class LinkTargetsTests
{
    private const string Text = "The plant in Ohio will close.\n\nThe mayor wants to keep it open.\n\nThe company declined to comment.\n\nThe union referred questions to its lawyer.";

    [Fact]
    public void What_tells_of_a_refusal_is_no_claim() =>
        Assert.Equal([0, 0], Choose([0.3, 0.1, 0.6, 0], [0.5, 0.2, 0.3, 0]).Select(targets => targets[0].Claim));

    [Fact]
    public void Those_who_are_asked_side_by_side_are_asked_about_the_same() =>
        Assert.Equal([1, 1], Choose([0.4, 0.6, 0, 0], [0.51, 0.49, 0, 0]).Select(targets => targets[0].Claim));

    [Fact]
    public void A_denial_beside_a_refusal_keeps_its_own_chances() =>
        Assert.Equal([1, 0], Choose([0.2, 0.8, 0, 0], [0.6, 0.4, 0, 0], ResponseKind.Denial).Select(targets => targets[0].Claim));

    private static List<ChosenClaim>[] Choose(double[] first, double[] second, ResponseKind kind = ResponseKind.Referral)
    {
        var view = new SyntaxView(SyntaxPipeline.Default.Parse(Articles.Of(Text)));
        var features = new LinkFeatures(view, new ClaimFinder(view).Find([]), []);
        Candidate Of(string verb) => new CandidateFinder(view, new NounPhraseReader(view)).Find([]).Single(c => view.Tokens[c.Head].Form == verb);
        Recognized[] responses = [new(Of("declined"), ResponseKind.DeclinedToComment, 0.9), new(Of("referred"), kind, 0.9)];
        return LinkTargets.Of(responses, [new([0, 1, 2, 3], first), new([0, 1, 2, 3], second)], features);
    }
}
