using System.Text.Json;
using ClaimTracker.Extraction;
using ClaimTracker.Extraction.Training;
using ClaimTracker.Ingest;

namespace ClaimTracker.Web.Commands;

/// <summary>A folder of articles annotated with claims and responses: <c>NAME.json</c>, and <c>articles/NAME.txt</c>.</summary>
internal static class ResponseCorpus
{
    /// <summary>Reads and parses every article, by name.</summary>
    /// <exception cref="FormatException">A file cannot be read; the message names it.</exception>
    public static async Task<List<ResponseExample>> ReadAsync(string folder)
    {
        if (!Directory.Exists(folder)) throw new FormatException($"{folder}: there is no such folder.");
        var examples = new List<ResponseExample>();
        foreach (var path in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
            examples.Add(await ReadOneAsync(folder, path));
        return examples.Count > 0 ? examples : throw new FormatException($"{folder}: no annotation files (NAME.json beside articles/NAME.txt).");
    }

    private static async Task<ResponseExample> ReadOneAsync(string folder, string path)
    {
        try
        {
            var bytes = await File.ReadAllBytesAsync(path);
            var file = JsonDocument.Parse(bytes).RootElement.GetProperty("file").GetString() ?? "";
            var document = await ReadDocument.FromAsync(Path.Combine(folder, "articles", file));
            if (document.Problem is not null) throw new FormatException(document.Problem);
            var article = document.Articles[0];
            return ResponseExample.Read(Path.GetFileNameWithoutExtension(file), new ArticleText(article.Text, article.Blocks), new MemoryStream(bytes));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException)
        {
            throw new FormatException($"{path}: not an annotation file ({e.Message})", e);
        }
    }
}
