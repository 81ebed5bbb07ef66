using System.Globalization;
using ClaimTracker.Model;

namespace ClaimTracker.Web.Components.Review;

/// <summary>Reads a publication date as an editor writes it: as exact as it is known.</summary>
public static class PublishedText
{
    private static readonly (string Format, DatePrecision Precision)[] Formats =
        [("yyyy", DatePrecision.Year), ("yyyy-MM", DatePrecision.Month), ("yyyy-MM-dd", DatePrecision.Day)];

    /// <summary>The date; unknown for no text. False for a text that is no date.</summary>
    public static bool TryRead(string? text, out PublicationDate date)
    {
        date = new(null, null, DatePrecision.Unknown, null);
        var trimmed = text?.Trim() ?? "";
        if (trimmed.Length == 0) return true;
        foreach (var (format, precision) in Formats)
            if (DateTime.TryParseExact(trimmed, format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var day))
            {
                date = new(day, null, precision, null);
                return true;
            }
        if (!trimmed.Contains('T', StringComparison.Ordinal) || !DateTimeOffset.TryParse(trimmed, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)) return false;
        date = new(instant.UtcDateTime, (int)instant.Offset.TotalMinutes, DatePrecision.Exact, null);
        return true;
    }
}
