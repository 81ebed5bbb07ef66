using System.Security.Cryptography;
using ClaimTracker.Import;
using ClaimTracker.Import.Fetching;

namespace ClaimTracker.Ingest;

/// <summary>One document after reading: its articles, or why there are none.</summary>
/// <param name="Location">Path or address as given.</param>
/// <param name="Bytes">The bytes; empty where they could not be had.</param>
/// <param name="ContentType">The Content-Type it came with; null for files.</param>
/// <param name="Articles">What the reader found; empty where there is a problem.</param>
/// <param name="Problem">One line naming document, reason and cure; null where all went well.</param>
public sealed record ReadDocument(
    string Location, ReadOnlyMemory<byte> Bytes, string? ContentType, IReadOnlyList<ImportedArticle> Articles, string? Problem)
{
    /// <summary>SHA-256 of the bytes, lower-case hex.</summary>
    public string BytesHash { get; } = Convert.ToHexStringLower(SHA256.HashData(Bytes.Span));

    /// <summary>Addresses that the document asks to be fetched: the lines of a list, the entries of a feed without text.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>Reads a file, standard input or an http(s) address; what cannot be read gives a problem, not an exception.</summary>
    public static Task<ReadDocument> FromAsync(string location, CancellationToken cancellationToken = default) =>
        FromAsync(location, DocumentReader.Default, fetcher: null, cancellationToken);

    internal static async Task<ReadDocument> FromAsync(string location, DocumentReader reader, SafeFetcher? fetcher, CancellationToken cancellationToken)
    {
        try
        {
            if (DocumentPaths.IsAddress(location)) return await FetchAsync(location, reader, fetcher ?? Fetcher.Value, cancellationToken);
            var bytes = location == DocumentPaths.StandardInput
                ? await StandardInputAsync(cancellationToken)
                : await FileAsync(location, cancellationToken);
            return Of(reader, location, bytes, contentType: null, cancellationToken);
        }
        catch (Exception e) when (e is FetchException or UnreadableDocumentException)
        {
            return Failed(location, e.Message);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Failed(location, $"{location}: there is no such file. Check the path.");
        }
        catch (UnauthorizedAccessException)
        {
            return Failed(location, $"{location}: no permission to read the file. Change its permissions and import it again.");
        }
        catch (IOException e)
        {
            return Failed(location, $"{location}: the file could not be read ({e.Message}). Check it and import it again.");
        }
    }

    /// <summary>Reads bytes that are already here; the articles of an archive come as those of one document.</summary>
    public static ReadDocument Of(string location, ReadOnlyMemory<byte> bytes, string? contentType, CancellationToken cancellationToken = default) =>
        Of(DocumentReader.Default, location, bytes, contentType, cancellationToken);

    private static ReadDocument Of(DocumentReader reader, string location, ReadOnlyMemory<byte> bytes, string? contentType, CancellationToken cancellationToken)
    {
        try
        {
            var results = reader.ReadEach(bytes, location, contentType, cancellationToken).ToList();
            var articles = results.SelectMany(r => r.Articles).ToList();
            var addresses = results.SelectMany(r => r.Addresses).ToList();
            var failure = results.Select(r => r.Failure?.Message).FirstOrDefault(m => m is not null);
            var nothing = articles.Count + addresses.Count == 0 ? $"{location}: it holds no article. Import text, HTML, an archive of these, a feed, or a table of articles." : null;
            return new(location, bytes, results is [{ ContentType: { } told }] ? told : contentType, articles, failure ?? nothing) { Addresses = addresses };
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return Failed(location, $"{location}: the reader failed ({e.GetType().Name}: {e.Message}). Please report it together with the file.");
        }
    }

    /// <summary>One entry of an archive that was read already.</summary>
    public static ReadDocument Of(ReadResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new(result.Location, result.Bytes, result.ContentType, result.Articles, result.Failure?.Message) { Addresses = result.Addresses };
    }

    /// <summary>A document without articles.</summary>
    public static ReadDocument Failed(string location, string problem) => new(location, default, null, [], problem);

    private static async Task<ReadDocument> FetchAsync(string address, DocumentReader reader, SafeFetcher fetcher, CancellationToken cancellationToken)
    {
        var fetched = await fetcher.FetchAsync(address, cancellationToken: cancellationToken);
        return Of(reader, fetched.Final.AbsoluteUri, fetched.Bytes, fetched.ContentType, cancellationToken) with { Location = address };
    }

    private static readonly Lazy<SafeFetcher> Fetcher = new(() => new SafeFetcher());

    private static async Task<byte[]> FileAsync(string path, CancellationToken cancellationToken)
    {
        if (new FileInfo(path) is { Exists: true } file && file.Length > ReadLimits.Default.DocumentBytes) throw TooLarge(path, file.Length);
        return await File.ReadAllBytesAsync(path, cancellationToken);
    }

    private static UnreadableDocumentException TooLarge(string path, long length) => new(
        path, $"the file is too large for an article ({length / (1024 * 1024)} MB; the limit is {ReadLimits.Default.DocumentBytes / (1024 * 1024)} MB)", "Split it into one file for each article.");

    private static async Task<byte[]> StandardInputAsync(CancellationToken cancellationToken)
    {
        await using var input = Console.OpenStandardInput();
        using var bytes = new MemoryStream();
        await input.CopyToAsync(bytes, cancellationToken);
        return bytes.ToArray();
    }
}
