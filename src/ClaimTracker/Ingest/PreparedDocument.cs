using System.IO.Compression;
using ClaimTracker.Extraction;
using ClaimTracker.Import;
using ClaimTracker.Ingest.Matching;

namespace ClaimTracker.Ingest;

/// <summary>One article of a document with everything that can be worked out without the store.</summary>
/// <param name="Ordinal">Position in the document.</param>
/// <param name="Article">The article as it was read.</param>
/// <param name="TextHash">Hash of its text.</param>
/// <param name="Reading">What was found in it; null where it is known and nothing will be stored.</param>
internal sealed record PreparedArticle(int Ordinal, ImportedArticle Article, string TextHash, PreparedReading? Reading)
{
    public static PreparedArticle Of(int ordinal, ImportedArticle article, bool isKnown, Engine engine) =>
        new(ordinal, article, Ingest.TextHash.Of(article.Text), isKnown ? null : PreparedReading.Of(article.Title, article.Text, article.Blocks, engine));
}

/// <summary>A text as an engine reads it.</summary>
/// <param name="Extraction">What was found, with the claim of its lead.</param>
/// <param name="Profile">What the text is compared by.</param>
internal sealed record PreparedReading(ArticleExtraction Extraction, ArticleProfile Profile)
{
    public static PreparedReading Of(string title, string body, IReadOnlyList<TextBlock> blocks, Engine engine)
    {
        var text = new ArticleText(body, blocks);
        return new(LeadClaim.AddTo(engine.Extract(text), text), ArticleProfile.Of(title, body, blocks));
    }
}

/// <summary>A document that is ready to be stored.</summary>
/// <param name="Source">The document as it was read.</param>
/// <param name="Location">What its fetch records say: the full path of a file, else the location as given.</param>
/// <param name="Articles">Its articles.</param>
/// <param name="Packed">The bytes, Brotli-compressed; null where they are known.</param>
internal sealed record PreparedDocument(ReadDocument Source, string Location, IReadOnlyList<PreparedArticle> Articles, byte[]? Packed)
{
    /// <summary>Reads nothing from the store: <paramref name="known"/> holds the ordinals whose bytes are there.</summary>
    public static PreparedDocument Of(ReadDocument document, IReadOnlySet<int> known, Engine engine)
    {
        var articles = document.Articles.Select((a, i) => PreparedArticle.Of(i, a, known.Contains(i), engine)).ToList();
        return new(document, FullPath(document.Location), articles, known.Contains(0) ? null : Pack(document.Bytes.Span));
    }

    private static string FullPath(string location) =>
        location != DocumentPaths.StandardInput && File.Exists(location) ? Path.GetFullPath(location) : location;

    private static byte[] Pack(ReadOnlySpan<byte> bytes)
    {
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(bytes.Length)];
        return BrotliEncoder.TryCompress(bytes, packed, out var length, quality: 4, window: 22) ? packed[..length] : throw new InvalidOperationException("Brotli did not fit its own bound.");
    }

    /// <summary>The bytes that <see cref="Packed"/> holds.</summary>
    public static byte[] Unpack(byte[] packed)
    {
        using var stream = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
