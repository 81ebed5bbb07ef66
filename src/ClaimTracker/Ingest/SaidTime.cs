using System.Globalization;
using System.Text.RegularExpressions;
using ClaimTracker.Model;

namespace ClaimTracker.Ingest;

/// <summary>When something was said.</summary>
/// <param name="At">The start of the moment, day, month or year in UTC; null where unknown.</param>
/// <param name="Precision">How much of it is known.</param>
/// <param name="AsWritten">The words that say so; null where the article's date stands in.</param>
public readonly record struct SaidTime(DateTime? At, DatePrecision Precision, string? AsWritten)
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;
    private const string MonthNames = "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";
    private static readonly Regex Weekday = new(@"\b(?<last>last\s+(?:week\s+)?)?(?<day>monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b", Options);
    private static readonly Regex MonthDay = new($@"\b(?<m>{MonthNames})\.?\s+(?<d>[0-9]{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(?<y>(?:19|20)[0-9]{{2}})\b)?", Options);
    private static readonly Regex DayMonth = new($@"\b(?<d>[0-9]{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?<m>{MonthNames})\b\.?(?:,?\s+(?<y>(?:19|20)[0-9]{{2}})\b)?", Options);
    private static readonly Regex MonthOnly = new($@"\b(?:in|since|last|early|late|mid)[\s-]+(?<m>{MonthNames})\b\.?(?:,?\s+(?<y>(?:19|20)[0-9]{{2}})\b)?", Options);
    private static readonly Regex YearOnly = new(@"\b(?:in|since)\s+(?<y>(?:19|20)[0-9]{2})\b", Options);
    private static readonly Regex Today = new(@"\b(?:today|tonight|this\s+(?:morning|afternoon|evening))\b", Options);
    private static readonly Regex Yesterday = new(@"\b(?:yesterday|last\s+night)\b", Options);
    private static readonly Regex LastMonth = new(@"\blast\s+month\b", Options);
    private static readonly Regex LastYear = new(@"\blast\s+year\b", Options);

    /// <summary>
    /// Reads the words that date a statement against the day the article appeared. A weekday is the last one up to that day; a month and
    /// day without a year the last up to that day. Words that cannot be resolved leave the time of the article, where it has one.
    /// </summary>
    public static SaidTime Of(string? words, PublicationDate published)
    {
        if (words is not null && Resolve(words, published.Day) is { At: not null } said) return said with { AsWritten = words };
        return new(published.InstantUtc, published.IsKnown ? published.Precision : DatePrecision.Unknown, words);
    }

    private static SaidTime Resolve(string words, DateOnly? day)
    {
        foreach (var pattern in (ReadOnlySpan<Regex>)[MonthDay, DayMonth])
        {
            if (pattern.Match(words) is { Success: true } date && Dated(date, day) is { } found) return OnDay(found);
        }
        if (MonthOnly.Match(words) is { Success: true } month && MonthStart(month, day) is { } start) return new(Utc(start), DatePrecision.Month, null);
        if (YearOnly.Match(words) is { Success: true } year)
            return new(Utc(new DateOnly(int.Parse(year.Groups["y"].ValueSpan, CultureInfo.InvariantCulture), 1, 1)), DatePrecision.Year, null);
        return day is { } known ? Relative(words, known) : default;
    }

    private static SaidTime Relative(string words, DateOnly day)
    {
        if (Weekday.Match(words) is { Success: true } named) return OnDay(LastWeekday(named, day));
        if (Yesterday.IsMatch(words)) return OnDay(day.AddDays(-1));
        if (Today.IsMatch(words)) return OnDay(day);
        if (LastMonth.IsMatch(words)) return new(Utc(new DateOnly(day.Year, day.Month, 1).AddMonths(-1)), DatePrecision.Month, null);
        return LastYear.IsMatch(words) ? new(Utc(new DateOnly(day.Year - 1, 1, 1)), DatePrecision.Year, null) : default;
    }

    private static DateOnly LastWeekday(Match named, DateOnly day)
    {
        var wanted = Enum.Parse<DayOfWeek>(named.Groups["day"].Value, ignoreCase: true);
        var back = ((int)day.DayOfWeek - (int)wanted + 7) % 7;
        return day.AddDays(back == 0 && named.Groups["last"].Success ? -7 : -back);
    }

    private static DateOnly? Dated(Match match, DateOnly? day)
    {
        var number = int.Parse(match.Groups["d"].ValueSpan, CultureInfo.InvariantCulture);
        if (MonthStart(match, day) is not { } month || number < 1 || number > DateTime.DaysInMonth(month.Year, month.Month)) return null;
        var found = month.AddDays(number - 1);
        if (match.Groups["y"].Success || day is not { } published || found <= published) return found;
        return month.Month == 2 && number == 29 ? null : found.AddYears(-1);
    }

    private static DateOnly? MonthStart(Match match, DateOnly? day)
    {
        var month = Array.IndexOf(Months, match.Groups["m"].Value[..3].ToLowerInvariant()) + 1;
        if (match.Groups["y"].Success) return new DateOnly(int.Parse(match.Groups["y"].ValueSpan, CultureInfo.InvariantCulture), month, 1);
        if (day is not { } published) return null;
        var start = new DateOnly(published.Year, month, 1);
        return start <= published ? start : start.AddYears(-1);
    }

    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    private static SaidTime OnDay(DateOnly day) => new(Utc(day), DatePrecision.Day, null);

    private static DateTime Utc(DateOnly day) => day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
}
