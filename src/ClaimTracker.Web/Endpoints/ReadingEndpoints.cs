using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml;
using ClaimTracker.Store.Reading;
using ClaimTracker.Web.Resources;

namespace ClaimTracker.Web.Endpoints;

/// <summary>What machines read of the reading pages: feed, oEmbed, sitemap, robots.</summary>
internal static class ReadingEndpoints
{
    public static void MapReading(this WebApplication app)
    {
        app.MapGet("/feed.atom", FeedAsync).RequireAuthorization(Policies.Read);
        app.MapGet("/oembed", EmbedAsync).RequireAuthorization(Policies.Read);
        app.MapGet("/sitemap.xml", SitemapAsync).RequireAuthorization(Policies.Read);
        app.MapGet("/robots.txt", (HttpRequest request) => Results.Text(
            $"User-agent: *\nDisallow: /search\nDisallow: /timeline\nDisallow: /export\nDisallow: /review\nDisallow: /theme\nSitemap: {Root(request)}/sitemap.xml\n")).AllowAnonymous();
    }

    private static async Task<IResult> FeedAsync(HttpRequest request, FeedQuery query, long? claim, long? source, string? story, string? q, string? state, CancellationToken cancel)
    {
        var feed = await query.ReadAsync(new FeedScope(claim, source, story, q, state), cancel);
        if (feed is { Title.Length: 0 }) feed = feed with { Title = string.IsNullOrEmpty(state) ? Words.Of("all claims") : Words.Of("claims, {0}", Words.Of(state)) };
        return feed is null ? Results.NotFound() : Results.Text(AtomFeed.Write(feed, Root(request), request.Path + request.QueryString), "application/atom+xml", Encoding.UTF8);
    }

    private static async Task<IResult> EmbedAsync(HttpRequest request, ClaimQuery claims, StoryQuery stories, string? url, string? format, int? maxwidth, int? maxheight, CancellationToken cancel)
    {
        if (format is not null and not "json") return Results.StatusCode(StatusCodes.Status501NotImplemented);
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || !string.Equals(address.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase)) return Results.NotFound();
        var title = address.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries) switch
        {
            ["claims", var id] when long.TryParse(id, CultureInfo.InvariantCulture, out var number) => (await claims.ReadAsync(number, cancel))?.Listed.Claim.Text,
            ["stories", var slug] => (await stories.ReadAsync(Uri.UnescapeDataString(slug), cancel))?.Story.Name,
            _ => null,
        };
        if (title is null) return Results.NotFound();
        var (width, height) = (Math.Clamp(maxwidth ?? 800, 280, 1280), Math.Clamp(maxheight ?? 600, 200, 2000));
        var source = System.Net.WebUtility.HtmlEncode($"{Root(request)}/embed{address.AbsolutePath}");
        return Results.Json(new JsonObject
        {
            ["version"] = "1.0", ["type"] = "rich", ["provider_name"] = "ClaimTracker", ["provider_url"] = Root(request), ["title"] = title, ["width"] = width, ["height"] = height,
            ["html"] = $"<iframe src=\"{source}\" width=\"{width}\" height=\"{height}\" title=\"{System.Net.WebUtility.HtmlEncode(title)}\" loading=\"lazy\"></iframe>",
        });
    }

    private static async Task<IResult> SitemapAsync(HttpRequest request, SitemapQuery query, int? page, CancellationToken cancel)
    {
        var root = Root(request);
        var map = await query.ReadAsync(page, cancel);
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true }))
        {
            xml.WriteStartElement(map.Pages > 0 ? "sitemapindex" : "urlset", "http://www.sitemaps.org/schemas/sitemap/0.9");
            foreach (var number in Enumerable.Range(1, map.Pages)) Write(xml, "sitemap", $"{root}/sitemap.xml?page={number}", null);
            foreach (var (path, changed) in map.Places) Write(xml, "url", root + path, changed);
            xml.WriteEndElement();
        }
        return Results.Text("<?xml version=\"1.0\" encoding=\"utf-8\"?>" + text, "application/xml", Encoding.UTF8);
    }

    private static void Write(XmlWriter xml, string element, string location, DateTime? changed)
    {
        xml.WriteStartElement(element);
        xml.WriteElementString("loc", location);
        if (changed is { } at) xml.WriteElementString("lastmod", at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        xml.WriteEndElement();
    }

    private static string Root(HttpRequest request) => $"{request.Scheme}://{request.Host}{request.PathBase}";
}
