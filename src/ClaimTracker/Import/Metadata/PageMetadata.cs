using ClaimTracker.Import.Dates;
using ClaimTracker.Import.Html;
using ClaimTracker.Model;

namespace ClaimTracker.Import.Metadata;

/// <summary>The fields of a page: JSON-LD, then OpenGraph and other meta elements, then microdata and time elements, then what is seen.</summary>
internal sealed class PageMetadata
{
    public required JsonLdArticle? JsonLd { get; init; }
    public required FieldChoice Title { get; init; }
    public required FieldChoice Byline { get; init; }
    public required FieldChoice Outlet { get; init; }
    public required FieldChoice Url { get; init; }
    public required FieldChoice Language { get; init; }
    public required FieldChoice Published { get; init; }
    public required FieldChoice Updated { get; init; }
    public string? Description { get; init; }

    public static PageMetadata Of(Page page, string? location)
    {
        var json = JsonLdArticle.Read(page.JsonLd);
        var url = Urls(page, json, location);
        var outlet = Outlets(page, json, url.Value);
        return new PageMetadata
        {
            JsonLd = json,
            Outlet = outlet,
            Url = url,
            Title = TitleChoice.Of(page, json, outlet.Value),
            Byline = BylineChoice.Of(page, json, outlet.Value),
            Language = Languages(page, json),
            Published = DateChoice.Published(page, json, url.Value),
            Updated = DateChoice.Updated(page, json),
            Description = page.Meta("og:description") ?? page.Meta("description") ?? json?.Description,
        };
    }

    public PublicationDate PublishedDate => DateChoice.Read(Published);

    public PublicationDate? UpdatedDate => Updated.Value is { } value && DateReader.Read(value) is { IsKnown: true } date ? date : null;

    private static FieldChoice Urls(Page page, JsonLdArticle? json, string? location)
    {
        var choice = new FieldChoice("url");
        choice.Add(WebAddress.Clean(page.Canonical, page.Base ?? page.Meta("og:url") ?? location), "link rel=canonical");
        choice.Add(WebAddress.Clean(page.Meta("og:url")), "og:url");
        choice.Add(WebAddress.Clean(json?.Url), "JSON-LD url");
        choice.Add(WebAddress.Clean(location), "address it was fetched from");
        return choice;
    }

    private static FieldChoice Outlets(Page page, JsonLdArticle? json, string? url)
    {
        var choice = new FieldChoice("outlet");
        choice.Add(page.Meta("og:site_name"), "og:site_name");
        choice.Add(json?.Publisher, "JSON-LD publisher");
        choice.Add(page.Meta("application-name"), "meta application-name");
        if (url is not null && Uri.TryCreate(url, UriKind.Absolute, out var uri))
            choice.Add(uri.Host.StartsWith("www.", StringComparison.Ordinal) ? uri.Host[4..] : uri.Host, "host of the address");
        return choice;
    }

    private static FieldChoice Languages(Page page, JsonLdArticle? json)
    {
        var choice = new FieldChoice("language");
        choice.Add(Tag(page.Language), "html lang");
        choice.Add(Tag(json?.Language), "JSON-LD inLanguage");
        choice.Add(Tag(page.Meta("og:locale")), "og:locale");
        return choice;
    }

    private static string? Tag(string? value)
    {
        var tag = value?.Trim().Replace('_', '-');
        return tag is { Length: >= 2 and <= 12 } && tag.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? tag.ToLowerInvariant().Split('-')[0] : null;
    }
}
