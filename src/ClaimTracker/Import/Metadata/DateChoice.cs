using ClaimTracker.Import.Dates;
using ClaimTracker.Import.Html;
using ClaimTracker.Model;

namespace ClaimTracker.Import.Metadata;

/// <summary>Chooses the dates of publication and of the last change; a date is never made up.</summary>
internal static class DateChoice
{
    private const string AddressOrigin = "date in the address";

    private static readonly string[] PublishedMetas =
    [
        "article:published_time", "og:article:published_time", "article:published", "datepublished", "parsely-pub-date", "sailthru.date", "date", "pubdate", "publish-date", "publish_date", "publishdate",
        "publication_date", "dc.date.issued", "dc.date", "dcterms.created", "dcterms.date", "originalpublicationdate", "article_date_original",
        "cxenseparse:recs:publishtime", "rnews:datepublished", "cse_pubdate", "citation_publication_date", "og:published_time", "ptime", "bt:pubdate", "article.published", "displaydate",
    ];

    private static readonly string[] ModifiedMetas =
        ["article:modified_time", "og:updated_time", "article:updated_time", "datemodified", "last-modified", "dc.date.modified", "dcterms.modified", "lastmod", "article.updated"];

    public static FieldChoice Published(Page page, JsonLdArticle? json, string? url)
    {
        var choice = new FieldChoice("published");
        AddDate(choice, json?.Published, "JSON-LD datePublished");
        foreach (var name in PublishedMetas) AddDate(choice, page.Meta(name), "meta " + name);
        foreach (var time in Ranked(page)) AddDate(choice, time.Value, "time element");
        if (DateReader.FromAddress(url) is { IsKnown: true } inferred) choice.Add(inferred.ToIso8601(), AddressOrigin);
        AddDate(choice, VisibleLine(page), "a line of the page");
        return choice;
    }

    public static FieldChoice Updated(Page page, JsonLdArticle? json)
    {
        var choice = new FieldChoice("updated");
        AddDate(choice, json?.Modified, "JSON-LD dateModified");
        foreach (var name in ModifiedMetas) AddDate(choice, page.Meta(name), "meta " + name);
        return choice;
    }

    /// <summary>The date of the choice with its precision; a date from the address stays marked as inferred.</summary>
    public static PublicationDate Read(FieldChoice choice)
    {
        if (choice.Candidates.Count == 0) return PublicationDate.Unknown;
        var date = DateReader.Read(choice.Candidates[0].Value);
        if (choice.Candidates[0].From == AddressOrigin) return date with { Precision = DatePrecision.Inferred };
        return date is { Precision: DatePrecision.Exact, OffsetMinutes: 0, InstantUtc: { } instant }
            ? date with { OffsetMinutes = choice.Candidates.Skip(1).Select(c => OffsetOf(c.Value, instant)).FirstOrDefault(o => o is not null) ?? 0 }
            : date;
    }

    /// <summary>The offset under which another value of the page names the same instant; null where it names another.</summary>
    private static int? OffsetOf(string value, DateTime instant)
    {
        if (DateReader.Read(value) is { Precision: DatePrecision.Exact, InstantUtc: { } same, OffsetMinutes: { } offset })
            return offset != 0 && (same - instant).Duration() < TimeSpan.FromSeconds(90) ? offset : null;
        // A clock that differs by whole quarters of an hour tells the zone, unless both times are round.
        if (DateReader.WallClock(value) is not { } clock || (clock.Minute % 15 == 0 && clock.Second == 0)) return null;
        var minutes = (int)Math.Round((clock - instant).TotalMinutes);
        var near = (clock - instant - TimeSpan.FromMinutes(minutes)).Duration() < TimeSpan.FromSeconds(60);
        return near && minutes % 15 == 0 && minutes is not 0 and >= -12 * 60 and <= 14 * 60 ? minutes : null;
    }

    private static void AddDate(FieldChoice choice, string? value, string from)
    {
        if (DateReader.Read(value) is { IsKnown: true, Precision: DatePrecision.Exact or DatePrecision.Day }) choice.Add(value, from);
    }

    private static IEnumerable<PageTime> Ranked(Page page) => page.Times
        .Where(t => !t.Hint.Contains("modified", StringComparison.OrdinalIgnoreCase) && !t.Hint.Contains("updated", StringComparison.OrdinalIgnoreCase))
        .OrderByDescending(t => t.Hint.Contains("datePublished", StringComparison.Ordinal)).ThenByDescending(t => t.InArticle)
        .ThenBy(t => t.Block);

    private static string? VisibleLine(Page page)
    {
        foreach (var block in page.Blocks)
        {
            if (block.Text.Length < 90 && block.LinkShare < 0.5 && DateReader.IsDateLine(block.Text)) return block.Text;
        }
        return null;
    }
}
