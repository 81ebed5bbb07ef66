using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using ClaimTracker.Import;

namespace ClaimTracker.Tests.Import;

public class FuzzTests
{
    private const int Inputs = 10_000;
    private static readonly TimeSpan LongestRead = TimeSpan.FromSeconds(5);

    private static readonly string[] Scraps =
    [
        "<div>", "</p>", "<script type=\"application/ld+json\">{", "}", "<![CDATA[", "]]>", "&#xD800;", "&#0;", "\0", "\uFFFD", "<!DOCTYPE x [<!ENTITY a \"b\">]>", "&a;", "---\n", "title: ",
        "\"", "\"\"", ",", "\r\n", "\r\n\r\n", "WARC/1.0\r\n", "Content-Length: -1\r\n", "Content-Length: 99999999999999999999\r\n", "<table><td>", "<a href=\"javascript:x\">", "{\"text\":", "[[[[", "\\ud800",
        "2026-99-99", "Feb 31, 2026", "(AP Photo/", ">> <<", "http://", "<time datetime=\"9999-12-31T23:59:59-14:00\">", "0001-01-01T00:00:00+14:00", "\u202E", "🧨", "<base href=\"http://[\">", "<feed>", "<rss>", "%PDF", "PK\u0003\u0004",
    ];

    [Fact]
    public void Ten_thousand_mutated_documents_are_read_or_refused_without_another_exception_or_a_hang()
    {
        var random = new Random(20170924);
        var seeds = Seeds();
        for (var i = 0; i < Inputs; i++)
        {
            var (name, seed) = seeds[i % seeds.Count];
            var bytes = Mutated(seed, seeds[random.Next(seeds.Count)].Bytes, random);
            var clock = Stopwatch.StartNew();
            foreach (var result in Reading.Each(bytes, name)) Check(result, i);
            Assert.True(clock.Elapsed < LongestRead, $"input {i} ({name}) took {clock.Elapsed}");
        }
    }

    private static void Check(ReadResult result, int input)
    {
        Assert.True(result.Failure is null || result.Failure.Message.Contains(": ", StringComparison.Ordinal), $"input {input}");
        foreach (var article in result.Articles)
        {
            Assert.True(article.Title.Length > 0, $"input {input}: no title");
            Assert.All(article.Blocks, b => Assert.True(b.Span.Start >= 0 && b.Span.Length > 0 && b.Span.End <= article.Text.Length, $"input {input}"));
            Assert.True(article.Url is null || article.Url.StartsWith("http", StringComparison.Ordinal), $"input {input}: {article.Url}");
            Assert.True(article.Published.ToIso8601() is null or { Length: >= 4 }, $"input {input}");
        }
    }

    private static byte[] Mutated(byte[] seed, byte[] other, Random random)
    {
        var bytes = seed.ToList();
        for (var times = random.Next(1, 8); times > 0; times--)
        {
            var at = random.Next(bytes.Count + 1);
            switch (random.Next(6))
            {
                case 0 when at < bytes.Count: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes.RemoveRange(at, Math.Min(bytes.Count - at, random.Next(200))); break;
                case 2: bytes.InsertRange(at, Encoding.UTF8.GetBytes(Scraps[random.Next(Scraps.Length)])); break;
                case 3: bytes.InsertRange(at, bytes.GetRange(at, Math.Min(bytes.Count - at, random.Next(300)))); break;
                case 4: bytes.InsertRange(at, other.Skip(random.Next(other.Length)).Take(random.Next(300))); break;
                default: bytes.InsertRange(at, Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Scraps[random.Next(Scraps.Length)], random.Next(40))))); break;
            }
        }
        return bytes.ToArray();
    }

    private static List<(string Name, byte[] Bytes)> Seeds()
    {
        var text = "---\ntitle: Pier closed\npublished: 2026-03-02T06:30:00+01:00\n---\nPier closed\n\nBy Sabel Tornquay\n\nOSHMERE, March 2 (Reuters) - The authority said on Tuesday, 3 March 2026, that the pier was closed.\n\nThe pier. Credit: A. Person/AP\n";
        var rss = "<?xml version=\"1.0\"?><rss><channel><title>C</title><item><title>Pier &amp;amp; dam</title><link>https://c.example/p</link><pubDate>Mon, 02 Mar 2026 06:30:00 +0100</pubDate><description>&lt;p&gt;The authority said no.&lt;/p&gt;</description></item></channel></rss>";
        var jsonl = "{\"title\":\"Pier\",\"text\":\"The authority said no.\",\"url\":\"https://c.example/p\",\"date\":\"2026-03-02\"}\n{\"title\":\"Dam\",\"text\":\"The ministry said yes.\"}\n";
        var page = PageReaderTests.Page("<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"Pier closed\",\"datePublished\":\"2026-03-02T06:30:00+01:00\",\"author\":[{\"name\":\"A. Writer\"}]}</script>");
        var warc = $"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://c.example/p\r\nContent-Length: 130\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n2a\r\n<p>The authority said no to everything.</p>\r\n0\r\n\r\n";
        var all = new List<(string, byte[])>
        {
            ("a.txt", Encoding.UTF8.GetBytes(text)), ("b.html", Encoding.UTF8.GetBytes(page)), ("c.xml", Encoding.UTF8.GetBytes(rss)), ("d.jsonl", Encoding.UTF8.GetBytes(jsonl)),
            ("e.csv", "title,text,date\n\"Pier, closed\",\"The authority said \"\"no\"\".\",2026-03-02\n"u8.ToArray()), ("f.warc", Encoding.UTF8.GetBytes(warc)),
            ("g.txt", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(text)).ToArray()), ("h.txt", "https://a.example/1\nhttps://b.example/2\n"u8.ToArray()),
        };
        all.Add(("i.zip", Zipped(all)));
        all.Add(("j.warc.gz", Gzipped(Encoding.UTF8.GetBytes(warc))));
        return all;
    }

    private static byte[] Zipped(List<(string Name, byte[] Bytes)> files)
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in files.Take(3))
            {
                using var stream = archive.CreateEntry(name).Open();
                stream.Write(bytes);
            }
        }
        return memory.ToArray();
    }

    private static byte[] Gzipped(byte[] bytes)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Fastest)) gzip.Write(bytes);
        return memory.ToArray();
    }
}
