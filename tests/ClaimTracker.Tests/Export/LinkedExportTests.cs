using System.IO.Pipelines;
using System.Text.Json;
using ClaimTracker.Export.JsonLines;
using ClaimTracker.Export.Linked;
using ClaimTracker.Export.Tables;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Tests.Export;

public class LinkedExportTests
{
    [Theory, MemberData(nameof(TestStore.Both), MemberType = typeof(TestStore))]
    public async Task Both_selectors_of_every_annotation_find_their_text(string provider)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var store = await TestStore.CreateAsync(provider);
        await SampleStore.FillAsync(store.Factory, cancel);
        await using var context = store.Factory.Create();
        var texts = await context.ArticleVersions.ToDictionaryAsync(v => v.TextHash, v => v.Text, cancel);

        var annotations = (await GraphAsync(store, cancel)).Where(n => Is(n, "oa:Annotation")).ToList();

        Assert.NotEmpty(annotations);
        foreach (var target in annotations.Select(a => a.GetProperty("oa:hasTarget")))
        {
            var text = texts[target.GetProperty("ct:textSha256").GetString()!];
            var quote = target.GetProperty("oa:hasSelector").EnumerateArray().Single(s => Is(s, "oa:TextQuoteSelector"));
            var position = target.GetProperty("oa:hasSelector").EnumerateArray().Single(s => Is(s, "oa:TextPositionSelector"));
            var runes = text.EnumerateRunes().ToArray();
            var exact = quote.GetProperty("oa:exact").GetString()!;
            Assert.Equal(exact, string.Concat(runes[position.GetProperty("start").GetInt32()..position.GetProperty("end").GetInt32()]));
            Assert.Contains(quote.GetProperty("oa:prefix").GetString() + exact + quote.GetProperty("oa:suffix").GetString(), text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Every_node_that_is_pointed_to_is_in_the_document()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var store = await TestStore.CreateAsync("sqlite");
        await SampleStore.FillAsync(store.Factory, cancel);
        var graph = await GraphAsync(store, cancel);
        var described = graph.Where(n => n.TryGetProperty("@type", out _)).Select(n => n.GetProperty("@id").GetString()).ToHashSet();

        foreach (var (type, member) in new[] { ("ct:Response", "ct:answers"), ("ct:Response", "ct:statement"), ("oa:Annotation", "oa:hasBody") })
            Assert.All(graph.Where(n => Is(n, type)), n => Assert.Contains(n.GetProperty(member).GetProperty("@id").GetString(), described));
        Assert.All(graph.Where(n => n.TryGetProperty("appearance", out _)), n => Assert.Contains(n.GetProperty("appearance").GetProperty("@id").GetString(), described));
    }

    [Fact]
    public async Task Every_prefix_in_the_document_is_declared()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var store = await TestStore.CreateAsync("sqlite");
        await SampleStore.FillAsync(store.Factory, cancel);
        using var document = JsonDocument.Parse(await JsonLdAsync(store, cancel));
        var declared = document.RootElement.GetProperty("@context").EnumerateObject().Select(p => p.Name).ToHashSet();

        var used = Members(document.RootElement.GetProperty("@graph")).Where(m => m.Contains(':')).Select(m => m.Split(':')[0]).Distinct();

        Assert.Subset(declared, used.ToHashSet());
    }

    [Fact]
    public async Task A_timeline_for_TimelineJS_holds_every_dated_row_and_says_how_many_it_leaves_out()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var store = await TestStore.CreateAsync("sqlite");
        await SampleStore.FillAsync(store.Factory, cancel);
        await using (var context = store.Factory.Create())
            await context.Statements.Where(s => s.Id <= 2).ExecuteUpdateAsync(s => s.SetProperty(x => x.SaidAt, (DateTime?)null), cancel);
        var rows = await TableCount.OfAsync(store.Factory, TableQuery.All(TimelineTable.Table), cancel);

        using var timeline = JsonDocument.Parse(await WriteAsync(pipe => TimelineJsExport.WriteAsync(store.Factory, "<b>All</b>", null, "https://claims.example", pipe, cancel)));

        var (title, events) = (timeline.RootElement.GetProperty("title").GetProperty("text"), timeline.RootElement.GetProperty("events"));
        Assert.Equal(rows - 2, events.GetArrayLength());
        Assert.Equal(("&lt;b&gt;All&lt;/b&gt;", "2 undated statements are left out."), (title.GetProperty("headline").GetString(), title.GetProperty("text").GetString()));
        Assert.All(events.EnumerateArray(), e => Assert.Equal(2026, e.GetProperty("start_date").GetProperty("year").GetInt32()));
    }

    [Fact]
    public async Task Json_lines_hold_every_row_of_every_table()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var store = await TestStore.CreateAsync("sqlite");
        var texts = await SampleStore.FillAsync(store.Factory, cancel);
        var tables = AllTables.All.Where(t => !t.IsPrivate).Select(t => TableQuery.All(t)).ToList();

        var lines = (await WriteAsync(async pipe => await JsonLinesExport.WriteAsync(store.Factory, tables, "", pipe, cancel)))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToLookup(l => l.GetProperty("table").GetString());

        foreach (var table in tables) Assert.Equal(await TableCount.OfAsync(store.Factory, table, cancel), lines[table.Table.Name].Count());
        Assert.Equal(texts, lines["claims"].Select(c => c.GetProperty("text").GetString()));
    }

    private static async Task<List<JsonElement>> GraphAsync(TestStore store, CancellationToken cancel) =>
        [.. JsonDocument.Parse(await JsonLdAsync(store, cancel)).RootElement.GetProperty("@graph").EnumerateArray()];

    private static Task<string> JsonLdAsync(TestStore store, CancellationToken cancel) =>
        WriteAsync(pipe => JsonLdExport.WriteAsync(store.Factory, null, null, "https://claims.example", pipe, cancel));

    private static async Task<string> WriteAsync(Func<PipeWriter, Task> write)
    {
        using var stream = new MemoryStream();
        var pipe = PipeWriter.Create(stream);
        await write(pipe);
        await pipe.FlushAsync();
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    private static IEnumerable<string> Members(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Members(p.Value).Prepend(p.Name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Members),
        _ => [],
    };

    private static bool Is(JsonElement node, string type) => node.TryGetProperty("@type", out var found) && found.GetString() == type;
}
