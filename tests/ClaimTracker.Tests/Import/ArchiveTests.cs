using System.IO.Compression;
using System.Text;
using ClaimTracker.Import;

namespace ClaimTracker.Tests.Import;

public class ArchiveTests
{
    private const string Text = "Pier closed\n\nThe harbour authority said on Tuesday that the old pier would be closed for repairs until the summer.\n";

    [Fact]
    public void Every_document_of_a_zip_is_read_and_a_bad_one_does_not_stop_the_others()
    {
        var zip = Zip(("a.txt", Text), ("sub/b.html", PageReaderTests.Page("")), ("c.txt", ""), ("__MACOSX/a.txt", "x"));
        var results = Reading.Each(zip, "news.zip");
        Assert.Equal(["news.zip!a.txt", "news.zip!sub/b.html", "news.zip!c.txt"], results.Select(r => r.Location));
        Assert.Equal(["Pier closed", "Pier closed for repairs"], results.SelectMany(r => r.Articles).Select(a => a.Title));
        Assert.Contains("empty", results[2].Failure!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../../etc/passwd"), InlineData("/etc/passwd"), InlineData("a\\..\\b.txt"), InlineData("C:\\a.txt")]
    public void A_zip_entry_whose_name_leads_out_is_refused_and_the_rest_is_read(string name)
    {
        var results = Reading.Each(Zip((name, Text), ("b.txt", Text)), "news.zip");
        Assert.Contains("leads out of the archive", results[0].Failure!.Message, StringComparison.Ordinal);
        Assert.Single(results[1].Articles);
    }

    [Fact]
    public void A_zip_bomb_is_refused_without_unpacking_it()
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var bomb = archive.CreateEntry("bomb.txt", CompressionLevel.Fastest).Open()) Zeros(bomb, 300);
            using var good = archive.CreateEntry("good.txt").Open();
            good.Write(Encoding.UTF8.GetBytes(Text));
        }
        var results = Reading.Each(memory.ToArray(), "bomb.zip");
        Assert.Contains("unpacks to more than 16 MB", results[0].Failure!.Message, StringComparison.Ordinal);
        Assert.Single(results[1].Articles);
    }

    [Fact]
    public void A_gzip_of_a_megabyte_that_unpacks_to_a_gigabyte_is_refused()
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Fastest, leaveOpen: true)) Zeros(gzip, 1024);
        var result = Assert.Single(Reading.Each(memory.ToArray(), "bomb.txt.gz"));
        Assert.Contains("unpacks to more than 16 MB", result.Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Archives_in_archives_in_archives_are_not_opened()
    {
        var zip = Zip(("a.txt", Text));
        for (var i = 0; i < 3; i++) zip = ZipOf(("inner.zip", zip));
        Assert.Contains("archives within archives", Assert.Single(Reading.Each(zip, "nest.zip")).Failure!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false), InlineData(true)]
    public void A_warc_file_gives_its_pages_with_their_addresses(bool packed)
    {
        var page = PageReaderTests.Page("").Replace("""<link rel="canonical" href="https://courier.example/pier">""", "", StringComparison.Ordinal);
        byte[] warc = [
            .. Record("warcinfo", "", "software: test\r\n", packed),
            .. Record("response", "https://courier.example/2026/pier", $"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}", packed),
            .. Record("response", "https://courier.example/logo.png", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx", packed),
            .. Record("response", "https://courier.example/gone", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>gone", packed)];
        var result = Assert.Single(Reading.Each(warc, packed ? "news.warc.gz" : "news.warc"));
        Assert.Equal("https://courier.example/2026/pier", result.Location);
        Assert.Equal("https://courier.example/2026/pier", Assert.Single(result.Articles).Url);
    }

    [Fact]
    public void A_warc_file_that_breaks_off_keeps_what_stood_before()
    {
        byte[] warc = [
            .. Record("response", "https://courier.example/pier", $"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{PageReaderTests.Page("")}", false),
            .. Encoding.UTF8.GetBytes("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 90000\r\n\r\nHTTP/1.1 200 OK")];
        var results = Reading.Each(warc, "news.warc");
        Assert.Single(results[0].Articles);
        Assert.Contains("breaks off in record 2", results[1].Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_warc_record_that_announces_terabytes_is_refused()
    {
        var warc = Encoding.UTF8.GetBytes("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 4000000000000\r\n\r\nHTTP/1.1 200 OK");
        Assert.Contains("larger than 64 MB", Assert.Single(Reading.Each(warc, "news.warc")).Failure!.Message, StringComparison.Ordinal);
    }

    private static byte[] Record(string type, string address, string body, bool packed)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        byte[] record = [.. Encoding.UTF8.GetBytes($"WARC/1.0\r\nWARC-Type: {type}\r\nWARC-Target-URI: {address}\r\nContent-Length: {bytes.Length}\r\n\r\n"), .. bytes, .. "\r\n\r\n"u8];
        if (!packed) return record;
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Fastest)) gzip.Write(record);
        return memory.ToArray();
    }

    private static byte[] Zip(params (string Name, string Text)[] entries) => ZipOf(Array.ConvertAll(entries, e => (e.Name, Encoding.UTF8.GetBytes(e.Text))));

    private static byte[] ZipOf(params (string Name, byte[] Bytes)[] entries)
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in entries)
            {
                using var stream = archive.CreateEntry(name).Open();
                stream.Write(bytes);
            }
        }
        return memory.ToArray();
    }

    private static void Zeros(Stream stream, int megabytes)
    {
        var zeros = new byte[1024 * 1024];
        for (var i = 0; i < megabytes; i++) stream.Write(zeros);
    }
}
