using System.Security.Cryptography;
using ClaimTracker.Import;

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

    /// <summary>Reads a file or standard input; a document that cannot be read gives a problem, not an exception.</summary>
    public static async Task<ReadDocument> FromAsync(string location, CancellationToken cancellationToken = default)
    {
        try
        {
            var bytes = location == DocumentPaths.StandardInput
                ? await StandardInputAsync(cancellationToken)
                : await File.ReadAllBytesAsync(location, cancellationToken);
            return Of(location, bytes, contentType: null, cancellationToken);
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

    /// <summary>Reads bytes that are already here.</summary>
    public static ReadDocument Of(string location, ReadOnlyMemory<byte> bytes, string? contentType, CancellationToken cancellationToken = default)
    {
        try
        {
            return new(location, bytes, contentType, DocumentReader.Default.Read(bytes, location, contentType, cancellationToken), null);
        }
        catch (UnreadableDocumentException e)
        {
            return Failed(location, e.Message);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return Failed(location, $"{location}: the reader failed ({e.GetType().Name}: {e.Message}). Please report it together with the file.");
        }
    }

    /// <summary>A document without articles.</summary>
    public static ReadDocument Failed(string location, string problem) => new(location, default, null, [], problem);

    private static async Task<byte[]> StandardInputAsync(CancellationToken cancellationToken)
    {
        await using var input = Console.OpenStandardInput();
        using var bytes = new MemoryStream();
        await input.CopyToAsync(bytes, cancellationToken);
        return bytes.ToArray();
    }
}
