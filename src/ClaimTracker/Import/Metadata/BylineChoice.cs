using System.Text.RegularExpressions;
using ClaimTracker.Import.Html;

namespace ClaimTracker.Import.Metadata;

/// <summary>Chooses the authors and writes their names as a list with commas.</summary>
internal static class BylineChoice
{
    private static readonly Regex Lead = new(
        @"^(?:(?:written|reported|posted|published|story|words|text|article|review|analysis|opinion|photographs?) by|by|von|par|por|di|author|authors|autor)[:\s]+", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking);

    public static FieldChoice Of(Page page, JsonLdArticle? json, string? outlet)
    {
        var choice = new FieldChoice("byline");
        Add(choice, json?.Authors ?? [], "JSON-LD author", outlet);
        foreach (var name in (ReadOnlySpan<string>)["author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl", "citation_author", "cxenseparse:author", "twitter:data1", "rnews:author", "article.author"])
            Add(choice, page.Metas.GetValueOrDefault(name) ?? [], "meta " + name, outlet);
        foreach (var group in page.Authors.GroupBy(a => a.From).OrderBy(g => g.Key == "byline on the page"))
            Add(choice, group.Key == "byline on the page" ? group.Take(1).Select(a => a.Text) : group.Select(a => a.Text).Take(6), group.Key, outlet);
        return choice;
    }

    private static void Add(FieldChoice choice, IEnumerable<string> values, string from, string? outlet)
    {
        var names = new List<string>();
        foreach (var name in values.SelectMany(Names))
        {
            if (!names.Contains(name, StringComparer.OrdinalIgnoreCase)) names.Add(name);
        }
        if (outlet is not null && names.Count > 1) names.RemoveAll(n => PageHints.Letters(n) == PageHints.Letters(outlet));
        if (names.Count > 0) choice.Add(string.Join(", ", names), from);
    }

    /// <summary>The names in one value; addresses, numbers and sentences are none.</summary>
    private static IEnumerable<string> Names(string value)
    {
        var text = Lead.Replace(value.Trim(), "");
        if (text.Length is < 2 or > 200) yield break;
        foreach (var part in text.Split([",", ";", "|", " & ", " and ", " And ", " AND ", "•", " / "], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var name = part.Trim(' ', '.', '-', '–', '\u00a0');
            if (name.Length is < 2 or > 60 || name.Contains("http", StringComparison.OrdinalIgnoreCase) || name.Contains('@', StringComparison.Ordinal)) continue;
            if (name.Any(char.IsAsciiDigit) || !name.Any(char.IsLetter) || name.Contains(".com", StringComparison.OrdinalIgnoreCase)) continue;
            yield return name;
        }
    }
}
