using ClaimTracker.Extraction.Responses;
using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Tests.Responses;

public class TargetChooserTests
{
    private const string Body = "The company plans to close its plant in Ohio and move 400 jobs to Mexico.";
    private static readonly Candidate Denial = new(0, new(0, 1), TokenRange.None, -1, TokenRange.None, -1, CandidateOrigin.Verb);

    [Fact]
    public void What_the_headline_tells_is_answered_where_the_body_tells_it()
    {
        var chosen = Assert.Single(Choose("Company plans to close plant in Ohio", _ => -1));

        Assert.Equal(1, chosen.Claim);
        Assert.Equal(1, chosen.Chance, 6);
    }

    [Fact]
    public void The_headlines_own_denial_stands_for_what_it_denies()
    {
        var chosen = Assert.Single(Choose("Union is angry about the mayor", claim => claim == 0 ? 1 : -1));

        Assert.Equal(1, chosen.Claim);
    }

    [Fact]
    public void A_headline_that_tells_something_else_keeps_its_chance() =>
        Assert.Equal(0, Choose("Union is angry about the mayor", _ => -1)[0].Claim);

    private static List<ChosenClaim> Choose(string headline, Func<int, int> answeredBy)
    {
        var text = headline + "\n\n" + Body;
        TextBlock[] blocks = [new(BlockKind.Headline, new(0, headline.Length)), new(BlockKind.Paragraph, new(headline.Length + 2, text.Length))];
        var view = new SyntaxView(SyntaxPipeline.Default.Parse(new ArticleText(text, blocks)));
        var features = new LinkFeatures(view, new ClaimFinder(view).Find([]), []);
        return TargetChooser.Choose(Denial, new LinkChoice([0, 1], [0.8, 0.2]), features, answeredBy);
    }
}
