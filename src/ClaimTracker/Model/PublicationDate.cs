namespace ClaimTracker.Model;

/// <summary>How exactly a date is known.</summary>
public enum DatePrecision { Unknown, Exact, Day, Month, Year, Inferred }

/// <summary>A date as the document gives it, never guessed.</summary>
/// <param name="InstantUtc">The instant in UTC; the start of the period where the precision is coarser; null where unknown.</param>
/// <param name="OffsetMinutes">Offset from UTC as written; null where none was given.</param>
/// <param name="Precision">How exactly it is known.</param>
/// <param name="AsWritten">The words of the document.</param>
public readonly record struct PublicationDate(DateTime? InstantUtc, int? OffsetMinutes, DatePrecision Precision, string? AsWritten);
