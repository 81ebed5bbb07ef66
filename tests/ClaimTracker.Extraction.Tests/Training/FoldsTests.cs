using ClaimTracker.Extraction.Syntax;
using ClaimTracker.Extraction.Training;

namespace ClaimTracker.Extraction.Tests.Training;

public class FoldsTests
{
    [Fact]
    public void Articles_of_one_story_have_one_number_and_the_others_one_each() =>
        Assert.Equal([0, 1, 0, 2, 3], Folds.Stories([Article("a", "crab"), Article("b", "ferry"), Article("c", "crab"), Article("d", null), Article("e", null)]));

    private static ResponseExample Article(string name, string? story) =>
        new(name, SyntaxPipeline.Default.Parse(Articles.Of("It rained.")), [], new(new Dictionary<string, IReadOnlyList<Span>>(), [], []), story);
}
