using System.Globalization;
using ClaimTracker.Model;
using ClaimTracker.Store.Reading;
using Microsoft.AspNetCore.WebUtilities;

namespace ClaimTracker.Web.Components.Timelines;

/// <summary>How close the marks on the line of time stand.</summary>
public enum Zoom { Day, Hour, Month, Year }

/// <summary>What a timeline shows of its items; wholly in the address, so that every view can be linked to.</summary>
/// <param name="Kinds">claim, rebut, none, confirm, withdrawn; empty for all.</param>
/// <param name="Who">named, unnamed; empty for both.</param>
/// <param name="Countries">Countries of the source; empty for all.</param>
/// <param name="Outlets">Outlets; empty for all.</param>
/// <param name="From">First day; null for no bound.</param>
/// <param name="To">Last day; null for no bound.</param>
/// <param name="ConfirmedOnly">True for links that an editor confirmed or made; tellings stay.</param>
public sealed record TimelineFilter(
    IReadOnlySet<string> Kinds, IReadOnlySet<string> Who, IReadOnlySet<string> Countries, IReadOnlySet<string> Outlets,
    DateOnly? From, DateOnly? To, bool ConfirmedOnly, Zoom Zoom, bool IsChart, int Page)
{
    /// <summary>The name under which items are filtered by kind.</summary>
    public static string KindOf(TimelineItem item) => item.Kind?.Stance() switch
    {
        null => "claim",
        ResponseStance.Rebuttal => "rebut",
        ResponseStance.Confirmation => "confirm",
        ResponseStance.Withdrawal => "withdrawn",
        _ => "none",
    };

    /// <summary>Reads the filter from the query of an address; what cannot be read is as if absent.</summary>
    public static TimelineFilter Parse(string query)
    {
        var values = QueryHelpers.ParseQuery(query);
        HashSet<string> All(string key) => values.TryGetValue(key, out var found) ? [.. found.OfType<string>().Where(v => v.Length > 0)] : [];
        string? One(string key) => values.TryGetValue(key, out var found) ? found[0] : null;
        return new TimelineFilter(
            All("kind"), All("who"), All("country"), All("outlet"), Day(One("from"), isEnd: false), Day(One("to"), isEnd: true), One("confirmed") == "1",
            Enum.TryParse<Zoom>(One("zoom"), ignoreCase: true, out var zoom) && Enum.IsDefined(zoom) ? zoom : Zoom.Day,
            One("view") == "chart", int.TryParse(One("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 1 ? page : 1);
    }

    /// <summary>True where something may be hidden.</summary>
    public bool IsNarrow => Kinds.Count + Who.Count + Countries.Count + Outlets.Count > 0 || From is not null || To is not null || ConfirmedOnly;

    /// <summary>True for an item that is shown. A bound on the date hides undated items.</summary>
    public bool Shows(TimelineItem item)
    {
        if (Kinds.Count > 0 && !Kinds.Contains(KindOf(item))) return false;
        if (Who.Count > 0 && !Who.Contains(item.IsUnnamed ? "unnamed" : "named")) return false;
        if (Countries.Count > 0 && !Countries.Contains(item.Country ?? "")) return false;
        if (Outlets.Count > 0 && !Outlets.Contains(item.Outlet ?? "")) return false;
        if (ConfirmedOnly && !item.IsTelling && item.Review is ReviewState.Suggested) return false;
        if (From is null && To is null) return true;
        if (item.SaidAt is not { } at) return false;
        var day = DateOnly.FromDateTime(at);
        return (From is null || day >= From) && (To is null || day <= To);
    }

    private static DateOnly? Day(string? text, bool isEnd)
    {
        if (text is null) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        if (DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)) return isEnd ? month.AddMonths(1).AddDays(-1) : month;
        if (DateOnly.TryParseExact(text, "yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var year)) return isEnd ? year.AddYears(1).AddDays(-1) : year;
        return null;
    }
}
