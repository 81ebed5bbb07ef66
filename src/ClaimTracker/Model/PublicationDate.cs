using System.Globalization;

namespace ClaimTracker.Model;

/// <summary>How much of a publication date is known.</summary>
public enum DatePrecision
{
    /// <summary>Nothing is known.</summary>
    Unknown,

    /// <summary>An instant: date, time and zone were published.</summary>
    Exact,

    /// <summary>The day is known; a time without a zone counts as a day.</summary>
    Day,

    /// <summary>The month is known.</summary>
    Month,

    /// <summary>The year is known.</summary>
    Year,

    /// <summary>The day is read from something that does not state it, such as the address of the page.</summary>
    Inferred,
}

/// <summary>When something was published, as exactly as it was published.</summary>
/// <param name="InstantUtc">The instant, or the first midnight (UTC) of the day, month or year; null where unknown.</param>
/// <param name="OffsetMinutes">The published offset from UTC in minutes; null where none was published.</param>
/// <param name="Precision">How much of it is known.</param>
/// <param name="AsWritten">The words it was read from.</param>
public readonly record struct PublicationDate(
    DateTime? InstantUtc,
    int? OffsetMinutes,
    DatePrecision Precision,
    string? AsWritten)
{
    /// <summary>Nothing is known.</summary>
    public static PublicationDate Unknown => default;

    /// <summary>True where at least a year is known.</summary>
    public bool IsKnown => InstantUtc is not null && Precision != DatePrecision.Unknown;

    /// <summary>The day at the place of publication; null where no day is known.</summary>
    public DateOnly? Day => InstantUtc is { } instant && Precision is DatePrecision.Exact or DatePrecision.Day or DatePrecision.Inferred
        ? DateOnly.FromDateTime(InstantUtc.Value.AddMinutes(OffsetMinutes ?? 0))
        : null;

    /// <summary>ISO 8601 as far as it is known: <c>2017-10-06T14:05:00+02:00</c>, <c>2017-10-06</c>, <c>2017-10</c>, <c>2017</c> or null.</summary>
    public string? ToIso8601() => InstantUtc is not { } instant ? null : Precision switch
    {
        DatePrecision.Exact => new DateTimeOffset(DateTime.SpecifyKind(instant, DateTimeKind.Utc))
            .ToOffset(TimeSpan.FromMinutes(OffsetMinutes ?? 0)).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture),
        DatePrecision.Day or DatePrecision.Inferred => instant.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DatePrecision.Month => instant.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        DatePrecision.Year => instant.ToString("yyyy", CultureInfo.InvariantCulture),
        _ => null,
    };
}
