using System.Globalization;
using ClaimTracker.Model;

namespace ClaimTracker.Web.Components.Parts;

/// <summary>Dates as people write them.</summary>
public static class Dates
{
    private static CultureInfo English => CultureInfo.InvariantCulture;

    /// <summary>"Fri 6 Oct 2017", "October 2017", "2017", "about Fri 6 Oct 2017" or "undated; not before 24 Sep 2017".</summary>
    public static string Say(DateTime? at, DatePrecision precision, DateOnly? notBefore = null) => (at, precision) switch
    {
        (null, _) or (_, DatePrecision.Unknown) => notBefore is { } day ? $"undated; not before {Say(day)}" : "undated",
        ({ } t, DatePrecision.Year) => t.ToString("yyyy", English),
        ({ } t, DatePrecision.Month) => t.ToString("MMMM yyyy", English),
        ({ } t, DatePrecision.Inferred) => "about " + Day(t),
        ({ } t, _) => Day(t),
    };

    /// <summary>"24 Sep 2017".</summary>
    public static string Say(DateOnly day) => day.ToString("d MMM yyyy", English);

    /// <summary>"Fri 6 Oct 2017".</summary>
    public static string Day(DateTime at) => at.ToString("ddd d MMM yyyy", English);

    /// <summary>The machine's form of a date, as exact as it is known: 2017, 2017-10, 2017-10-06 or the instant in UTC.</summary>
    public static string Machine(DateTime at, DatePrecision precision) => at.ToString(
        precision switch
        {
            DatePrecision.Year => "yyyy",
            DatePrecision.Month => "yyyy-MM",
            DatePrecision.Exact => "yyyy-MM-dd'T'HH:mm:ss'Z'",
            _ => "yyyy-MM-dd",
        }, English);

    /// <summary>What the pointer shows: the exact instant, or why there is none.</summary>
    public static string Explain(DateTime? at, DatePrecision precision, string? asWritten = null)
    {
        var written = asWritten is { Length: > 0 } ? $" In the text: “{asWritten}”." : "";
        return (at, precision) switch
        {
            (null, _) or (_, DatePrecision.Unknown) => "The document gives no date, and none is made up." + written,
            ({ } t, DatePrecision.Exact) => t.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", English) + (written.Length > 0 ? "." + written : ""),
            ({ } t, DatePrecision.Inferred) => $"{t:yyyy-MM-dd}, inferred from words of the text.{written}",
            ({ } t, _) => $"{Machine(t, precision)}; known to the {precision.ToString().ToLowerInvariant()}, not closer.{written}",
        };
    }

    /// <summary>"same day", "1 day later", "3 months later", "2 days before"; empty where either has no date.</summary>
    public static string Lag(DateTime? from, DateTime? to, bool hours = false)
    {
        if (from is not { } a || to is not { } b) return "";
        var distance = b - a;
        if (hours && distance.Duration() < TimeSpan.FromHours(36) && distance.Duration() >= TimeSpan.FromHours(1)) return Side((int)distance.TotalHours, "hour");
        var days = (int)(b.Date - a.Date).TotalDays;
        return Math.Abs(days) switch
        {
            0 => "same day",
            < 61 => Side(days, "day"),
            < 731 => Side((int)Math.Round(days / 30.44), "month"),
            _ => Side((int)Math.Round(days / 365.25), "year"),
        };
    }

    private static string Side(int count, string unit) =>
        $"{Math.Abs(count)} {unit}{(Math.Abs(count) == 1 ? "" : "s")} {(count > 0 ? "later" : "before")}";
}
