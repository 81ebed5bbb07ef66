using ArchUnitNET.Domain;
using ArchUnitNET.Loader;

namespace ClaimTracker.Web.Tests;

/// <summary>Which stage may use which: one dictionary, checked against the compiled types and the folders.</summary>
public class ArchitectureTests
{
    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Extraction"] = [],
        ["Model"] = ["Extraction"],
        ["Import"] = ["Extraction", "Model"],
        ["Store"] = ["Extraction", "Model"],
        ["Export"] = ["Extraction", "Model", "Import", "Store"],
        ["Ingest"] = ["Extraction", "Model", "Import", "Store", "Export"],
        ["Editing"] = ["Extraction", "Model", "Import", "Store", "Export"],
        ["Web"] = ["Extraction", "Model", "Import", "Store", "Export", "Ingest", "Editing"],
    };

    private static readonly string[] ExtractionOrder =
        ["Lexicon", "Weights", "Text", "Syntax", "Quotes", "Cues", "Attributions", "Sources", "Responses", "Training"];

    private static readonly Architecture Compiled = new ArchLoader()
        .LoadAssemblies(typeof(Extraction.ArticleExtractor).Assembly, typeof(Model.Claim).Assembly, typeof(Site).Assembly)
        .Build();

    public static TheoryData<string> Stages => [.. MayUse.Keys];

    [Theory, MemberData(nameof(Stages))]
    public void A_stage_uses_only_the_stages_that_the_design_gives_it(string stage)
    {
        var forbidden = Uses(type => Stage(Space(type)) == stage, Stage)
            .Where(use => use.To != stage && !MayUse[stage].Contains(use.To));

        Assert.Empty(forbidden.Select(use => $"{use.Type} uses {use.Target}").Distinct());
    }

    [Fact]
    public void A_stage_of_the_extraction_uses_only_stages_before_it()
    {
        var forbidden = Uses(type => ExtractionStage(Space(type)) is { Length: > 0 }, ExtractionStage)
            .Where(use => use.To.Length > 0)
            .Where(use => Array.IndexOf(ExtractionOrder, use.To) > Array.IndexOf(ExtractionOrder, ExtractionStage(use.From)));

        Assert.Empty(forbidden.Select(use => $"{use.Type} uses {use.Target}").Distinct());
    }

    [Fact]
    public void Components_never_touch_the_database_library()
    {
        var touching = Compiled.Types
            .Where(type => Space(type).StartsWith("ClaimTracker.Web.Components", StringComparison.Ordinal))
            .SelectMany(type => type.Dependencies.Select(d => (type.FullName, Target: d.Target.FullName)))
            .Where(use => use.Target.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal));

        Assert.Empty(touching.Select(use => $"{use.FullName} uses {use.Target}").Distinct());
    }

    [Fact]
    public void Extraction_uses_no_package_and_no_input_or_output()
    {
        string[] forbidden = ["System.IO.File", "System.IO.Directory", "System.Console", "System.Net.", "Microsoft."];
        var uses = Compiled.Types
            .Where(type => Stage(Space(type)) == "Extraction")
            .SelectMany(type => type.Dependencies.Select(d => (type.FullName, Target: d.Target.FullName)))
            .Where(use => forbidden.Any(f => use.Target == f || (f.EndsWith('.') && use.Target.StartsWith(f, StringComparison.Ordinal))));

        Assert.Empty(uses.Select(use => $"{use.FullName} uses {use.Target}").Distinct());
    }

    [Fact]
    public void Every_folder_with_code_is_a_stage_of_the_dictionary()
    {
        var source = Path.Combine(Repository.Root, "src");
        var stages = Folders(Path.Combine(source, "ClaimTracker")).Except(MayUse.Keys);
        var extraction = Folders(Path.Combine(source, "ClaimTracker.Extraction")).Except(ExtractionOrder);

        Assert.Empty(stages.Concat(extraction));
    }

    private static IEnumerable<string> Folders(string project) =>
        Directory.GetDirectories(project).Select(f => Path.GetFileName(f)!).Where(name => name is not ("bin" or "obj"));

    private static IEnumerable<(string From, string To, string Type, string Target)> Uses(Func<IType, bool> of, Func<string, string> stage) =>
        from type in Compiled.Types
        where of(type)
        from dependency in type.Dependencies
        let target = dependency.Target
        where Space(target).StartsWith("ClaimTracker", StringComparison.Ordinal)
        select (Space(type), stage(Space(target)), type.FullName, target.FullName);

    private static string Space(IType type) => type.Namespace?.FullName ?? "";

    private static string Stage(string name) => Part(name, 1);

    private static string ExtractionStage(string name) =>
        name.StartsWith("ClaimTracker.Extraction", StringComparison.Ordinal) ? Part(name, 2) : "";

    private static string Part(string name, int index) => name.Split('.') is var parts && parts.Length > index && parts[0] == "ClaimTracker" ? parts[index] : "";
}
