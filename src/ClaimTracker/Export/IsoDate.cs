using System.Globalization;
using ClaimTracker.Model;

namespace ClaimTracker.Export;

/// <summary>Writes dates in ISO 8601, no more exactly than they are known.</summary>
public static class IsoDate
{
    /// <summary>The date with as many digits as its precision has; null where it is unknown.</summary>
    public static string? Of(PublicationDate date) => Of(date.InstantUtc, date.Precision, date.OffsetMinutes);

    /// <inheritdoc cref="Of(PublicationDate)"/>
    public static string? Of(DateTime? utc, DatePrecision precision, int? offsetMinutes = null)
    {
        if (utc is not { } instant) return null;
        return precision switch
        {
            DatePrecision.Unknown => null,
            DatePrecision.Year => instant.ToString("yyyy", CultureInfo.InvariantCulture),
            DatePrecision.Month => instant.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            DatePrecision.Day or DatePrecision.Inferred => instant.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ when offsetMinutes is { } offset => Local(instant, TimeSpan.FromMinutes(offset)).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture),
            _ => instant.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        };
    }

    private static DateTimeOffset Local(DateTime utc, TimeSpan offset) => new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc)).ToOffset(offset);
}
