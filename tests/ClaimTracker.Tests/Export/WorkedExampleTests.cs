using ClaimTracker.Export.Package;
using ClaimTracker.Model;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Tests.Export;

public class WorkedExampleTests
{
    private static readonly string Example = Path.Combine(Root(AppContext.BaseDirectory), "docs", "examples", "denial_lag.py");

    [Fact]
    public async Task The_example_in_docs_answers_its_question_from_a_package()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var store = await TestStore.CreateAsync("sqlite");
        await SampleStore.FillAsync(store.Factory, cancel);
        var path = Path.Combine(store.Factory.Options.DataFolder, "package.zip");
        await using (var file = File.Create(path)) await DataPackage.WriteZipAsync(store.Factory, new PackageOptions(""), file, cancel);
        await using var context = store.Factory.Create();
        var denials = await context.ResponseLinks.CountAsync(l => l.Review != ReviewState.Rejected && l.Response!.Kind == Extraction.ResponseKind.Denial, cancel);

        var printed = await ForeignReader.RunAsync("python3", [Example, path], cancel);

        // Every denial of the sample comes from a ministry, twelve and a half hours after the claim.
        Assert.Equal(["government", $"{denials}", "12.5", "100%"], printed.Split('\n')[1].Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void The_example_is_short() => Assert.InRange(File.ReadAllLines(Example).Length, 1, 29);

    private static string Root(string folder) => File.Exists(Path.Combine(folder, "ClaimTracker.sln")) ? folder : Root(Path.GetDirectoryName(folder)!);
}
