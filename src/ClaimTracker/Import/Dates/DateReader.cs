using System.Globalization;
using System.Text.RegularExpressions;
using ClaimTracker.Model;

namespace ClaimTracker.Import.Dates;

/// <summary>Reads dates as publishers write them. A zone that is not written is never guessed.</summary>
internal static class DateReader
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;
    private const string Months =
        "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";
    private const string Time = @"(?:(?:,|\s|T|at|on|-|\||\u2013|\u2022)*(?<h>[0-9]{1,2})[:.](?<min>[0-9]{2})(?::(?<sec>[0-9]{2})(?:[.,][0-9]+)?)?\s*(?<ap>[ap]\.?m\.?)?\s*(?<zone>z|utc|gmt|[+-][0-9]{2}:?[0-9]{2}|e[sd]?t|c[sd]?t|m[sd]t|p[sd]?t|bst|ist|cest|cet|aest|aedt)?)?";

    private static readonly Regex Iso = new(
        @"^(?<y>[0-9]{4})-?(?<m>[0-9]{2})-?(?<d>[0-9]{2})(?:[T\s]+(?<h>[0-9]{2}):?(?<min>[0-9]{2})(?::?(?<sec>[0-9]{2})(?:[.,][0-9]+)?)?\s*(?<zone>z|utc|gmt|[+-][0-9]{2}(?::?[0-9]{2})?)?)?$", Options);
    private static readonly Regex MonthFirst = new(
        @"\b(?<mon>" + Months + @")\.?\s+(?<d>[0-9]{1,2})(?:st|nd|rd|th)?,?\s+(?<y>(?:19|20)[0-9]{2})\b" + Time, Options);
    private static readonly Regex DayFirst = new(
        @"\b(?<d>[0-9]{1,2})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?(?<mon>" + Months + @")\.?,?[\s-]+(?<y>(?:19|20)[0-9]{2})\b" + Time, Options);
    private static readonly Regex IsoInText = new(@"\b(?<y>(?:19|20)[0-9]{2})-(?<m>[0-9]{2})-(?<d>[0-9]{2})\b" + Time, Options);
    private static readonly Regex YearMonth = new(@"^(?<y>[0-9]{4})-(?<m>[0-9]{2})$", Options);
    private static readonly Regex YearOnly = new(@"^(?<y>(?:19|20)[0-9]{2})$", Options);
    private static readonly Regex InAddress = new(@"/(?<y>(?:19|20)[0-9]{2})[/-]?(?<m>0[1-9]|1[0-2])[/-]?(?<d>0[1-9]|[12][0-9]|3[01])(?:/|-|\b)", Options);
    private static readonly Regex InAddressByName = new(@"/(?<y>(?:19|20)[0-9]{2})/(?<mon>" + Months + @")/(?<d>[0-9]{1,2})/", Options);

    /// <summary>A year and a day have at least so many digits.</summary>
    private const int LeastDigits = 5;

    private static readonly Dictionary<string, int> ZoneHours = new(StringComparer.OrdinalIgnoreCase)
    {
        ["z"] = 0, ["utc"] = 0, ["gmt"] = 0, ["est"] = -5, ["edt"] = -4, ["cst"] = -6, ["cdt"] = -5, ["mst"] = -7, ["mdt"] = -6,
        ["pst"] = -8, ["pdt"] = -7, ["bst"] = 1, ["cet"] = 1, ["cest"] = 2, ["aest"] = 10, ["aedt"] = 11,
    };

    /// <summary>Reads one value that is meant to be a date; <see cref="PublicationDate.Unknown"/> where it is none.</summary>
    public static PublicationDate Read(string? value)
    {
        var text = value?.Trim();
        if (string.IsNullOrEmpty(text) || text.Length > 200) return PublicationDate.Unknown;
        if (Iso.Match(text) is { Success: true } iso) return FromMatch(iso, text);
        foreach (var pattern in (ReadOnlySpan<Regex>)[MonthFirst, DayFirst, IsoInText])
        {
            if (pattern.Match(text) is { Success: true } match) return FromMatch(match, text);
        }
        if (YearMonth.Match(text) is { Success: true } month) return Partial(month, text, DatePrecision.Month);
        return YearOnly.Match(text) is { Success: true } year ? Partial(year, text, DatePrecision.Year) : Seconds(text);
    }

    /// <summary>The day that the path of an address names (<c>/2017/10/06/</c>), marked as inferred.</summary>
    public static PublicationDate FromAddress(string? url)
    {
        if (url is null || url.Length > 2000) return PublicationDate.Unknown;
        var match = InAddress.Match(url) is { Success: true } digits ? digits : InAddressByName.Match(url);
        return match.Success && DayOf(match) is { } day
            ? new(day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc), null, DatePrecision.Inferred, match.Value)
            : PublicationDate.Unknown;
    }

    /// <summary>Date and time of the clock as written, where the zone is not one that is known; null where no time is written.</summary>
    public static DateTime? WallClock(string text)
    {
        foreach (var pattern in (ReadOnlySpan<Regex>)[Iso, MonthFirst, DayFirst, IsoInText])
        {
            if (text.Length > 200 || pattern.Match(text) is not { Success: true } match) continue;
            return match.Groups["h"].Success && Offset(match.Groups["zone"].Value) is null && DayOf(match) is { } day && TimeOf(match) is { } time
                ? day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified) + time : null;
        }
        return null;
    }

    /// <summary>True where the line is nothing but a date, perhaps after "Published" or "Updated".</summary>
    public static bool IsDateLine(string line)
    {
        if (line.Length is < 8 or > 80 || Digits(line) < LeastDigits) return false;
        if (Iso.IsMatch(line)) return line.Contains('-', StringComparison.Ordinal);
        foreach (var pattern in (ReadOnlySpan<Regex>)[MonthFirst, DayFirst, IsoInText])
        {
            if (pattern.Match(line) is { Success: true } match)
                return OnlyDateWords(line.AsSpan(0, match.Index)) && OnlyDateWords(line.AsSpan(match.Index + match.Length));
        }
        return false;
    }

    private static int Digits(string line)
    {
        var count = 0;
        foreach (var c in line) count += char.IsAsciiDigit(c) ? 1 : 0;
        return count;
    }

    /// <summary>The latest full date that the text speaks of as past or present; null where it has none.</summary>
    public static DateOnly? LatestIn(string text)
    {
        DateOnly? latest = null;
        foreach (var pattern in (ReadOnlySpan<Regex>)[MonthFirst, DayFirst, IsoInText])
        {
            foreach (Match match in pattern.Matches(text))
            {
                if (DayOf(match) is { } day && (latest is null || day > latest) && !IsAhead(text, match.Index)) latest = day;
            }
        }
        return latest;
    }

    // "until 1 May 2030" says nothing about the day of publication.
    private static readonly string[] Ahead = ["by", "until", "till", "before", "through", "expire", "expires", "due", "will", "would"];

    private static bool IsAhead(string text, int at)
    {
        var before = text.AsSpan(Math.Max(0, at - 60), at - Math.Max(0, at - 60));
        var stop = before.LastIndexOfAny(".!?\n");
        foreach (var word in before[(stop + 1)..].ToString().Split([' ', ',', '(', '\u00a0'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (Array.Exists(Ahead, a => word.Equals(a, StringComparison.OrdinalIgnoreCase))) return true;
        }
        return false;
    }

    private static bool OnlyDateWords(ReadOnlySpan<char> rest)
    {
        foreach (var word in rest.ToString().ToLowerInvariant().Split([' ', ':', ',', '|', '-', '(', ')', '.', '\u2013', '\u2022'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (word is not ("published" or "updated" or "posted" or "on" or "at" or "date" or "last" or "first" or "modified" or "created"
                or "monday" or "tuesday" or "wednesday" or "thursday" or "friday" or "saturday" or "sunday"
                or "mon" or "tue" or "wed" or "thu" or "fri" or "sat" or "sun" or "tues" or "thurs"))
                return false;
        }
        return true;
    }

    private static PublicationDate FromMatch(Match match, string written)
    {
        if (DayOf(match) is not { } day) return PublicationDate.Unknown;
        var midnight = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        if (!match.Groups["h"].Success || Offset(match.Groups["zone"].Value) is not { } offset || TimeOf(match) is not { } time)
            return new(midnight, null, DatePrecision.Day, written);
        var ticks = midnight.Ticks + time.Ticks - offset * TimeSpan.TicksPerMinute;
        return ticks < 0 || ticks > DateTime.MaxValue.Ticks
            ? PublicationDate.Unknown
            : new(new DateTime(ticks, DateTimeKind.Utc), offset, DatePrecision.Exact, written);
    }

    private static PublicationDate Partial(Match match, string written, DatePrecision precision)
    {
        var month = match.Groups["m"].Success ? Number(match.Groups["m"].Value) : 1;
        var year = Number(match.Groups["y"].Value);
        return month is < 1 or > 12 || year < 1
            ? PublicationDate.Unknown
            : new(new DateTime(year, month, 1, 0, 0, 0, DateTimeKind.Utc), null, precision, written);
    }

    /// <summary>Unix time in seconds or milliseconds, between 1990 and 2100.</summary>
    private static PublicationDate Seconds(string text)
    {
        if (text.Length is not (10 or 13) || !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return PublicationDate.Unknown;
        var instant = DateTimeOffset.FromUnixTimeMilliseconds(text.Length == 13 ? number : number * 1000).UtcDateTime;
        return instant.Year is < 1990 or > 2100 ? PublicationDate.Unknown : new(instant, 0, DatePrecision.Exact, text);
    }

    private static DateOnly? DayOf(Match match)
    {
        var year = Number(match.Groups["y"].Value);
        var month = match.Groups["mon"].Success ? MonthNumber(match.Groups["mon"].Value) : Number(match.Groups["m"].Value);
        var day = Number(match.Groups["d"].Value);
        if (year is < 1600 or > 2200 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return null;
        return new DateOnly(year, month, day);
    }

    private static TimeSpan? TimeOf(Match match)
    {
        var hour = Number(match.Groups["h"].Value);
        var minute = Number(match.Groups["min"].Value);
        var second = match.Groups["sec"].Success ? Number(match.Groups["sec"].Value) : 0;
        var half = match.Groups["ap"].Value;
        if (half.Length > 0 && hour <= 12) hour = hour % 12 + (half[0] is 'p' or 'P' ? 12 : 0);
        return hour > 23 || minute > 59 || second > 59 ? null : new TimeSpan(hour, minute, second);
    }

    private static int? Offset(string zone)
    {
        if (zone.Length == 0) return null;
        if (zone[0] is not ('+' or '-')) return ZoneHours.TryGetValue(zone, out var hours) ? hours * 60 : null;
        var digits = zone[1..].Replace(":", "", StringComparison.Ordinal);
        var minutes = Number(digits[..2]) * 60 + (digits.Length == 4 ? Number(digits[2..]) : 0);
        return minutes > 14 * 60 ? null : zone[0] == '-' ? -minutes : minutes;
    }

    private static int MonthNumber(string name) =>
        1 + "janfebmaraprmayjunjulaugsepoctnovdec".IndexOf(name[..3], StringComparison.OrdinalIgnoreCase) / 3;

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
