using System.Globalization;
using ClaimTracker.Model;
using ClaimTracker.Web.Resources;

namespace ClaimTracker.Web.Components.Parts;

/// <summary>Dates as people write them.</summary>
public static class Dates
{
    private static CultureInfo Written => Words.Dates;

    /// <summary>"Fri 6 Oct 2017", "October 2017", "2017", "about Fri 6 Oct 2017" or "undated; not before 24 Sep 2017".</summary>
    public static string Say(DateTime? at, DatePrecision precision, DateOnly? notBefore = null) => (at, precision) switch
    {
        (null, _) or (_, DatePrecision.Unknown) => notBefore is { } day ? Words.Of("undated; not before {0}", Say(day)) : Words.Of("undated"),
        ({ } t, DatePrecision.Year) => t.ToString("yyyy", Written),
        ({ } t, DatePrecision.Month) => t.ToString("MMMM yyyy", Written),
        ({ } t, DatePrecision.Inferred) => Words.Of("about {0}", Day(t)),
        ({ } t, _) => Day(t),
    };

    /// <summary>"24 Sep 2017".</summary>
    public static string Say(DateOnly day) => day.ToString("d MMM yyyy", Written);

    /// <summary>"24 Sep 2017, 16:20 UTC".</summary>
    public static string Moment(DateTime at) => at.ToString("d MMM yyyy, HH:mm 'UTC'", Written);

    /// <summary>"Fri 6 Oct 2017".</summary>
    public static string Day(DateTime at) => at.ToString("ddd d MMM yyyy", Written);

    /// <summary>The machine's form of a date, as exact as it is known: 2017, 2017-10, 2017-10-06 or the instant in UTC.</summary>
    public static string Machine(DateTime at, DatePrecision precision) => at.ToString(
        precision switch
        {
            DatePrecision.Year => "yyyy",
            DatePrecision.Month => "yyyy-MM",
            DatePrecision.Exact => "yyyy-MM-dd'T'HH:mm:ss'Z'",
            _ => "yyyy-MM-dd",
        }, CultureInfo.InvariantCulture);

    /// <summary>What the pointer shows: the exact instant, or why there is none.</summary>
    public static string Explain(DateTime? at, DatePrecision precision, string? asWritten = null)
    {
        var why = (at, precision) switch
        {
            (null, _) or (_, DatePrecision.Unknown) => Words.Of("The document gives no date, and none is made up."),
            ({ } t, DatePrecision.Exact) => t.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture) + (asWritten is { Length: > 0 } ? "." : ""),
            ({ } t, DatePrecision.Inferred) => Words.Of("{0}, inferred from words of the text.", Machine(t, precision)),
            ({ } t, DatePrecision.Year) => Words.Of("{0}; known to the year, not closer.", Machine(t, precision)),
            ({ } t, DatePrecision.Month) => Words.Of("{0}; known to the month, not closer.", Machine(t, precision)),
            ({ } t, _) => Words.Of("{0}; known to the day, not closer.", Machine(t, precision)),
        };
        return asWritten is { Length: > 0 } ? why + " " + Words.Of("In the text: “{0}”.", asWritten) : why;
    }

    /// <summary>"same day", "1 day later", "3 months later", "2 days before"; empty where either has no date.</summary>
    public static string Lag(DateTime? from, DateTime? to, bool hours = false)
    {
        if (from is not { } a || to is not { } b) return "";
        var distance = b - a;
        if (hours && distance.Duration() < TimeSpan.FromHours(36) && distance.Duration() >= TimeSpan.FromHours(1))
            return Side((int)distance.TotalHours, Words.Of("1 hour later"), Words.Of("{0} hours later"), Words.Of("1 hour before"), Words.Of("{0} hours before"));
        var days = (int)(b.Date - a.Date).TotalDays;
        return Math.Abs(days) switch
        {
            0 => Words.Of("same day"),
            < 61 => Side(days, Words.Of("1 day later"), Words.Of("{0} days later"), Words.Of("1 day before"), Words.Of("{0} days before")),
            < 731 => Side((int)Math.Round(days / 30.44), Words.Of("1 month later"), Words.Of("{0} months later"), Words.Of("1 month before"), Words.Of("{0} months before")),
            _ => Side((int)Math.Round(days / 365.25), Words.Of("1 year later"), Words.Of("{0} years later"), Words.Of("1 year before"), Words.Of("{0} years before")),
        };
    }

    private static string Side(int count, string oneLater, string later, string oneBefore, string before) =>
        string.Format(CultureInfo.InvariantCulture, count switch { 1 => oneLater, -1 => oneBefore, > 0 => later, _ => before }, Math.Abs(count));
}
