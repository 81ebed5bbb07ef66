using System.Globalization;

namespace ClaimTracker.Ingest;

/// <summary>Puts a number before a word in plain English.</summary>
public static class Counted
{
    /// <summary><c>1 document</c>, <c>2 documents</c>.</summary>
    /// <param name="count">How many.</param>
    /// <param name="one">The word for one.</param>
    /// <param name="many">The word for none or several; null where it ends in one s more.</param>
    public static string Of(long count, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many ?? one + "s")}");
}
