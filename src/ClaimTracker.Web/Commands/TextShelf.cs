using System.Text;
using System.Text.Json;
using ClaimTracker.Extraction;
using ClaimTracker.Ingest;

namespace ClaimTracker.Web.Commands;

/// <summary>Texts by their name: folders with NAME.txt, and JSON Lines files whose rows have <c>id</c> and <c>text</c>.</summary>
internal sealed class TextShelf
{
    private readonly List<string> _folders = [];
    private readonly Dictionary<string, string> _rows = new(StringComparer.Ordinal);

    /// <exception cref="FormatException">A place is neither a folder nor such a file.</exception>
    public TextShelf(IEnumerable<string> places)
    {
        foreach (var place in places)
            if (Directory.Exists(place))
                _folders.Add(place);
            else
                AddRows(place);
    }

    /// <summary>The text of that name, in blocks.</summary>
    /// <exception cref="FormatException">No place has it.</exception>
    public ArticleText Find(string name)
    {
        if (_rows.TryGetValue(name, out var text))
            return Of(ReadDocument.Of(name + ".txt", Encoding.UTF8.GetBytes(text), contentType: null));
        var paths = _folders.Select(folder => Path.Combine(folder, name + ".txt")).Where(File.Exists).ToList();
        return paths.Count > 0 ? Read(paths[0]) : throw new FormatException($"{name}: none of the places of --texts has this text.");
    }

    /// <summary>Reads one plain text.</summary>
    /// <exception cref="FormatException">It cannot be read; the message names it.</exception>
    public static ArticleText Read(string path) => Of(ReadDocument.FromAsync(path).GetAwaiter().GetResult());

    private void AddRows(string path)
    {
        if (!File.Exists(path)) throw new FormatException($"{path}: there is no such folder or file.");
        foreach (var line in File.ReadLines(path))
            try
            {
                var row = JsonDocument.Parse(line).RootElement;
                _rows[row.GetProperty("id").GetString() ?? ""] = row.GetProperty("text").GetString() ?? "";
            }
            catch (Exception e) when (e is JsonException or KeyNotFoundException)
            {
                throw new FormatException($"{path}: every line has to be a JSON object with id and text ({e.Message})", e);
            }
    }

    private static ArticleText Of(ReadDocument document) =>
        document.Problem is { } problem ? throw new FormatException(problem) : new(document.Articles[0].Text, document.Articles[0].Blocks);
}
