using System.Text.Json;
using ClaimTracker.Import.Dates;
using ClaimTracker.Model;

namespace ClaimTracker.Import.Metadata;

/// <summary>One entry of a live blog.</summary>
/// <param name="Headline">Its headline; null where it has none.</param>
/// <param name="Published">When it was posted.</param>
/// <param name="Body">Its text, perhaps with markup.</param>
internal sealed record LiveEntry(string? Headline, PublicationDate Published, string Body)
{
    private const int MostEntries = 500;

    /// <summary>The entries of a LiveBlogPosting object; those without text are left out.</summary>
    public static IReadOnlyList<LiveEntry> Of(JsonElement node)
    {
        if (!node.TryGetProperty("liveBlogUpdate", out var updates) || updates.ValueKind != JsonValueKind.Array) return [];
        return updates.EnumerateArray().Where(u => u.ValueKind == JsonValueKind.Object).Take(MostEntries)
            .Select(u => new LiveEntry(Text(u, "headline"), DateReader.Read(Text(u, "datePublished")), Text(u, "articleBody") ?? ""))
            .Where(e => e.Body.Length > 0).ToList();
    }

    /// <summary>Time and headline as a line: <c>2026-03-02 06:30 (+01:00) Pier closed</c>.</summary>
    public string Heading => $"{Time} {Headline}".Trim();

    private string Time => Published.ToIso8601() is not { } iso ? "" : iso.Length < 25 ? iso : $"{iso[..10]} {iso[11..16]} ({iso[19..]})";

    private static string? Text(JsonElement node, string name) => node.TryGetProperty(name, out var value) ? JsonLdArticle.AsText(value) : null;
}
