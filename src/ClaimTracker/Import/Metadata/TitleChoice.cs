using ClaimTracker.Import.Html;

namespace ClaimTracker.Import.Metadata;

/// <summary>Chooses the headline: the heading that readers see, where another title of the page bears it out.</summary>
internal static class TitleChoice
{
    private const double LeastShared = 0.25;
    private static readonly string[] Separators = [" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • ", " / "];
    private static readonly string[] Labels = ["Opinion | ", "Analysis | ", "Perspective | ", "Review | ", "Live | ", "Watch | ", "Exclusive | "];

    public static FieldChoice Of(Page page, JsonLdArticle? json, string? outlet)
    {
        var choice = new FieldChoice("title");
        choice.Add(Cleaned(json?.Headline, outlet), "JSON-LD headline");
        choice.Add(Cleaned(page.Meta("og:title"), outlet), "og:title");
        choice.Add(Cleaned(page.Meta("twitter:title"), outlet), "twitter:title");
        choice.Add(Cleaned(page.TitleElement, outlet), "title element");
        if (Heading(page, choice, outlet) is { } heading) choice.Prefer(new(heading, "h1"));
        return choice;
    }

    /// <summary>The h1 that shares most words with the other titles; one that stands alone counts where there are no others.</summary>
    private static string? Heading(Page page, FieldChoice others, string? outlet)
    {
        string? best = null;
        var most = LeastShared;
        foreach (var heading in page.Headings.Select(h => Cleaned(h, outlet)).OfType<string>().Where(h => h.Length is > 3 and < 400))
        {
            if (outlet is not null && PageHints.Letters(heading) == PageHints.Letters(outlet)) continue;
            var shared = others.Candidates.Count == 0 ? LeastShared + 0.01 : others.Candidates.Max(c => Shared(heading, c.Value));
            if (shared > most) (best, most) = (heading, shared);
        }
        return best;
    }

    private static double Shared(string a, string b)
    {
        HashSet<string> left = Words(a), right = Words(b);
        var both = left.Count(right.Contains);
        return both == 0 ? 0 : (double)both / Math.Min(Math.Max(left.Count, 3), Math.Max(right.Count, 3));
    }

    private static HashSet<string> Words(string text) =>
        text.Split([' ', ',', '.', ':', ';', '!', '?', '"', '\'', '‘', '’', '“', '”', '(', ')', '-', '–', '—', '|'], StringSplitOptions.RemoveEmptyEntries)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Cuts " | The Courier" off the end and "Opinion | " off the start.</summary>
    private static string? Cleaned(string? title, string? outlet)
    {
        var text = title?.Trim();
        if (string.IsNullOrEmpty(text)) return null;
        foreach (var label in Labels)
        {
            if (text.StartsWith(label, StringComparison.OrdinalIgnoreCase)) text = text[label.Length..];
        }
        if (outlet is null) return text;
        foreach (var separator in Separators)
        {
            var at = text.LastIndexOf(separator, StringComparison.Ordinal);
            if (at > 0 && IsOutlet(text[(at + separator.Length)..], outlet)) return text[..at].Trim();
            at = text.IndexOf(separator, StringComparison.Ordinal);
            if (at > 0 && IsOutlet(text[..at], outlet)) return text[(at + separator.Length)..].Trim();
        }
        return text;
    }

    private static bool IsOutlet(string part, string outlet)
    {
        string a = PageHints.Letters(part), b = PageHints.Letters(outlet);
        return a.Length > 2 && b.Length > 2 && part.Length < 40 && (a.Contains(b, StringComparison.Ordinal) || b.Contains(a, StringComparison.Ordinal));
    }
}
