using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Text;
using ClaimTracker.Import.Fetching;

namespace ClaimTracker.Tests.Import;

public class SafeFetcherTests
{
    private static readonly FetchLimits Limits = FetchLimits.Default with { Time = TimeSpan.FromSeconds(8), SlowAfter = TimeSpan.FromSeconds(1) };

    [Fact]
    public async Task A_page_is_fetched_with_its_validators_and_its_last_address()
    {
        using var server = new LocalServer((path, stream) => path == "/old"
            ? LocalServer.Send(stream, "301 Moved Permanently", "Location: /new\r\n")
            : LocalServer.Send(stream, "200 OK", "Content-Type: text/html; charset=utf-8\r\nETag: \"7\"\r\nLast-Modified: Mon, 02 Mar 2026 05:30:00 GMT\r\n", "<p>Pier"));
        var document = await Fetch(server, "/old");
        Assert.Equal("<p>Pier", Encoding.UTF8.GetString(document.Bytes.Span));
        Assert.Equal("/new", document.Final.AbsolutePath);
        Assert.Equal(("\"7\"", "Mon, 02 Mar 2026 05:30:00 GMT"), (document.ETag, document.LastModified));
    }

    [Fact]
    public async Task An_unchanged_page_is_not_fetched_again()
    {
        using var server = new LocalServer((_, stream) => LocalServer.Send(stream, "304 Not Modified"));
        var document = await Fetch(server, "/", new FetchValidators("\"7\"", null));
        Assert.True(document.NotModified);
        Assert.Contains("If-None-Match: \"7\"", server.Requests[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1/"), InlineData("http://①②⑦.⓪.⓪.①/"), InlineData("http://0x7f000001/"), InlineData("http://2130706433/"), InlineData("http://0177.0.0.1/")]
    [InlineData("http://127.1/"), InlineData("http://[::1]/"), InlineData("http://[::ffff:127.0.0.1]/"), InlineData("http://[::ffff:7f00:1]/"), InlineData("http://0/")]
    [InlineData("http://localhost/"), InlineData("http://inside.example/"), InlineData("http://169.254.169.254/latest/meta-data/"), InlineData("http://10.0.0.8/"), InlineData("http://[fd00:ec2::254]/")]
    public async Task A_redirect_to_an_address_inside_is_refused_in_all_its_spellings(string target)
    {
        using var server = new LocalServer((_, stream) => LocalServer.Send(stream, "302 Found", $"Location: {target}\r\n"));
        Assert.Contains("not of the public internet", await Refusal(server, "/"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1/"), InlineData("http://①②⑦.⓪.⓪.①/"), InlineData("http://[::1]/"), InlineData("http://0x7f000001:8080/")]
    public async Task An_address_inside_is_refused_when_it_is_asked_for(string address)
    {
        using var fetcher = new SafeFetcher(Limits);
        var refusal = await Assert.ThrowsAsync<FetchException>(() => fetcher.FetchAsync(address, null, TestContext.Current.CancellationToken));
        Assert.Contains("not of the public internet", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_with_one_address_inside_among_public_ones_is_refused()
    {
        using var fetcher = new SafeFetcher(Limits, (a, _) => AddressPolicy.IsPublic(a), (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("8.8.8.8"), IPAddress.Loopback]));
        var refusal = await Assert.ThrowsAsync<FetchException>(() => fetcher.FetchAsync("http://two.example/", null, TestContext.Current.CancellationToken));
        Assert.Contains("not of the public internet", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("file:///etc/passwd", "only http and https"), InlineData("javascript:alert(1)", "only http and https"), InlineData("ftp://a.example/", "only http and https")]
    [InlineData("http://user:secret@a.example/", "user name"), InlineData("pier", "not an address"), InlineData("", "not an address")]
    public async Task Only_plain_web_addresses_are_fetched(string address, string reason)
    {
        using var fetcher = new SafeFetcher(Limits);
        var refusal = await Assert.ThrowsAsync<FetchException>(() => fetcher.FetchAsync(address, null, TestContext.Current.CancellationToken));
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("file:///etc/passwd"), InlineData("javascript:alert(1)")]
    public async Task A_redirect_to_another_scheme_is_refused(string target)
    {
        using var server = new LocalServer((_, stream) => LocalServer.Send(stream, "302 Found", $"Location: {target}\r\n"));
        Assert.Contains("only http and https", await Refusal(server, "/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_circle_of_redirects_is_left()
    {
        using var server = new LocalServer((path, stream) => LocalServer.Send(stream, "302 Found", $"Location: {(path == "/a" ? "/b" : "/a")}\r\n"));
        Assert.Contains("in a circle", await Refusal(server, "/a"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endless_chain_of_redirects_is_left()
    {
        using var server = new LocalServer((path, stream) => LocalServer.Send(stream, "302 Found", $"Location: {path}x\r\n"));
        Assert.Contains("more than 5 redirects", await Refusal(server, "/a"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_of_one_byte_a_second_is_given_up_within_five_seconds()
    {
        using var server = new LocalServer(async (_, stream) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<"u8.ToArray());
            await Task.Delay(Timeout.Infinite, TestContext.Current.CancellationToken);
        });
        var clock = Stopwatch.StartNew();
        Assert.Contains("less than 256 bytes a second", await Refusal(server, "/"), StringComparison.Ordinal);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5));
        Assert.True(FetchLimits.Default.SlowAfter < TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task A_packed_body_that_unpacks_to_a_gigabyte_is_refused()
    {
        var bomb = Bomb();
        using var server = new LocalServer((_, stream) => LocalServer.Send(stream, "200 OK", "Content-Encoding: gzip\r\n", bomb));
        Assert.Contains("larger than 16 MB", await Refusal(server, "/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_is_announced_as_too_large_is_not_read()
    {
        using var server = new LocalServer((_, stream) => stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n"u8.ToArray()).AsTask());
        Assert.Contains("larger than 16 MB", await Refusal(server, "/"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("404 Not Found", "answered 404"), InlineData("500 Internal Server Error", "answered 500")]
    public async Task An_error_of_the_server_is_named(string status, string reason)
    {
        using var server = new LocalServer((_, stream) => LocalServer.Send(stream, status));
        Assert.Contains(reason, await Refusal(server, "/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_answer_is_a_refusal_and_no_other_exception()
    {
        using var server = new LocalServer((_, stream) => LocalServer.Send(stream, "200 OK", "Content-Encoding: gzip\r\n", "no gzip"u8.ToArray()));
        Assert.Contains("broke off", await Refusal(server, "/"), StringComparison.Ordinal);
    }

    internal static SafeFetcher For(LocalServer server) => new(
        Limits,
        (address, port) => AddressPolicy.IsPublic(address) || (IPAddress.IsLoopback(address) && port == server.Port),
        (host, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]));

    private static async Task<FetchedDocument> Fetch(LocalServer server, string path, FetchValidators? validators = null)
    {
        using var fetcher = For(server);
        return await fetcher.FetchAsync(server.Address(path), validators, TestContext.Current.CancellationToken);
    }

    private static async Task<string> Refusal(LocalServer server, string path) =>
        (await Assert.ThrowsAsync<FetchException>(() => Fetch(server, path))).Message;

    private static byte[] Bomb()
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Fastest))
        {
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 1024; i++) gzip.Write(zeros);
        }
        return memory.ToArray();
    }
}
