using ClaimTracker.Export.Package;
using ClaimTracker.Export.Tables;

namespace ClaimTracker.Tests.Export;

public class CodebookTests
{
    /// <summary>Set it to write docs/codebook.md anew.</summary>
    private const string Rewrite = "CLAIMTRACKER_WRITE_DOCS";

    [Fact]
    public void The_codebook_in_docs_is_that_of_the_tables()
    {
        var path = Path.Combine(Root(AppContext.BaseDirectory), "docs", "codebook.md");
        var codebook = Codebook.Of(AllTables.All.Append(TimelineTable.Table), withPrivate: true);
        if (Environment.GetEnvironmentVariable(Rewrite) is not null) File.WriteAllText(path, codebook);

        Assert.True(File.ReadAllText(path) == codebook, $"docs/codebook.md is out of date; run this test with {Rewrite}=1 and commit the file");
    }

    [Fact]
    public void Every_column_has_a_meaning_and_a_name_of_its_own()
    {
        foreach (var table in AllTables.All.Append(TimelineTable.Table))
        {
            Assert.All(table.Columns, c => Assert.True(c.Meaning.EndsWith('.') && c.Meaning.Length > 5, $"{table.Name}.{c.Name}: '{c.Meaning}'"));
            Assert.Equal(table.Columns.Count, table.Columns.Select(c => c.Name).Distinct().Count());
            Assert.All(table.Columns.Where(c => c.References is not null), c => Assert.NotNull(AllTables.Named(c.References!)));
        }
    }

    private static string Root(string folder) => File.Exists(Path.Combine(folder, "ClaimTracker.sln")) ? folder : Root(Path.GetDirectoryName(folder)!);
}
