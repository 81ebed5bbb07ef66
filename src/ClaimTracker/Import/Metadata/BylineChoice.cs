using System.Text.RegularExpressions;
using ClaimTracker.Import.Blocks;
using ClaimTracker.Import.Html;

namespace ClaimTracker.Import.Metadata;

/// <summary>Chooses the authors and writes their names as a list with commas.</summary>
internal static class BylineChoice
{
    private static readonly Regex Lead = new(
        @"^(?:(?:written|reported|posted|published|story|words|text|article|review|analysis|opinion|photographs?) by|by|von|par|por|di|author|authors|autor)[:\s]+", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking);

    private static readonly Regex RoleLead = new(
        @"^(?:photos?|photography|photographs?|pictures?|illustrations?|illustrated|video|graphics?|edited|produced|updated|published|posted|last)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking);

    public static FieldChoice Of(Page page, JsonLdArticle? json, string? outlet)
    {
        var choice = new FieldChoice("byline");
        Add(choice, json?.Authors ?? [], "JSON-LD author", outlet);
        foreach (var name in (ReadOnlySpan<string>)["author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl", "citation_author", "cxenseparse:author", "twitter:data1", "rnews:author", "article.author"])
            Add(choice, page.Metas.GetValueOrDefault(name) ?? [], "meta " + name, outlet);
        foreach (var group in page.Authors.GroupBy(a => a.From).OrderBy(g => g.Key == "byline on the page"))
            Add(choice, group.Key == "byline on the page" ? group.Take(1).Select(a => a.Text) : group.Select(a => a.Text).Take(6), group.Key, outlet);
        Add(choice, Lines(page), "a line of the page", outlet);
        PreferPerson(choice, outlet);
        return choice;
    }

    private const int Reach = 12;

    /// <summary>Lines such as "By Sabel Tornquay" around the headline.</summary>
    private static IEnumerable<string> Lines(Page page)
    {
        var heading = Math.Max(0, page.Blocks.FindIndex(b => b.Frame.Tag == "h1"));
        return page.Blocks.Skip(heading).Take(Reach).Select(b => LineRules.Authors(b.Text)).OfType<string>().Take(1);
    }

    /// <summary>An outlet that signs its own articles gives way to a person whom the page names.</summary>
    private static void PreferPerson(FieldChoice choice, string? outlet)
    {
        if (outlet is null || choice.Value is not { } value || !IsOutlet(value, outlet)) return;
        if (choice.Candidates.FirstOrDefault(c => IsPerson(c.Value) && !IsOutlet(c.Value, outlet)) is { } person) choice.Prefer(person);
    }

    private static bool IsOutlet(string name, string outlet)
    {
        string a = PageHints.Letters(name), b = PageHints.Letters(outlet);
        return a.Contains(b, StringComparison.Ordinal) || b.Contains(a, StringComparison.Ordinal);
    }

    private static bool IsPerson(string names)
    {
        var words = names.Split(',')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length is >= 2 and <= 4 && words.All(w => char.IsUpper(w[0]) || w is "de" or "van" or "von" or "der" or "la" or "bin" or "al");
    }

    private static readonly string[] Agencies =
        ["Reuters", "Associated Press", "The Associated Press", "AP", "AFP", "Agence France-Presse", "Bloomberg", "Bloomberg News", "PA Media", "Press Association", "UPI", "Xinhua", "TASS", "dpa", "ANI", "PTI", "IANS", "Bleacher Report"];

    /// <summary>An agency or a station in capitals beside persons is where they work.</summary>
    private static bool IsEmployer(string name) =>
        Agencies.Contains(name, StringComparer.OrdinalIgnoreCase) || (name.Length is >= 3 and <= 6 && name.All(char.IsAsciiLetterUpper));

    private static void Add(FieldChoice choice, IEnumerable<string> values, string from, string? outlet)
    {
        var names = new List<string>();
        foreach (var name in values.SelectMany(Names))
        {
            if (!names.Contains(name, StringComparer.OrdinalIgnoreCase)) names.Add(name);
        }
        if (outlet is not null && names.Count > 1) names.RemoveAll(n => PageHints.Letters(n) == PageHints.Letters(outlet));
        if (names.Exists(n => !IsEmployer(n))) names.RemoveAll(IsEmployer);
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
            if (RoleLead.IsMatch(name)) continue;
            yield return name;
        }
    }
}
