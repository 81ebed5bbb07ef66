using System.Text;

namespace ClaimTracker.Import.Tables;

/// <summary>Which column of a table holds which field of an article; null for a field that the table does not have.</summary>
/// <param name="Text">Column with the article's text; the one that must be there.</param>
/// <param name="Title">Headline.</param>
/// <param name="Url">Address.</param>
/// <param name="Published">Date of publication.</param>
/// <param name="Byline">Authors.</param>
/// <param name="Outlet">Publisher.</param>
/// <param name="Language">Language tag.</param>
public sealed record ColumnMap(
    string Text, string? Title = null, string? Url = null, string? Published = null, string? Byline = null, string? Outlet = null, string? Language = null)
{
    /// <summary>The map by the usual names of columns; null where no column can be the text.</summary>
    public static ColumnMap? Guess(IReadOnlyCollection<string> columns)
    {
        string? Find(params string[] names) => names.Select(n => columns.FirstOrDefault(c => Plain(c) == n)).FirstOrDefault(c => c is not null);
        return Find("text", "body", "content", "articlebody", "articletext", "fulltext", "maintext", "article") is not { } text ? null : new(
            text,
            Find("title", "headline", "articletitle", "heading"),
            Find("url", "link", "address", "canonicalurl", "sourceurl"),
            Find("published", "publishedat", "date", "datepublished", "publishdate", "pubdate", "publicationdate", "datepublish"),
            Find("byline", "author", "authors", "writer"),
            Find("outlet", "publisher", "publication", "source", "sourcename", "site", "newspaper", "sourcedomain"),
            Find("language", "lang"));
    }

    /// <summary>Reads a map as <c>text=Body,title=Headline</c>.</summary>
    /// <exception cref="FormatException">A field is unknown, or the text is not mapped.</exception>
    public static ColumnMap Parse(string map)
    {
        var pairs = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in map.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2, StringSplitOptions.TrimEntries);
            if (parts.Length != 2 || parts[1].Length == 0) throw new FormatException($"“{pair}” is not of the form field=column.");
            if (!Fields.Contains(parts[0], StringComparer.OrdinalIgnoreCase)) throw new FormatException($"There is no field “{parts[0]}”; the fields are {string.Join(", ", Fields)}.");
            pairs[parts[0]] = parts[1];
        }
        return pairs.TryGetValue("text", out var text)
            ? new(text, pairs.GetValueOrDefault("title"), pairs.GetValueOrDefault("url"), pairs.GetValueOrDefault("published"), pairs.GetValueOrDefault("byline"), pairs.GetValueOrDefault("outlet"), pairs.GetValueOrDefault("language"))
            : throw new FormatException("The column map names no column for the text, as in text=Body.");
    }

    /// <summary>The content type of a table that is read by this map, so that it is read by the same one again.</summary>
    internal string ContentType(bool isJson)
    {
        var pairs = Fields.Zip([Text, Title, Url, Published, Byline, Outlet, Language]).Where(p => p.Second is not null).Select(p => $"{p.First}={p.Second}");
        // In hexadecimal, since a column may be called anything.
        return $"{(isJson ? "application/x-ndjson" : "text/csv")}; {Parameter}{Convert.ToHexStringLower(Encoding.UTF8.GetBytes(string.Join(',', pairs)))}";
    }

    /// <summary>The map that <see cref="ContentType"/> wrote down; null for any other content type.</summary>
    internal static ColumnMap? OfContentType(string? contentType)
    {
        var at = contentType?.IndexOf(Parameter, StringComparison.Ordinal) ?? -1;
        if (at < 0) return null;
        try
        {
            return Parse(Encoding.UTF8.GetString(Convert.FromHexString(contentType![(at + Parameter.Length)..])));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private const string Parameter = "columns=";
    private static readonly string[] Fields = ["text", "title", "url", "published", "byline", "outlet", "language"];

    private static string Plain(string column) => string.Concat(column.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
