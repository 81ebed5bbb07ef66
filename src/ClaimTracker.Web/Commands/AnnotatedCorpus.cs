using System.IO.Compression;
using ClaimTracker.Extraction.Training;

namespace ClaimTracker.Web.Commands;

/// <summary>
/// A folder of annotated news: <c>HALF/text/NAME.txt</c>, <c>HALF/attributions/NAME_annotator.ann</c> and <c>HALF-parsed.tsv.gz</c>,
/// where HALF is <c>train</c> or <c>dev</c>.
/// </summary>
internal sealed class AnnotatedCorpus(string folder)
{
    /// <summary>The parsed texts of a half, in the file's order.</summary>
    /// <exception cref="FileNotFoundException">The folder holds no such half; the message says what is looked for.</exception>
    public List<ParsedDocument> Parsed(string half)
    {
        var path = Require(Path.Combine(folder, half + "-parsed.tsv.gz"));
        using var lines = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        return [.. ParsedCorpus.Read(lines, id => Text(half, id))];
    }

    /// <summary>The annotated articles of a half. Where several annotators marked one, the first by name counts.</summary>
    public List<AnnotatedArticle> Annotated(string half, IEnumerable<ParsedDocument> documents)
    {
        var annotations = Annotations(half);
        return [.. documents.Where(d => annotations.ContainsKey(d.Id)).Select(d => Annotate(d, annotations[d.Id]))];
    }

    /// <summary>The parsed texts of exactly these articles, in their order.</summary>
    public static List<ParsedDocument> Only(IEnumerable<ParsedDocument> documents, IReadOnlyList<AnnotatedArticle> articles)
    {
        var byId = documents.ToDictionary(d => d.Id, StringComparer.Ordinal);
        return [.. articles.Select(a => byId[a.Id])];
    }

    private static AnnotatedArticle Annotate(ParsedDocument document, string annotation)
    {
        using var lines = new StreamReader(annotation);
        return new(document.Id, document.Parse.Article, AttributionGold.Read(lines, document.Parse.Article.Text));
    }

    private Dictionary<string, string> Annotations(string half)
    {
        var folderOfHalf = Path.Combine(folder, half, "attributions");
        if (!Directory.Exists(folderOfHalf)) throw Missing(folderOfHalf);
        var byArticle = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in Directory.GetFiles(folderOfHalf, "*.ann").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileNameWithoutExtension(path);
            byArticle.TryAdd(name[..Math.Max(0, name.LastIndexOf('_'))], path);
        }
        return byArticle;
    }

    private string Text(string half, string id) => File.ReadAllText(Require(Path.Combine(folder, half, "text", id + ".txt")));

    private static string Require(string path) => File.Exists(path) ? path : throw Missing(path);

    private static FileNotFoundException Missing(string path) =>
        new($"{path} is not there. --corpus names a folder with train-parsed.tsv.gz, train/text and train/attributions (and the same for dev).");
}
