using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Web.Tests.Commands;

public sealed class ImportCommandTests : IDisposable
{
    private const string Body = "The mayor of Vantrel said on Monday that the {0} bridge would stay closed until the summer.\n\nA spokesman for the council denied that the {0} bridge had been sold.\n";
    private readonly string folder = Directory.CreateTempSubdirectory("claimtracker-test-").FullName;

    [Fact]
    public async Task Archives_tables_and_pages_are_imported_into_a_store_and_once_only()
    {
        await File.WriteAllBytesAsync(InFolder("in/pages.zip"), Zip(("a.txt", "Zip text\n\n" + Words("northern")), ("b/c.html", Page("Zip page", "southern"))), Cancel);
        await File.WriteAllBytesAsync(InFolder("in/crawl.warc.gz"), [.. Member(Warc("https://courier.example/one", Page("Crawled one", "eastern"))), .. Member(Warc("https://courier.example/two", Page("Crawled two", "western")))], Cancel);
        await File.WriteAllTextAsync(InFolder("in/table.csv"), $"Day;Headline;Body;Paper\n2026-03-01;Row one;\"{Words("upper")}\";The Courier\n2026-03-02;Row two;\"{Words("lower")}\";The Courier\n", Cancel);
        await File.WriteAllTextAsync(InFolder("in/lines.jsonl"), string.Concat(new[] { "old", "new" }.Select(w => $$"""{"Headline":"Line {{w}}","Body":"{{Words(w).Replace("\n", "\\n", StringComparison.Ordinal)}}","Day":"2026-03-03"}""" + "\n")), Cancel);

        var (code, output, error) = await CommandLineTests.RunAsync("import", InFolder("in"), "--columns", "text=Body,title=Headline,published=Day,outlet=Paper", "--data", InFolder("data"));
        Assert.Equal((0, ""), (code, error));
        Assert.EndsWith("6 documents: 8 added.\n", output, StringComparison.Ordinal);

        await using (var context = Store().Create())
        {
            var articles = await context.Articles.Include(a => a.Outlet).OrderBy(a => a.Title).ToListAsync(Cancel);
            Assert.Equal(["Crawled one", "Crawled two", "Line new", "Line old", "Row one", "Row two", "Zip page", "Zip text"], articles.Select(a => a.Title));
            Assert.Equal("https://courier.example/one", articles[0].Url);
            Assert.Equal(("The Courier", new DateTime(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc)), (articles[4].Outlet?.Name, articles[4].PublishedAt));
            Assert.Equal(16, await context.Statements.CountAsync(Cancel));
            Assert.Equal(8, await context.Fetches.CountAsync(Cancel));
        }

        (code, output, _) = await CommandLineTests.RunAsync("import", InFolder("in"), "-c", "text=Body,title=Headline,published=Day,outlet=Paper", "--data", InFolder("data"));
        Assert.Equal((0, "6 documents: 8 unchanged.\n"), (code, output));

        (code, output, _) = await CommandLineTests.RunAsync("reimport", "--data", InFolder("data"));
        Assert.Equal((0, "6 documents: 8 unchanged; 0 added, 0 withdrawn, 0 changed.\n"), (code, output));
    }

    [Fact]
    public async Task A_table_whose_columns_do_not_tell_names_the_cure_and_a_map_that_cannot_be_read_is_refused()
    {
        await File.WriteAllTextAsync(InFolder("odd.csv"), $"Day,Words\n2026-03-01,\"{Words("upper")}\"\n", Cancel);

        var (code, output, error) = await CommandLineTests.RunAsync("import", InFolder("odd.csv"), "--data", InFolder("data"));
        Assert.Equal((1, "1 document: 1 failed.\n"), (code, output));
        Assert.Contains("--columns text=Body,title=Headline", error, StringComparison.Ordinal);

        (code, _, error) = await CommandLineTests.RunAsync("import", InFolder("odd.csv"), "--columns", "words=Words", "--data", InFolder("data"));
        Assert.Equal(1, code);
        Assert.Contains("There is no field “words”; the fields are text, title", error, StringComparison.Ordinal);

        (code, output, _) = await CommandLineTests.RunAsync("import", InFolder("odd.csv"), "--columns", "text=Words", "--data", InFolder("data"));
        Assert.Equal(0, code);
        Assert.EndsWith("1 document: 1 added.\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_that_is_killed_leaves_whole_articles_and_the_next_ones_go_on()
    {
        const int Files = 240;
        for (var i = 0; i < Files; i++)
        {
            var words = string.Join(' ', Enumerable.Range(1, 4).Select(k => $"w{i * k * 7919 % 9973}"));
            await File.WriteAllTextAsync(InFolder($"in/{i:D3}.txt"), $"Bridge {i} is closed\n\n{Words(words)}", Cancel);
        }
        await KillAfterAsync(50);
        var first = await StoredAsync();
        await KillAfterAsync(40);
        var second = await StoredAsync();
        Assert.InRange(first.Count, 50, Files - 1);
        Assert.InRange(second.Count, first.Count + 1, Files - 1);
        Assert.All(first, article => Assert.Equal(article.Value, second[article.Key]));
        Assert.All(second.Values, statements => Assert.Equal(2, statements.Count));

        var (code, output, error) = await CommandLineTests.RunAsync("import", InFolder("in"), "--data", InFolder("data"), "-q");
        Assert.Equal((0, "", $"{Files} documents: {Files - second.Count} added, {second.Count} unchanged.\n"), (code, error, output));
        var last = await StoredAsync();
        Assert.Equal(Enumerable.Range(0, Files).Select(i => $"Bridge {i} is closed").Order(StringComparer.Ordinal), last.Keys.Order(StringComparer.Ordinal));
        Assert.All(last.Values, statements => Assert.Equal(2, statements.Count));
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Starts an import and kills it without warning once it tells of the given number of newly stored articles.</summary>
    private async Task KillAfterAsync(int articles)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ClaimTracker.Web.dll"), "import", InFolder("in"), "--data", InFolder("data")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var program = Process.Start(start)!;
        for (var added = 0; added < articles;) added += (await program.StandardOutput.ReadLineAsync(Cancel) ?? throw new InvalidOperationException("The import ended before it was killed.")).StartsWith("Added: ", StringComparison.Ordinal) ? 1 : 0;
        program.Kill();
        await program.WaitForExitAsync(Cancel);
        Assert.NotEqual(0, program.ExitCode);
    }

    /// <summary>What the store holds after the doctor found nothing wrong: the words of each article's statements by its title.</summary>
    private async Task<Dictionary<string, List<string>>> StoredAsync()
    {
        var (code, output, error) = await CommandLineTests.RunAsync("doctor", "--data", InFolder("data"));
        Assert.Equal((0, ""), (code, error));
        Assert.EndsWith("no problem found.\n", output, StringComparison.Ordinal);
        await using var context = Store().Create();
        Assert.Empty(await context.Articles.Where(a => context.Fetches.Count(f => f.ArticleVersion!.ArticleId == a.Id && f.Bytes != null) != 1 || a.Versions.Count != 1).ToListAsync(Cancel));
        Assert.Empty(await context.Claims.Where(c => !c.Tellings.Any()).ToListAsync(Cancel));
        var statements = (await context.Statements.Select(s => new { s.ArticleId, s.Words }).ToListAsync(Cancel)).ToLookup(s => s.ArticleId, s => s.Words);
        return await context.Articles.ToDictionaryAsync(a => a.Title, a => statements[a.Id].Order(StringComparer.Ordinal).ToList(), Cancel);
    }

    private ContextFactory Store() => new(new StoreOptions(InFolder("data")));

    private string InFolder(string name)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }

    private static string Words(string bridge) => Body.Replace("{0}", bridge, StringComparison.Ordinal);

    private static string Page(string title, string bridge) =>
        $"<!doctype html><html lang=en><head><title>{title}</title></head><body><article><h1>{title}</h1>{string.Concat(Words(bridge).Split("\n\n").Select(p => $"<p>{p}</p>"))}</article></body></html>";

    private static byte[] Zip(params (string Name, string Content)[] entries)
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }
        return memory.ToArray();
    }

    private static byte[] Warc(string address, string page)
    {
        var answer = $"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}";
        return Encoding.UTF8.GetBytes($"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {Encoding.UTF8.GetByteCount(answer)}\r\n\r\n{answer}\r\n\r\n");
    }

    private static byte[] Member(byte[] record)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(record);
        return memory.ToArray();
    }
}
