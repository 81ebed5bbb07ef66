using System.Globalization;
using ClaimTracker.Model;
using ClaimTracker.Store.Reading;
using ClaimTracker.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace ClaimTracker.Web.Components.Unnamed;

/// <summary>The report on unnamed sources, per outlet and over time; every figure opens its list.</summary>
public partial class UnnamedPage
{
    /// <summary>A share of fewer statements says nothing and is not drawn.</summary>
    internal const int FewestInPeriod = 5;

    private const int Periods12 = 12;

    private static readonly Basis[] Bases = [Basis.FirstHand, Basis.DocumentSeen, Basis.Briefed, Basis.FamiliarWith, Basis.NotStated];

    private UnnamedReport? report;
    private IReadOnlyList<DateOnly> periods = [];
    private IReadOnlyList<double?> median = [];
    private double most = 1;

    [SupplyParameterFromQuery(Name = "measure")] private string? Measure { get; set; }
    [SupplyParameterFromQuery(Name = "by")] private string? By { get; set; }

    private bool IsCount => Measure == "count";

    private bool IsYears => By == "year";

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        report = await Query.ReadAsync();
        var last = report.Outlets.SelectMany(o => o.Months).Select(m => m.Month!.Value).DefaultIfEmpty().Max();
        periods = [.. Enumerable.Range(0, Periods12).Select(i => IsYears ? new DateOnly(Math.Max(1, last.Year - Periods12 + 1 + i), 1, 1) : Back(last, Periods12 - 1 - i))];
        var rows = report.Outlets.Select(Periods).ToList();
        median = [.. Enumerable.Range(0, Periods12).Select(i => Median([.. rows.Select(r => r[i]).Where(p => p.All >= FewestInPeriod).Select(Value)]))];
        most = Math.Max(1, rows.SelectMany(r => r).Where(p => p.All >= FewestInPeriod).Select(Value).DefaultIfEmpty(1).Max());
        if (!IsCount) most = Math.Min(100, Math.Ceiling(most / 15) * 15);
    }

    private static DateOnly Back(DateOnly month, int months) => month.Year * 12 + month.Month > months + 12 ? month.AddMonths(-months) : month;

    private double Value(PeriodCount period) => IsCount ? period.Unnamed : period.Share;

    private IReadOnlyList<PeriodCount> Periods(OutletReport outlet) =>
        [.. periods.Select(p => outlet.Months.Where(m => IsYears ? m.Month!.Value.Year == p.Year : m.Month == p)
            .Aggregate(new PeriodCount(p, 0, 0, 0, 0), (a, m) => new PeriodCount(p, a.All + m.All, a.Unnamed + m.Unnamed, a.WithBasis + m.WithBasis, a.WithReason + m.WithReason)))];

    private IEnumerable<PeriodCount> Overall() => periods.Select((p, i) => report!.Outlets.Select(o => Periods(o)[i])
        .Aggregate(new PeriodCount(p, 0, 0, 0, 0), (a, m) => new PeriodCount(p, a.All + m.All, a.Unnamed + m.Unnamed, a.WithBasis + m.WithBasis, a.WithReason + m.WithReason))).Where(p => p.All > 0);

    private static double? Median(List<double> values)
    {
        values.Sort();
        return values.Count < 3 ? null : values[values.Count / 2];
    }

    private static int Percent(int part, int whole) => whole == 0 ? 0 : (int)Math.Round(100.0 * part / whole);

    private static string List(OutletReport outlet, string operators)
    {
        var where = outlet.Name is { } name ? $"outlet:\"{name.Replace('"', ' ')}\"" : "outlet:none";
        return "/search?q=" + Uri.EscapeDataString($"{where} {operators}".Trim());
    }

    private string Say(DateOnly period) => period.ToString(IsYears ? "yyyy" : "MMM yyyy", Words.Dates);

    private string Machine(DateOnly period) => period.ToString(IsYears ? "yyyy" : "yyyy-MM", CultureInfo.InvariantCulture);

    private static string Link(string? measure, string? by)
    {
        var query = string.Join('&', new[] { ("measure", measure), ("by", by) }.Where(p => p.Item2 is { Length: > 0 }).Select(p => $"{p.Item1}={p.Item2}"));
        return query.Length == 0 ? "/unnamed" : "/unnamed?" + query;
    }
}
