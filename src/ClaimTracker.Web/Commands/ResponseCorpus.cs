using System.Text.Json;
using ClaimTracker.Extraction;
using ClaimTracker.Extraction.Training;
using ClaimTracker.Ingest;

namespace ClaimTracker.Web.Commands;

/// <summary>
/// Articles annotated with claims, responses and unnamed sources: a folder with <c>NAME.json</c> and <c>articles/NAME.txt</c>, or one file of standoff
/// annotations beside their texts.
/// </summary>
internal static class ResponseCorpus
{
    /// <summary>Reads and parses every article of a folder, by name; each tells a disputed story of its own.</summary>
    /// <exception cref="FormatException">A file cannot be read; the message names it.</exception>
    public static async Task<List<ResponseExample>> ReadAsync(string folder)
    {
        var reader = new ResponseReader();
        var examples = new List<ResponseExample>();
        await foreach (var (name, article, annotation) in FilesAsync(folder))
            examples.Add(reader.Read(name, article, ResponseGold.Read(new MemoryStream(annotation), article.Text), name));
        return examples;
    }

    /// <summary>Reads and parses every article of a standoff file, in its order.</summary>
    /// <param name="annotations">The file (<see cref="ResponseStandoff"/>).</param>
    /// <param name="texts">Where the texts are.</param>
    /// <param name="weights">Folder with an attribution.bin that was trained without these articles; null for the shipped one.</param>
    /// <exception cref="FormatException">A file cannot be read; the message names it.</exception>
    public static async Task<List<ResponseExample>> ReadStandoffAsync(string annotations, TextShelf texts, string? weights)
    {
        await using var attribution = weights is null ? null : File.OpenRead(Path.Combine(weights, "attribution.bin"));
        var reader = new ResponseReader(attribution);
        var examples = new List<ResponseExample>();
        foreach (var line in await File.ReadAllLinesAsync(annotations))
        {
            ArticleText? article = null;
            var (name, story, gold) = Placed(annotations, line, name => (article = texts.Find(name)).Text);
            examples.Add(reader.Read(name, article!, gold, story));
        }
        return examples;
    }

    /// <summary>Writes the annotations of a folder down without the articles' words.</summary>
    /// <exception cref="FormatException">A file cannot be read, or an annotation does not stand in its text; the message names it.</exception>
    public static async Task<List<string>> StandoffAsync(string folder)
    {
        var lines = new List<string>();
        await foreach (var (name, article, annotation) in FilesAsync(folder))
            lines.Add(ResponseStandoff.Write(name, JsonDocument.Parse(annotation).RootElement, article.Text));
        return lines;
    }

    private static (string Name, string? Story, ResponseGold Gold) Placed(string file, string line, Func<string, string> read)
    {
        try
        {
            return ResponseStandoff.Read(line, read);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or FormatException)
        {
            throw new FormatException($"{file}: {e.Message}", e);
        }
    }

    private static async IAsyncEnumerable<(string Name, ArticleText Article, byte[] Annotation)> FilesAsync(string folder)
    {
        if (!Directory.Exists(folder)) throw new FormatException($"{folder}: there is no such folder.");
        var paths = Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal).ToList();
        if (paths.Count == 0) throw new FormatException($"{folder}: no annotation files (NAME.json beside articles/NAME.txt).");
        foreach (var path in paths)
        {
            var annotation = await File.ReadAllBytesAsync(path);
            var file = FileOf(path, annotation);
            yield return (Path.GetFileNameWithoutExtension(file), TextShelf.Read(Path.Combine(folder, "articles", file)), annotation);
        }
    }

    private static string FileOf(string path, byte[] annotation)
    {
        try
        {
            return JsonDocument.Parse(annotation).RootElement.GetProperty("file").GetString() ?? "";
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException)
        {
            throw new FormatException($"{path}: not an annotation file ({e.Message})", e);
        }
    }
}
