using ClaimTracker.Extraction;
using ClaimTracker.Model;
using ClaimTracker.Store;

namespace ClaimTracker.Export.Tables;

/// <summary>Which rows of timelines; the same choices as on the page.</summary>
/// <param name="Stances">Stances of answers; null among them for tellings. Empty for all.</param>
/// <param name="IsUnnamed">True for unnamed sources only, false for others only, null for both.</param>
/// <param name="Countries">Countries of sources; empty for all, an empty one for none known.</param>
/// <param name="Outlets">Names of outlets; empty for all, an empty one for none known.</param>
/// <param name="From">First day; with a bound, undated rows are left out.</param>
/// <param name="To">Last day.</param>
/// <param name="ConfirmedOnly">True for links that an editor confirmed or made; tellings stay.</param>
public sealed record TimelineSelection(
    IReadOnlyCollection<ResponseStance?> Stances, bool? IsUnnamed, IReadOnlyCollection<string> Countries, IReadOnlyCollection<string> Outlets,
    DateOnly? From, DateOnly? To, bool ConfirmedOnly)
{
    /// <summary>The condition on <see cref="TimelineTable"/>; null where every row is chosen.</summary>
    /// <param name="factory">The database whose parameters are made.</param>
    /// <param name="claims">The claims; null for all.</param>
    public RowFilter? ToFilter(ContextFactory factory, ClaimSelection? claims)
    {
        var parameters = new SqlParameters(factory);
        var conditions = new List<string>();
        if (Stances.Count > 0) conditions.Add(OfStances());
        if (IsUnnamed is { } unnamed) conditions.Add(unnamed ? "s.\"Kind\" = 'Unnamed'" : "(s.\"Kind\" IS NULL OR s.\"Kind\" <> 'Unnamed')");
        if (Countries.Count > 0) conditions.Add($"COALESCE(s.\"Country\", '') IN ({parameters.Add(Countries)})");
        if (Outlets.Count > 0) conditions.Add($"COALESCE(o.\"Name\", '') IN ({parameters.Add(Outlets)})");
        if (From is { } from) conditions.Add($"x.\"SaidAt\" >= {parameters.Add(from.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc))}");
        if (To is { } to && to < DateOnly.MaxValue) conditions.Add($"x.\"SaidAt\" < {parameters.Add(to.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc))}");
        if (ConfirmedOnly) conditions.Add("(i.\"LinkId\" IS NULL OR i.\"Review\" <> 'Suggested')");
        var own = conditions.Count == 0 ? null : new RowFilter(string.Join(" AND ", conditions), parameters.All);
        return RowFilter.Both(own, claims?.Of(TimelineTable.Table));
    }

    private string OfStances()
    {
        var kinds = Enum.GetValues<ResponseKind>().Where(k => Stances.Contains(k.Stance())).Select(k => $"'{k}'").ToList();
        var answers = kinds.Count == 0 ? "1 = 0" : $"i.\"Kind\" IN ({string.Join(", ", kinds)})";
        return Stances.Contains(null) ? $"(i.\"Kind\" IS NULL OR {answers})" : $"({answers})";
    }
}
