using System.Buffers;
using System.IO.Compression;
using System.Text;
using ClaimTracker.Import.Archives;
using ClaimTracker.Import.Feeds;
using ClaimTracker.Import.Html;
using ClaimTracker.Import.PlainText;
using ClaimTracker.Import.Tables;

namespace ClaimTracker.Import;

/// <summary>Turns a document of any known format into articles. Immutable and thread-safe.</summary>
public sealed class DocumentReader
{
    private const int DeepestArchive = 2;

    /// <summary>Enough bytes for all that the beginning of a text is looked at for.</summary>
    private const int HeadBytes = 8192;

    private const string NotArticles = "Import text, HTML, a zip or WARC of these, a feed, or a table of articles.";

    private readonly ReadLimits _limits;
    private readonly ColumnMap? _columns;

    /// <summary>A reader that refuses what is larger than <paramref name="limits"/>.</summary>
    /// <param name="limits">How large a document may be.</param>
    /// <param name="columns">Which column of a table is which; null to go by the usual names.</param>
    public DocumentReader(ReadLimits limits, ColumnMap? columns = null) => (_limits, _columns) = (limits, columns);

    /// <summary>The reader with the limits that <see cref="ReadLimits.Default"/> names.</summary>
    public static DocumentReader Default { get; } = new(ReadLimits.Default);

    /// <summary>Name and version of the readers; a change means that <c>reimport</c> can give another result.</summary>
    public static string Version => "claimtracker-import/2";

    /// <summary>Reads all articles of one document.</summary>
    /// <param name="bytes">The document as it was stored or fetched.</param>
    /// <param name="location">File path or address, for messages and for telling the format.</param>
    /// <param name="contentType">The Content-Type header it came with, if any.</param>
    /// <param name="cancellationToken">Stops a long read.</param>
    /// <exception cref="UnreadableDocumentException">No article could be read; the first reason.</exception>
    public IReadOnlyList<ImportedArticle> Read(
        ReadOnlyMemory<byte> bytes, string location, string? contentType = null, CancellationToken cancellationToken = default)
    {
        var results = ReadEach(bytes, location, contentType, cancellationToken).ToList();
        var articles = results.SelectMany(r => r.Articles).ToList();
        if (articles.Count > 0) return articles;
        throw results.Select(r => r.Failure).FirstOrDefault(f => f is not null)
            ?? new UnreadableDocumentException(location, results.Exists(r => r.Addresses.Count > 0) ? "it lists addresses and holds no article itself" : "it holds no article", NotArticles);
    }

    /// <summary>Reads a document piece by piece; an archive's entries one after the other, each with its own result. Never throws for what a document holds.</summary>
    public IEnumerable<ReadResult> ReadEach(
        ReadOnlyMemory<byte> bytes, string location, string? contentType = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(location);
        return Each(bytes, location, contentType, 0, cancellationToken);
    }

    /// <summary>As the other, from a stream that may be far larger than memory: only archives may be larger than <see cref="ReadLimits.DocumentBytes"/>.</summary>
    /// <param name="stream">The document; a zip archive must be seekable.</param>
    /// <param name="location">File path or address.</param>
    /// <param name="contentType">The Content-Type header it came with, if any.</param>
    /// <param name="cancellationToken">Stops a long read.</param>
    public IEnumerable<ReadResult> ReadEach(Stream stream, string location, string? contentType = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var start = new byte[8];
        var length = LimitedStream.Fill(stream, start);
        var whole = new PrefixedStream(start.AsMemory(0, length), stream);
        if (!IsArchive(start.AsSpan(0, length)))
        {
            var bytes = LimitedStream.ReadAll(whole, _limits.DocumentBytes + 1L, cancellationToken);
            return bytes is null ? [Failed(location, default, DocumentCheck.TooLarge(location, _limits))] : Each(bytes, location, contentType, 0, cancellationToken);
        }
        if (!IsZip(start)) return Entries(Packed(whole, start, location, cancellationToken), 1, cancellationToken);
        if (stream.CanSeek) stream.Seek(-length, SeekOrigin.Current);
        return Entries(ZipReader.Entries(stream.CanSeek ? stream : whole, location, _limits, cancellationToken), 1, cancellationToken);
    }

    private IEnumerable<ReadResult> Each(ReadOnlyMemory<byte> bytes, string location, string? contentType, int depth, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        if (!IsArchive(bytes.Span)) return [One(bytes, location, contentType, cancel)];
        if (depth >= DeepestArchive) return [Failed(location, bytes, new(location, "archives within archives within archives are not opened", "Unpack it and import the files."))];
        var stream = new MemoryStream(bytes.ToArray(), writable: false);
        var entries = IsZip(bytes.Span) ? ZipReader.Entries(stream, location, _limits, cancel) : Packed(stream, bytes.Span, location, cancel);
        return Entries(entries, depth + 1, cancel);
    }

    private IEnumerable<ReadResult> Entries(IEnumerable<Entry> entries, int depth, CancellationToken cancel)
    {
        using var each = entries.GetEnumerator();
        while (true)
        {
            ReadResult? failure = null;
            try
            {
                if (!each.MoveNext()) yield break;
            }
            catch (UnreadableDocumentException e)
            {
                failure = Failed(e.Location, default, e);
            }
            if (failure is not null)
            {
                yield return failure;
                yield break;
            }
            if (each.Current.Failure is { } refused) yield return Failed(each.Current.Location, each.Current.Bytes, refused);
            else
            {
                foreach (var result in Each(each.Current.Bytes, each.Current.Location, each.Current.ContentType, depth, cancel)) yield return result;
            }
        }
    }

    private IEnumerable<Entry> Packed(Stream stream, ReadOnlySpan<byte> start, string location, CancellationToken cancel) =>
        WarcReader.IsWarc(start) ? WarcReader.Entries(stream, location, _limits, cancel) : GzipReader.Entries(stream, location, _limits, cancel);

    private ReadResult One(ReadOnlyMemory<byte> bytes, string location, string? contentType, CancellationToken cancel)
    {
        try
        {
            DocumentCheck.Refuse(bytes.Span, location, _limits);
            if (PlainPage(bytes.Span, location, contentType, cancel) is { } page) return Done([page]);
            var text = TextDecoder.Decoded(bytes.Span, location, contentType);
            if (FeedReader.IsFeed(text)) return FeedResult(bytes, text, location, contentType, cancel);
            if (DocumentFormat.IsPage(text, location, contentType)) return Done([PageReader.Read(text.AsMemory(), location, cancel)]);
            TextDecoder.RefuseBinary(text, location);
            if (DocumentFormat.TableKind(text, location, contentType) is { } isJson) return Table(bytes, text, location, contentType, isJson);
            return UrlList.Read(text) is { } addresses
                ? new(location, bytes, [], addresses, null, contentType)
                : Done([PlainTextReader.Read(text, location)]);
        }
        catch (UnreadableDocumentException e)
        {
            return Failed(location, bytes, e);
        }

        ReadResult Done(IReadOnlyList<ImportedArticle> articles) => new(location, bytes, articles, [], null, contentType);
    }

    /// <summary>The article of a page in UTF-8, decoded into a rented buffer since pages are long; null for anything else.</summary>
    private static ImportedArticle? PlainPage(ReadOnlySpan<byte> bytes, string location, string? contentType, CancellationToken cancel)
    {
        if (!TextDecoder.IsPlainUtf8(bytes)) return null;
        var head = Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, HeadBytes)]);
        if (FeedReader.IsFeed(head) || !DocumentFormat.IsPage(head, location, contentType)) return null;
        var buffer = ArrayPool<char>.Shared.Rent(bytes.Length);
        try
        {
            var length = Encoding.UTF8.GetChars(bytes, buffer);
            return PageReader.Read(buffer.AsMemory(0, length), location, cancel);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }

    private ReadResult Table(ReadOnlyMemory<byte> bytes, string text, string location, string? contentType, bool isJson)
    {
        var map = _columns ?? ColumnMap.OfContentType(contentType);
        var rows = TableReader.Rows(text, location, isJson, map).ToList();
        var articles = rows.Select(r => r.Article).OfType<ImportedArticle>().ToList();
        var failures = rows.Select(r => r.Failure).OfType<UnreadableDocumentException>().ToList();
        var failure = failures.Count <= 1 ? failures.FirstOrDefault()
            : new(location, $"{failures.Count} of {rows.Count} rows were left out, the first: {failures[0].Message}", "The other rows were read.");
        return new(location, bytes, articles, [], failure, map?.ContentType(isJson) ?? contentType);
    }

    private static ReadResult FeedResult(ReadOnlyMemory<byte> bytes, string text, string location, string? contentType, CancellationToken cancel)
    {
        var feed = FeedReader.Read(text, location);
        var whole = feed.Items.Where(i => i.IsWhole || i.Url is null).Select(i => FeedArticles.Of(feed, i, cancel)).OfType<ImportedArticle>().ToList();
        var links = feed.Items.Where(i => !i.IsWhole && i.Url is not null).Select(i => i.Url!).Distinct().ToList();
        return new(location, bytes, whole, links, null, contentType);
    }

    private static ReadResult Failed(string location, ReadOnlyMemory<byte> bytes, UnreadableDocumentException failure) => new(location, bytes, [], [], failure);

    private static bool IsArchive(ReadOnlySpan<byte> start) => IsZip(start) || WarcReader.IsWarc(start) || GzipReader.IsGzip(start);

    private static bool IsZip(ReadOnlySpan<byte> start) => start.StartsWith("PK\u0003\u0004"u8) || start.StartsWith("PK\u0005\u0006"u8);
}
