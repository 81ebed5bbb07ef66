using System.IO.Compression;
using System.Text;
using ClaimTracker.Export.Package;
using ClaimTracker.Export.Tables;
using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Tests.Export;

public class DataPackageTests
{
    private static readonly PackageOptions Complete = new("https://claims.example") { WithTexts = true, WithPrivate = true };

    [Theory, MemberData(nameof(TestStore.Both), MemberType = typeof(TestStore))]
    public async Task A_package_imported_into_an_empty_store_gives_the_same_store(string provider)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var store = await TestStore.CreateAsync(provider);
        await using var empty = await TestStore.CreateAsync(provider);
        await SampleStore.FillEverythingAsync(store.Factory, cancel);

        await PackageImport.RunAsync(empty.Factory, await SavedAsync(store, Complete, cancel), cancel);

        Assert.Equal(await StoreDump.OfAsync(store.Factory, cancel), await StoreDump.OfAsync(empty.Factory, cancel));
        await using var context = empty.Factory.Create();
        context.Outlets.Add(new Model.Outlet { Name = "New", Key = "new" });
        Assert.Equal(1, await context.SaveChangesAsync(cancel));
    }

    [Fact]
    public async Task The_same_data_give_the_same_bytes_on_either_database()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var sqlite = await TestStore.CreateAsync("sqlite");
        await using var postgres = await TestStore.CreateAsync("postgres");
        await SampleStore.FillEverythingAsync(sqlite.Factory, cancel);
        var package = await SavedAsync(sqlite, Complete, cancel);
        await PackageImport.RunAsync(postgres.Factory, package, cancel);

        Assert.Equal(await File.ReadAllBytesAsync(package, cancel), await ZipAsync(postgres.Factory, Complete, cancel));
    }

    [Fact]
    public async Task A_package_for_everyone_holds_no_texts_no_editors_and_no_unpublished_story_but_every_quotation()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var store = await TestStore.CreateAsync("sqlite");
        await SampleStore.FillEverythingAsync(store.Factory, cancel);

        var files = Files(await ZipAsync(store.Factory, new PackageOptions(""), cancel));

        Assert.DoesNotContain(files, f => f.Key.StartsWith("texts/", StringComparison.Ordinal) || f.Key.StartsWith("originals/", StringComparison.Ordinal));
        Assert.All(files.Values, content => Assert.DoesNotContain("Edith", content, StringComparison.Ordinal));
        Assert.All(files.Values, content => Assert.DoesNotContain("Secret plan", content, StringComparison.Ordinal));
        Assert.Contains("Dam", files["stories.csv"], StringComparison.Ordinal);
        Assert.Contains(",exact,prefix,suffix,", files["statements.csv"], StringComparison.Ordinal);
        Assert.Contains("The ministry denied it 😀: ", files["statements.csv"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_of_some_claims_points_to_nothing_outside_itself()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var store = await TestStore.CreateAsync("sqlite");
        await SampleStore.FillEverythingAsync(store.Factory, cancel);
        var some = new PackageOptions("") { Claims = new ClaimSelection("SELECT \"Id\" FROM \"Claims\" WHERE \"Id\" IN (2, 3, 4)", []), Filter = "q=dam" };

        var package = new PackageReader(Files(await ZipAsync(store.Factory, some, cancel)));

        Assert.Equal(["2", "3", "4"], package.Column("claims", "id"));
        Assert.Equal(3, package.Column("claims_responses", "claim_id").Count);
        Assert.NotEmpty(package.Column("statements", "id"));
        package.CheckReferences();
    }

    [Fact]
    public async Task Every_file_fits_its_schema_and_every_reference_has_its_row()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var store = await TestStore.CreateAsync("sqlite");
        await SampleStore.FillEverythingAsync(store.Factory, cancel);

        var package = new PackageReader(Files(await ZipAsync(store.Factory, Complete, cancel)));

        package.CheckDescriptor();
        package.CheckCells();
        package.CheckReferences();
    }

    [Fact]
    public async Task A_quotation_stands_in_its_text_between_prefix_and_suffix()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var store = await TestStore.CreateAsync("sqlite");
        await SampleStore.FillEverythingAsync(store.Factory, cancel);
        var files = Files(await ZipAsync(store.Factory, Complete, cancel));
        var package = new PackageReader(files);

        foreach (var row in package.Rows("statements"))
        {
            var runes = files[$"texts/{row["text_hash"]}.txt"].EnumerateRunes().ToArray();
            var (start, end) = (int.Parse(row["start"]!, null), int.Parse(row["end"]!, null));
            Assert.Equal(Text(runes[start..end]), row["exact"]);
            Assert.Equal(Text(runes[Math.Max(0, start - 32)..start]), row["prefix"] ?? "");
            Assert.Equal(Text(runes[end..Math.Min(runes.Length, end + 32)]), row["suffix"] ?? "");
        }
    }

    [Fact]
    public async Task A_damaged_file_is_named_and_nothing_is_imported()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var store = await TestStore.CreateAsync("sqlite");
        await using var empty = await TestStore.CreateAsync("sqlite");
        await SampleStore.FillEverythingAsync(store.Factory, cancel);
        var folder = Path.Combine(store.Factory.Options.DataFolder, "package");
        await DataPackage.WriteFolderAsync(store.Factory, Complete, folder, cancel);
        var claims = Path.Combine(folder, "claims.csv");
        await File.WriteAllTextAsync(claims, (await File.ReadAllTextAsync(claims, cancel)).Replace("two\nlines", "two\nLines", StringComparison.Ordinal), cancel);

        var problem = await Assert.ThrowsAsync<InvalidDataException>(() => PackageImport.RunAsync(empty.Factory, folder, cancel));

        Assert.StartsWith("claims.csv: ", problem.Message, StringComparison.Ordinal);
        Assert.Empty(await StoreDump.OfAsync(empty.Factory, cancel));
    }

    [Fact]
    public async Task A_package_without_texts_is_refused_with_the_cure()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var store = await TestStore.CreateAsync("sqlite");
        var package = await SavedAsync(store, new PackageOptions(""), cancel);

        var problem = await Assert.ThrowsAsync<InvalidDataException>(() => PackageImport.RunAsync(store.Factory, package, cancel));

        Assert.Contains("export it again with --complete", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_holds_articles_is_not_imported_into()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var store = await TestStore.CreateAsync("sqlite");
        await SampleStore.FillEverythingAsync(store.Factory, cancel);
        var package = await SavedAsync(store, Complete, cancel);

        var problem = await Assert.ThrowsAsync<InvalidDataException>(() => PackageImport.RunAsync(store.Factory, package, cancel));

        Assert.Contains("already holds", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_column_of_the_model_is_in_the_package()
    {
        await using var store = await TestStore.CreateAsync("sqlite");
        await using var context = store.Factory.Create();
        var exported = AllTables.Stored.ToDictionary(StoredColumns.Entity, t => StoredColumns.Of(t).Select(c => c.Name).ToHashSet());
        exported["Fetches"].Add("Bytes");

        var missing = StoreDump.Entities(context)
            .SelectMany(e => StoreDump.Columns(e).Where(c => !exported.TryGetValue(e.GetTableName()!, out var columns) || !columns.Contains(c)).Select(c => $"{e.GetTableName()}.{c}"));

        Assert.Empty(missing);
    }

    private static async Task<byte[]> ZipAsync(ContextFactory factory, PackageOptions options, CancellationToken cancel)
    {
        using var stream = new MemoryStream();
        await DataPackage.WriteZipAsync(factory, options, stream, cancel);
        return stream.ToArray();
    }

    private static async Task<string> SavedAsync(TestStore store, PackageOptions options, CancellationToken cancel)
    {
        var path = Path.Combine(store.Factory.Options.DataFolder, "package.zip");
        await File.WriteAllBytesAsync(path, await ZipAsync(store.Factory, options, cancel), cancel);
        return path;
    }

    private static Dictionary<string, string> Files(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        return archive.Entries.ToDictionary(e => e.FullName, e => new StreamReader(e.Open(), Encoding.Latin1) is var reader && e.FullName.EndsWith(".br", StringComparison.Ordinal)
            ? reader.ReadToEnd()
            : new StreamReader(e.Open(), new UTF8Encoding(false), detectEncodingFromByteOrderMarks: false).ReadToEnd());
    }

    private static string Text(IEnumerable<Rune> runes) => string.Concat(runes);
}
