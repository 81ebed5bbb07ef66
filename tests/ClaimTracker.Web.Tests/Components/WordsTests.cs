using System.Collections.Concurrent;
using System.Xml.Linq;
using ClaimTracker.Web.Resources;
using ClaimTracker.Web.Tests.Accounts;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace ClaimTracker.Web.Tests.Components;

/// <summary>Every word that a reader sees can be said in another language.</summary>
public class WordsTests
{
    /// <summary>Set to 1, the test writes the list of words anew instead of failing.</summary>
    private const string Write = "CLAIMTRACKER_WRITE_WORDS";

    private static readonly string Web = Path.Combine(Repository.Root, "src/ClaimTracker.Web");
    private static readonly string File = Path.Combine(Web, "Resources/Words.resx");

    private static readonly string[] WorkedIn = ["Review", "Import", "Account", "Administration"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_word_of_the_pages_is_in_the_list_for_translators()
    {
        var said = await SaidAsync();
        if (Environment.GetEnvironmentVariable(Write) is not null) WriteList([.. Asked(Sources()), .. said]);
        var asked = Asked(Sources().Where(IsRead)).Concat(said).ToHashSet();

        asked = [.. asked.Select(Words.EntryOf)];
        var listed = XDocument.Load(File).Root!.Elements("data").Select(d => d.Attribute("name")!.Value).ToHashSet();

        Assert.True(listed.IsSupersetOf(asked), $"words of pages not in Words.resx (run this test once with {Write}=1): {string.Join(" | ", asked.Except(listed).Order(StringComparer.Ordinal))}");
    }

    [Fact]
    public void No_page_writes_words_that_cannot_be_translated()
    {
        var found = PageLiterals.Of(typeof(Site).Assembly, t => t.FullName!.StartsWith("ClaimTracker.Web.Components.", StringComparison.Ordinal) && IsComponent(t));

        Assert.Equal("", string.Join("\n", found.Select(f => $"{f.Type}: “{f.Text.Trim()}”").Distinct()));
    }

    [Fact]
    public void The_finder_of_literals_finds_them()
    {
        var found = PageLiterals.Of(typeof(WordsTests).Assembly, t => t == typeof(Untranslated)).Select(f => f.Text.Trim()).ToList();

        Assert.Equal(["a label", "plain words", "words in markup"], found.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("@T(\"one\") @N(count, \"{0} two\", \"three\")", new[] { "one", "{0} two", "three" })]
    [InlineData("T(x ? \"yes, \\\"so\\\"\" : \"no\", \"0.00\")", new[] { "yes, \"so\"", "no" })]
    [InlineData("Words.Of(\"a (b), c\", day) + Not(\"d\")", new[] { "a (b), c" })]
    public void The_finder_of_keys_finds_them(string source, string[] keys) => Assert.Equal(keys, WordKeys.In(source));

    // The list is written from all pages; words of those that are worked in may be new for a while.
    private static bool IsRead(string source) => !WorkedIn.Any(f => source.Contains($"/Components/{f}/", StringComparison.Ordinal));

    private static IEnumerable<string> Asked(IEnumerable<string> sources) => sources.SelectMany(s => WordKeys.In(System.IO.File.ReadAllText(s))).Where(k => k.Any(char.IsLetter));

    private static bool IsComponent(Type type) => typeof(ComponentBase).IsAssignableFrom(type) || (type.DeclaringType is { } outer && IsComponent(outer));

    private static IEnumerable<string> Sources() =>
        new[] { "Components", "Endpoints" }.SelectMany(f => Directory.EnumerateFiles(Path.Combine(Web, f), "*", SearchOption.AllDirectories)).Where(f => f.EndsWith(".razor", StringComparison.Ordinal) || f.EndsWith(".cs", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    // Words that come out of lists and switches are met only when a page is made.
    private static async Task<IEnumerable<string>> SaidAsync()
    {
        var words = new Recorder();
        await using var site = await RunningSite.StartAsync(builder => builder.Services.AddSingleton<IStringLocalizer<Words>>(words));
        var sample = await SampleStore.FillAsync(site.Store, Cancel);
        var client = site.Browser();
        foreach (var path in (string[])["/", "/claims", $"/claims/{sample.Denied.Id}", $"/claims/{sample.Denied.Id}?view=chart", "/articles", $"/articles/{sample.Report.Id}?s={sample.DenialStatement.Id}",
            "/sources", "/sources?kind=unnamed", $"/sources/{sample.DenialStatement.SourceId}", "/unnamed", "/outlets", "/outlets/1", "/stories", "/search", "/search?q=cash", "/timeline?q=minister"])
            await client.GetStringAsync(path, Cancel);
        return words.Asked.Keys.Where(k => k.Any(char.IsLetter));
    }

    private static void WriteList(IEnumerable<string> keys)
    {
        var root = new XElement("root",
            Header("resmimetype", "text/microsoft-resx"), Header("version", "2.0"),
            Header("reader", "System.Resources.ResXResourceReader, System.Windows.Forms"), Header("writer", "System.Resources.ResXResourceWriter, System.Windows.Forms"),
            Entry("Culture", ""), keys.Where(k => k != "Culture").Distinct().Order(StringComparer.Ordinal).DistinctBy(k => Words.EntryOf(k).ToUpperInvariant()).Select(k => Entry(Words.EntryOf(k), k)));
        new XDocument(root).Save(File);
    }

    private static XElement Header(string name, string value) => new("resheader", new XAttribute("name", name), new XElement("value", value));

    private static XElement Entry(string name, string value) => new("data", new XAttribute("name", name), new XAttribute(XNamespace.Xml + "space", "preserve"), new XElement("value", value));

    private sealed class Recorder : IStringLocalizer<Words>
    {
        public ConcurrentDictionary<string, bool> Asked { get; } = new();

        public LocalizedString this[string name] => this[name, []];

        public LocalizedString this[string name, params object[] arguments]
        {
            get
            {
                Asked[name] = true;
                return new LocalizedString(name, Words.Of(name, arguments));
            }
        }

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => [];
    }

    private sealed class Untranslated : ComponentBase
    {
        protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder)
        {
            builder.AddContent(0, "plain words");
            builder.AddMarkupContent(1, "<p>words in markup <kbd>j</kbd></p>");
            builder.OpenElement(2, "p");
            builder.AddAttribute(3, "aria-label", "a label");
            builder.AddAttribute(4, "class", "not spoken");
            builder.CloseElement();
        }
    }
}
