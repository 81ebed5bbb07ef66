using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

namespace ClaimTracker.Import.Fetching;

/// <summary>
/// Fetches http(s) addresses of the public internet. Every connection, also that of a redirect, goes to an address that was
/// checked after the name was resolved. Thread-safe; keep one for the life of the program.
/// </summary>
public sealed class SafeFetcher : IDisposable
{
    private readonly FetchLimits _limits;
    private readonly Func<IPAddress, int, bool> _isAllowed;
    private readonly Func<string, CancellationToken, Task<IPAddress[]>> _resolve;
    private readonly HttpClient _client;

    /// <summary>A fetcher for the public internet.</summary>
    public SafeFetcher(FetchLimits? limits = null)
        : this(limits ?? FetchLimits.Default, (address, _) => AddressPolicy.IsPublic(address), Dns.GetHostAddressesAsync) { }

    internal SafeFetcher(FetchLimits limits, Func<IPAddress, int, bool> isAllowed, Func<string, CancellationToken, Task<IPAddress[]>> resolve)
    {
        (_limits, _isAllowed, _resolve) = (limits, isAllowed, resolve);
        _client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            // Through a proxy the address could not be checked.
            UseProxy = false,
            MaxResponseHeadersLength = 64,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            ResponseHeaderEncodingSelector = (_, _) => Encoding.UTF8,
            ConnectCallback = ConnectAsync,
        })
        { Timeout = Timeout.InfiniteTimeSpan };
        _client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue(UserAgent, "1.0"));
        _client.DefaultRequestHeaders.Accept.ParseAdd("text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, text/plain;q=0.9, */*;q=0.5");
        _client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip, deflate, br");
    }

    /// <summary>The name under which the fetcher introduces itself, also to robots.txt.</summary>
    public const string UserAgent = "ClaimTracker";

    /// <summary>Fetches one address.</summary>
    /// <exception cref="FetchException">The address is refused, does not answer, or breaks a limit.</exception>
    public async Task<FetchedDocument> FetchAsync(string address, FetchValidators? validators = null, CancellationToken cancellationToken = default)
    {
        var requested = Checked(address, address);
        using var clock = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        clock.CancelAfter(_limits.Time);
        try
        {
            return await FollowAsync(requested, validators, clock.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new FetchException(address, $"the server took longer than {_limits.Time.TotalSeconds:0} seconds", "Try again later.");
        }
        catch (HttpRequestException e)
        {
            throw e.InnerException as FetchException ?? new FetchException(address, $"no connection ({e.Message.TrimEnd('.')})", "Check the address and try again.");
        }
        catch (Exception e) when (e is IOException or InvalidDataException or SocketException)
        {
            throw new FetchException(address, $"the answer broke off ({e.Message.TrimEnd('.')})", "Try again later.");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private async Task<FetchedDocument> FollowAsync(Uri requested, FetchValidators? validators, CancellationToken cancel)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var at = requested; ;)
        {
            if (!seen.Add(at.AbsoluteUri)) throw new FetchException(requested.AbsoluteUri, "the server redirects in a circle", "Open the page in a browser and save it.");
            if (seen.Count > _limits.Redirects + 1) throw new FetchException(requested.AbsoluteUri, $"more than {_limits.Redirects} redirects", "Open the page in a browser and import the address it ends at.");
            using var request = Request(at, validators);
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308)) return await DocumentAsync(requested, at, response, cancel);
            var target = response.Headers.NonValidated.TryGetValues("Location", out var values) && values.Count > 0 ? values.ToString()
                : throw new FetchException(requested.AbsoluteUri, "a redirect that leads nowhere", "Check the address.");
            at = Checked(Uri.TryCreate(at, target, out var next) ? next.OriginalString : target, requested.AbsoluteUri);
        }
    }

    private static HttpRequestMessage Request(Uri address, FetchValidators? validators)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (validators?.ETag is { } tag) request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        if (validators?.LastModified is { } modified) request.Headers.TryAddWithoutValidation("If-Modified-Since", modified);
        return request;
    }

    private async Task<FetchedDocument> DocumentAsync(Uri requested, Uri final, HttpResponseMessage response, CancellationToken cancel)
    {
        var status = (int)response.StatusCode;
        if (status != 304 && !response.IsSuccessStatusCode)
            throw new FetchException(requested.AbsoluteUri, $"the server answered {status} {response.ReasonPhrase}".TrimEnd(), "Check the address in a browser.", status, RetryAfter(response));
        var bytes = status == 304 ? [] : await BodyAsync(requested, response, cancel);
        return new(requested, final, status, response.Content.Headers.ContentType?.ToString(), bytes, response.Headers.ETag?.ToString(), Header(response, "Last-Modified"));
    }

    private async Task<byte[]> BodyAsync(Uri requested, HttpResponseMessage response, CancellationToken cancel)
    {
        if (response.Content.Headers.ContentLength > _limits.Bytes) throw TooLarge(requested);
        await using var raw = new PacedStream(await response.Content.ReadAsStreamAsync(cancel), _limits, () => TooLarge(requested), () => TooSlow(requested));
        await using var body = Unpacked(raw, response.Content.Headers.ContentEncoding.LastOrDefault());
        using var kept = new MemoryStream();
        var buffer = new byte[32 * 1024];
        for (int read; (read = await body.ReadAsync(buffer, cancel)) > 0;)
        {
            if (kept.Length + read > _limits.Bytes) throw TooLarge(requested);
            kept.Write(buffer, 0, read);
        }
        return kept.ToArray();
    }

    private static Stream Unpacked(Stream raw, string? encoding) => encoding?.ToUpperInvariant() switch
    {
        "GZIP" or "X-GZIP" => new GZipStream(raw, CompressionMode.Decompress),
        "DEFLATE" => new ZLibStream(raw, CompressionMode.Decompress),
        "BR" => new BrotliStream(raw, CompressionMode.Decompress),
        _ => raw,
    };

    private FetchException TooLarge(Uri address) =>
        new(address.AbsoluteUri, $"the page is larger than {_limits.Bytes / (1024 * 1024)} MB", "Save the article as text and import that file.");

    private FetchException TooSlow(Uri address) =>
        new(address.AbsoluteUri, $"the server sends less than {_limits.BytesPerSecond} bytes a second", "Try again later.");

    private static TimeSpan? RetryAfter(HttpResponseMessage response) =>
        response.Headers.RetryAfter is not { } after ? null : after.Delta ?? (after.Date is { } date && date > DateTimeOffset.UtcNow ? date - DateTimeOffset.UtcNow : null);

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Content.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    private static FetchException Inside(string address) =>
        new(address, "it leads to an address that is not of the public internet", "Only public pages are fetched; save the page and import the file.");

    private static Uri Checked(string address, string requested)
    {
        if (!Uri.TryCreate(address.Trim(), UriKind.Absolute, out var uri))
            throw new FetchException(requested, "this is not an address", "Give the whole address, with https:// at its start.");
        if (uri.Scheme is not ("http" or "https") || uri.Host.Length == 0)
            throw new FetchException(requested, $"only http and https are fetched, not {uri.Scheme}:", "Give the address of a web page.");
        // Signs such as ① stand for digits once a name is normalized; no registered name holds them.
        if (uri.Host.Any(c => c > 127 && !char.IsLetter(c) && char.GetUnicodeCategory(c) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)))
            throw Inside(requested);
        return uri.UserInfo.Length == 0 ? uri : throw new FetchException(requested, "the address holds a user name or password", "Remove what stands before the @.");
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await _resolve(host, cancel);
        // One closed address among public ones is how a name is made to lead inside: all must be public.
        if (addresses.Length == 0 || !Array.TrueForAll(addresses, a => _isAllowed(a, port)))
            throw Inside(context.InitialRequestMessage.RequestUri?.AbsoluteUri ?? host);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
