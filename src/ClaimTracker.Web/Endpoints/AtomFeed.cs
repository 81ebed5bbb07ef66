using System.Globalization;
using System.Text;
using System.Xml;
using ClaimTracker.Store.Reading;
using ClaimTracker.Web.Components.Parts;
using ClaimTracker.Web.Resources;

namespace ClaimTracker.Web.Endpoints;

/// <summary>Writes a feed of tellings and answers as Atom (RFC 4287).</summary>
internal static class AtomFeed
{
    private const string Namespace = "http://www.w3.org/2005/Atom";

    public static string Write(Feed feed, string root, string self)
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true, CheckCharacters = false }))
        {
            xml.WriteStartElement("feed", Namespace);
            xml.WriteElementString("title", Clean($"ClaimTracker: {feed.Title}"));
            xml.WriteElementString("id", root + self);
            xml.WriteElementString("updated", Instant(feed.Entries.Select(e => e.At).DefaultIfEmpty(DateTime.UnixEpoch).Max()));
            Link(xml, "self", root + self);
            Link(xml, "alternate", root + feed.Path);
            foreach (var entry in feed.Entries) WriteEntry(xml, entry, root);
            xml.WriteEndElement();
        }
        return "<?xml version=\"1.0\" encoding=\"utf-8\"?>" + text;
    }

    private static void WriteEntry(XmlWriter xml, FeedEntry entry, string root)
    {
        var what = Words.Of(entry.Kind is { } kind ? Shapes.Of(kind).Word : "Claim");
        var who = entry.Line.Source is { } source ? source.IsUnnamed ? Words.Of("unnamed “{0}”", source.Name) : source.Name : Words.Of("nobody is credited");
        var fiction = entry.Line.IsFiction ? $"[{Words.Of("Fiction")}] " : "";
        xml.WriteStartElement("entry", Namespace);
        xml.WriteElementString("title", Clean($"{fiction}{what}, {who}: {entry.Line.Words}"));
        xml.WriteElementString("id", $"{root}/articles/{entry.Line.ArticleId}?s={entry.Line.Id}&claim={entry.ClaimId}");
        xml.WriteElementString("updated", Instant(entry.At));
        if (entry.Line.SaidAt is { } said) xml.WriteElementString("published", Instant(said));
        xml.WriteStartElement("author");
        xml.WriteElementString("name", Clean(entry.Line.Outlet ?? Words.Of("outlet not stated")));
        xml.WriteEndElement();
        Link(xml, "alternate", $"{root}/claims/{entry.ClaimId}");
        Link(xml, "via", $"{root}/articles/{entry.Line.ArticleId}?s={entry.Line.Id}");
        xml.WriteElementString("summary", Clean(Words.Of(
            "On the claim: {0}. Said {1}, in “{2}”.", entry.Claim, Dates.Say(entry.Line.SaidAt, entry.Line.SaidPrecision, entry.Line.NotBefore), entry.Line.ArticleTitle)));
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string relation, string address)
    {
        xml.WriteStartElement("link");
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private static string Instant(DateTime at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Clean(string text) => string.Concat(text.EnumerateRunes().Where(r => r.Value is '\t' or '\n' or '\r' or >= 0x20 and not 0xFFFE and not 0xFFFF).Select(r => r.ToString()));
}
