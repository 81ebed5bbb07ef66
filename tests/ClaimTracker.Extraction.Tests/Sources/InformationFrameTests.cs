using ClaimTracker.Extraction.Sources;
using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Tests.Sources;

public class InformationFrameTests
{
    [Theory]
    [InlineData("The paper published the plan, citing two officials in the ministry.", "officials", nameof(InformationPath.Cited))]
    [InlineData("The bridge will be closed, according to two officials.", "officials", nameof(InformationPath.AccordingTo))]
    [InlineData("The editor learned from agents that the files were gone.", "agents", nameof(InformationPath.From))]
    [InlineData("The plan was criticized by residents.", "residents", nameof(InformationPath.By))]
    [InlineData("There were suspicions among soldiers that the order was false.", "soldiers", nameof(InformationPath.Among))]
    [InlineData("The report repeats the critics' claims.", "critics", nameof(InformationPath.Possessive))]
    [InlineData("The mayor told reporters that the bridge was safe.", "reporters", nameof(InformationPath.Told))]
    [InlineData("The residents left on Monday.", "residents", nameof(InformationPath.None))]
    public void Information_comes_from_people_by_many_paths(string text, string noun, string path)
    {
        var view = new SyntaxView(SyntaxPipeline.Default.Parse(Articles.Of(text)));
        var at = Array.FindIndex(view.Tokens, t => t.Form == noun);
        var first = new NounPhraseReader(view).Holding(at) is { } phrase && phrase.Head == at ? phrase.First : at;

        Assert.Equal(path, new InformationFrame(view).Of(new(first, at + 1, at, at)).ToString());
    }
}
