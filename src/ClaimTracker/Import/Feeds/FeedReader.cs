using System.Net;
using System.Xml;
using System.Xml.Linq;
using ClaimTracker.Import.Dates;
using ClaimTracker.Import.Html;

namespace ClaimTracker.Import.Feeds;

/// <summary>Reads RSS 0.9 to 2.0, RSS 1.0 (RDF) and Atom. A feed that declares a DTD is refused: entities can be bombs.</summary>
public static class FeedReader
{
    private const int MostItems = 2000;
    private const int DeepestElement = 64;
    private const int LeastWhole = 800;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = 32 * 1024 * 1024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CheckCharacters = false,
    };

    /// <summary>Reads a feed.</summary>
    /// <exception cref="UnreadableDocumentException">The XML is broken, declares a DTD, or is no feed.</exception>
    public static Feed Read(string xml, string location)
    {
        var root = Root(xml, location);
        var items = root.Descendants().Where(e => e.Name.LocalName is "item" or "entry").Take(MostItems)
            .Select(e => Item(e, location)).OfType<FeedItem>().ToList();
        if (root.Name.LocalName is not ("rss" or "feed" or "RDF"))
            throw new UnreadableDocumentException(location, $"this XML is not a feed (it begins with <{root.Name.LocalName}>)", "Give the address of an RSS or Atom feed.");
        return new(Text(root.Name.LocalName == "feed" ? root : root.Elements().FirstOrDefault(e => e.Name.LocalName == "channel"), "title"), items);
    }

    /// <summary>True for text that begins as a feed does.</summary>
    internal static bool IsFeed(string text)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, 1500));
        return head.TrimStart().StartsWith("<", StringComparison.Ordinal) && !head.Contains("<html", StringComparison.OrdinalIgnoreCase)
            && (head.Contains("<rss", StringComparison.Ordinal) || head.Contains("<rdf:RDF", StringComparison.Ordinal) || head.Contains("<feed", StringComparison.Ordinal)
                || head.Contains("<?xml", StringComparison.Ordinal));
    }

    private static XElement Root(string xml, string location)
    {
        try
        {
            RefuseDeep(xml);
            using var reader = XmlReader.Create(new StringReader(xml.TrimStart().Replace("\0", "", StringComparison.Ordinal)), Settings);
            return XDocument.Load(reader).Root!;
        }
        catch (XmlException e)
        {
            var reason = e.Message.Contains("DTD", StringComparison.Ordinal) ? "the feed declares a DTD, whose entities can hide an attack" : $"the XML of the feed is broken at line {e.LineNumber}";
            throw new UnreadableDocumentException(location, reason, "Ask the publisher for a valid RSS or Atom feed.");
        }
    }

    private static void RefuseDeep(string xml)
    {
        using var reader = XmlReader.Create(new StringReader(xml.TrimStart().Replace("\0", "", StringComparison.Ordinal)), Settings);
        while (reader.Read())
        {
            if (reader.Depth > DeepestElement) throw new XmlException("The elements are nested too deep.", null, 1, 1);
        }
    }

    private static FeedItem? Item(XElement item, string location)
    {
        var title = Plain(Text(item, "title"));
        var url = WebAddress.Clean(Link(item), location);
        var content = Markup(item, "encoded") ?? Markup(item, "content");
        var summary = Markup(item, "description") ?? Markup(item, "summary");
        var id = Text(item, "guid") ?? Text(item, "id") ?? url ?? title;
        if (id is null || (title is null && content is null && summary is null)) return null;
        var date = DateReader.Read(Text(item, "pubDate") ?? Text(item, "published") ?? Text(item, "date") ?? Text(item, "issued") ?? Text(item, "updated"));
        return new(id, title ?? Shortened(Plain(content ?? summary)!), url, date, Author(item), content ?? summary, content is { Length: >= LeastWhole });
    }

    private static string? Author(XElement item)
    {
        var names = item.Elements().Where(e => e.Name.LocalName is "creator" or "author")
            .Select(e => Text(e, "name") ?? e.Value.Trim()).Where(n => n.Length is > 1 and < 200).Distinct().ToList();
        return names.Count == 0 ? null : Plain(string.Join(", ", names));
    }

    private static string? Link(XElement item)
    {
        var links = item.Elements().Where(e => e.Name.LocalName == "link").ToList();
        var alternate = links.Find(l => l.Attribute("href") is not null && (l.Attribute("rel")?.Value ?? "alternate") == "alternate");
        return alternate?.Attribute("href")?.Value ?? links.Find(l => l.Value.Trim().Length > 0)?.Value.Trim()
            ?? item.Elements().FirstOrDefault(e => e.Name.LocalName == "guid" && e.Attribute("isPermaLink")?.Value != "false")?.Value.Trim();
    }

    private static string? Markup(XElement item, string name)
    {
        var element = item.Elements().FirstOrDefault(e => e.Name.LocalName == name && e.Name.NamespaceName != "http://search.yahoo.com/mrss/");
        if (element is null) return null;
        var inner = element.HasElements ? string.Concat(element.Nodes()) : element.Value;
        return inner.Trim() is { Length: > 0 } text ? text : null;
    }

    private static string? Text(XElement? parent, string name) =>
        parent?.Elements().FirstOrDefault(e => e.Name.LocalName == name)?.Value.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>Titles come with tags and entities in them.</summary>
    private static string? Plain(string? markup) => markup is null ? null
        : markup.Contains('<', StringComparison.Ordinal) || markup.Contains('&', StringComparison.Ordinal)
            ? FragmentReader.PlainText(WebUtility.HtmlDecode(markup)) : markup;

    private static string Shortened(string text) => text.Length <= 120 ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[118]) ? 118 : 119), "…");
}
